import { createServer } from 'node:net';

import { describe, expect, test } from '@jest/globals';

import { explain, run } from '../../src/cli.ts';
import type { Commands } from '../../src/cli.ts';
import { ConfigError, StoreLockedError } from '../../src/errors.ts';

/** What one command line leads to. `commands` replace the ones that only note what they were asked. */
async function slipway(argv: readonly string[], commands: Partial<Commands> = {}) {
  const asked: unknown[] = [];
  const said = { out: '', err: '' };
  const note =
    (name: string) =>
    (options: unknown): Promise<void> => {
      asked.push([name, options]);
      return Promise.resolve();
    };
  const code = await run(
    argv,
    { out: (text) => (said.out += text), err: (text) => (said.err += text), version: '1.2.3' },
    {
      demo: note('demo'),
      serve: note('serve'),
      migrate: note('migrate'),
      checkConfig: () => 'store  embedded',
      compose: () => Promise.resolve('type Query { b: Int }\n'),
      subgraph: () => Promise.resolve('type Query { a: Int }\n'),
      ...commands,
    },
  );
  return { code, asked, ...said };
}

const failing = (error: unknown) => () => Promise.reject(Error.isError(error) ? error : new Error('not an error'));

describe('what is asked for', () => {
  test.each([
    [[], ['demo', { host: '127.0.0.1', port: 4000, data: './data' }]],
    [
      ['--port', '4123', '--data', 'there'],
      ['demo', { host: '127.0.0.1', port: 4123, data: 'there' }],
    ],
    [
      ['demo', '--host=::1', '--port=0'],
      ['demo', { host: '::1', port: 0, data: './data' }],
    ],
    [['serve'], ['serve', { config: './slipway.yaml' }]],
    [
      ['serve', '--config', 'my.yaml'],
      ['serve', { config: 'my.yaml' }],
    ],
    [
      ['migrate', '--config=my.yaml'],
      ['migrate', { config: 'my.yaml' }],
    ],
  ])('%j', async (argv, asked) => {
    expect(await slipway(argv)).toEqual({ code: 0, asked: [asked], out: '', err: '' });
  });

  test('--version and --help are answered without doing anything', async () => {
    expect(await slipway(['--version'])).toEqual({ code: 0, asked: [], out: '1.2.3\n', err: '' });

    const help = await slipway(['--help']);
    expect(help).toMatchObject({ code: 0, asked: [], err: '' });
    for (const word of ['serve', 'check-config', 'migrate', '--port', '--data', 'npm start -- --port 4123']) {
      expect(help.out).toContain(word);
    }
  });
});

describe('what is not understood ends with code 2, one clear line and no deed', () => {
  test.each([
    [['srve'], "unknown command 'srve'; there are demo, serve, check-config, migrate"],
    [['--prot', '1'], "unknown option '--prot'\n(Did you mean --port?)"],
    [['serve', '--port', '1'], "unknown option '--port'"],
    [['serve', 'my.yaml'], 'too many arguments'],
    [['--port', '65536'], "argument '65536' is invalid. A port is a whole number from 0 (any free one) to 65535."],
    [['--port', '4e3'], "argument '4e3' is invalid. A port is a whole number from 0 (any free one) to 65535."],
    [['--port', '-1'], "argument '-1' is invalid. A port is a whole number from 0 (any free one) to 65535."],
    [['--host', ' '], "argument ' ' is invalid. A host is a name or an address, e.g. 127.0.0.1."],
    [['--data'], "option '--data <dir>' argument missing"],
  ])('%j', async (argv, message) => {
    const { code, asked, out, err } = await slipway(argv);

    expect({ code, asked, out }).toEqual({ code: 2, asked: [], out: '' });
    expect(err).toContain(message);
    expect(err).toContain('--help');
  });
});

describe('check-config', () => {
  test('prints what was understood when all is right', async () => {
    expect(await slipway(['check-config', '--config', 'my.yaml'])).toMatchObject({
      code: 0,
      out: 'my.yaml is right.\nstore  embedded\n',
    });
  });

  test('prints every fault and their number otherwise, and ends with code 1', async () => {
    const faults = [
      { file: 'my.yaml', line: 3, column: 5, message: 'listen.prt is not a known key; did you mean port?' },
      { file: 'clouds.yaml', line: 1, column: 1, message: 'auth.password is missing' },
    ];

    expect(await slipway(['check-config'], { checkConfig: failing(new ConfigError(faults)) })).toMatchObject({
      code: 1,
      out: '',
      err: `my.yaml:3:5: listen.prt is not a known key; did you mean port?\nclouds.yaml:1:1: auth.password is missing\n2 faults in the configuration.\n`,
    });
  });
});

describe('failures are explained', () => {
  test('a port in use is one line that says what to do', async () => {
    const first = createServer();
    await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
    const address = first.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const second = createServer();
    const error = await new Promise<unknown>((resolve) => second.once('error', resolve).listen(port, '127.0.0.1'));

    const { code, err } = await slipway([], { demo: failing(error) });
    first.close();

    expect(code).toBe(1);
    expect(err).toBe(
      `127.0.0.1:${port} is in use by another process: end that one, or choose another port (--port, or listen.port in the configuration).\n`,
    );
  });

  test('a locked store is its own one line', async () => {
    const error = new StoreLockedError('./data is open in another process.');

    expect(await slipway(['serve'], { serve: failing(error) })).toMatchObject({
      code: 1,
      err: './data is open in another process.\n',
    });
  });

  test('several failures in one are each explained', () => {
    const refused = (address: string): Error =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED', syscall: 'connect' });

    expect(explain(new AggregateError([refused('::1:5432'), refused('127.0.0.1:5432')]))).toBe(
      'connect ECONNREFUSED ::1:5432\nconnect ECONNREFUSED 127.0.0.1:5432',
    );
  });

  test('a bug keeps its stack', () => {
    expect(explain(new TypeError('oops'))).toMatch(/^TypeError: oops\n {4}at /u);
    expect(explain('thrown text')).toBe('thrown text');
  });
});
