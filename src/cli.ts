/**
 * The command line: what was asked for, and how failures are told.
 *
 * Does nothing itself: the commands are given, so is the terminal. Refuses to know configuration files, servers and
 * the process it runs in.
 */

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

import { ConfigError, GatewayError } from './errors.ts';

/** Where the gateway in demo mode listens, and keeps its data (as the user wrote it). */
export interface DemoOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  /** Six hosts, nothing planned, and nothing that happens by itself. */
  readonly bare?: boolean;
}

/** Which configuration file, as the user wrote it. */
export interface ConfigOptions {
  readonly config: string;
}

/** The file to write to, if not standard output. */
export interface ComposeOptions extends ConfigOptions {
  readonly out?: string;
}

/** What the gateway can be asked to do. A failure is thrown. */
export interface Commands {
  /** Resolves once the gateway answers; it stays until it is told to end. */
  readonly demo: (options: DemoOptions) => Promise<void>;
  /** As `demo`. */
  readonly serve: (options: ConfigOptions) => Promise<void>;
  readonly migrate: (options: ConfigOptions) => Promise<void>;
  /** Answers what was understood, in lines, without secrets. Throws ConfigError. */
  readonly checkConfig: (options: ConfigOptions) => string | Promise<string>;
  /** Answers the supergraph, or where it was written. Throws ConfigError. */
  readonly compose: (options: ComposeOptions) => Promise<string>;
  /** Answers the graph's SDL as a subgraph. */
  readonly subgraph: () => Promise<string>;
}

/** The terminal, and which version this is. Texts come with their line ends. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly version: string;
}

/** Exit codes: all went well; it failed; it was not understood. */
const OK = 0;
const FAILED = 1;
const MISUSED = 2;

const EXAMPLES = `
Options of demo, which may leave its name out:
  --host HOST    address to listen on (default: 127.0.0.1)
  --port N       port to listen on, 0 takes any that is free (default: 4000)
  --data DIR     folder for its data, which stays (default: ./data)
  --bare         six hosts, nothing planned and nothing that happens by itself

Examples:
  npm start                                       a simulated cloud to try things on
  npm start -- --port 4123 --data /tmp/slipway    the same, elsewhere
  npm start -- check-config                       is ./slipway.yaml right?
  npm start -- serve --config /etc/slipway.yaml   the real thing
`;

/** Runs what the arguments (without node and script) ask for; answers the exit code. Never throws. */
export async function run(argv: readonly string[], terminal: Terminal, commands: Commands): Promise<number> {
  try {
    await program(terminal, commands).parseAsync(argv, { from: 'user' });
    return OK;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : MISUSED; // commander has said why
    terminal.err(`${explain(error)}\n`);
    return FAILED;
  }
}

function program(terminal: Terminal, commands: Commands): Command {
  const slipway = new Command('slipway')
    .description('A GraphQL gateway for host maintenance in OpenStack clouds.')
    .version(terminal.version, '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', EXAMPLES);

  const demo = slipway.command('demo', { isDefault: true }).description('serve a simulated cloud (the default)');
  demo
    .option('--host <host>', 'address to listen on', toHost, '127.0.0.1')
    .option('--port <n>', 'port to listen on, 0 takes any that is free', toPort, 4000)
    .option('--data <dir>', 'folder for its data, which stays', './data')
    .option('--bare', 'six hosts, nothing planned and nothing that happens by itself')
    .allowExcessArguments()
    .action(async (options: DemoOptions) => {
      refuseCommand(demo, slipway);
      await commands.demo(options);
    });

  const withConfig = (name: string, description: string): Command =>
    slipway.command(name).description(description).addOption(configOption());
  withConfig('serve', 'serve the clouds of a configuration').action((options: ConfigOptions) =>
    commands.serve(options),
  );
  withConfig('check-config', 'tell everything that is wrong with a configuration').action(
    async (options: ConfigOptions) => {
      terminal.out(`${options.config} is right.\n${await commands.checkConfig(options)}\n`);
    },
  );
  withConfig('migrate', 'bring the store up to this version, and end').action((options: ConfigOptions) =>
    commands.migrate(options),
  );
  withConfig('compose', 'print the supergraph of a configuration')
    .option('--out <file>', 'write it there instead')
    .action(async (options: ComposeOptions) => {
      terminal.out(await commands.compose(options));
    });
  slipway
    .command('subgraph')
    .description('print the schema as a subgraph of Federation 2')
    .action(async () => {
      terminal.out(await commands.subgraph());
    });
  return slipway;
}

function configOption(): Option {
  return new Option('--config <file>', 'the configuration').default('./slipway.yaml');
}

/** A word that is no command lands at the default one. */
function refuseCommand(demo: Command, slipway: Command): void {
  const [word] = demo.args;
  if (word === undefined) return;
  const known = slipway.commands.map((command) => command.name()).join(', ');
  slipway.error(`error: unknown command '${word}'; there are ${known}`);
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/u.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 (any free one) to 65535.');
}

function toHost(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('A host is a name or an address, e.g. 127.0.0.1.');
}

/** A failure in the words of its user: one line where we know what happened, the stack where it is a bug of ours. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError) {
    const count = error.faults.length === 1 ? '1 fault' : `${error.faults.length} faults`;
    return `${error.message}\n${count} in the configuration.`;
  }
  if (error instanceof GatewayError) return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(explain).join('\n');
  if (!Error.isError(error)) return String(error);
  return systemFailure(error) ?? error.stack ?? error.message;
}

/** The operating system's refusals, which are nobody's bug. */
function systemFailure(error: Error): string | null {
  if (!('code' in error && 'syscall' in error)) return null;
  const where = addressIn(error);
  switch (error.code) {
    case 'EADDRINUSE':
      return `${where} is in use by another process: end that one, or choose another port (--port, or listen.port in the configuration).`;
    case 'EADDRNOTAVAIL':
      return `${where} is not an address of this machine: choose another (--host, or listen.host in the configuration).`;
    case 'EACCES':
      return error.syscall === 'listen'
        ? `This user may not listen on ${where}: choose a port above 1023.`
        : error.message;
    default:
      return error.message;
  }
}

function addressIn(error: object): string {
  const address = 'address' in error && typeof error.address === 'string' ? error.address : 'The address';
  return 'port' in error && typeof error.port === 'number' ? `${address}:${error.port}` : address;
}
