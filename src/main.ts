/**
 * Starts the process: arguments → command → gateway; signals → close.
 *
 * Refuses to know what a command does.
 */

import { run } from './cli.ts';
import { checkConfig } from './commands/check-config.ts';
import { compose } from './commands/compose.ts';
import { demo } from './commands/demo.ts';
import { migrate } from './commands/migrate.ts';
import { serve } from './commands/serve.ts';
import { subgraph } from './commands/subgraph.ts';
import { packageVersion } from './config/index.ts';

const terminal = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  version: packageVersion(),
};

process.exitCode = await run(process.argv.slice(2), terminal, {
  demo: (options) => demo(options, terminal.out),
  serve: (options) => serve(options, terminal.out),
  migrate: (options) => migrate(options, terminal.out),
  checkConfig,
  compose,
  subgraph,
});
