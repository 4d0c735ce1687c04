/** The process: exit codes, and what goes where. The words are the command line's own, see test/config/cli.test.ts. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { packageVersion } from '../../src/config/index.ts';
import { RACK_MOVE } from '../workflow/samples.ts';
import { run } from './process.ts';

const PASSWORD = 'sWordfish';
const LOGIN = {
  OS_AUTH_URL: 'https://keystone.example:5000/v3',
  OS_USERNAME: 'slipway',
  OS_PASSWORD: PASSWORD,
  OS_PROJECT_NAME: 'ops',
};
const FILES = {
  'right.yaml': 'clouds: [{ name: home }]\nworkflows: { directory: flows, default: rack move }\n',
  'wrong.yaml': 'clouds: [{ name: home }]\nlisten: { prot: 1 }\nlimits: { maxFirst: 0 }\n',
  'other.yaml': 'clouds: [{ name: home }]\nworkflows: { directory: broken, default: rack move }\n',
  'both.yaml': 'clouds: [{ name: Home }]\nlisten: { port: no }\nworkflows: { directory: broken, default: rack mvoe }\n',
  'down.yaml': `clouds: [{ name: home }]\nstore: { postgres: "postgres://me:${PASSWORD}@127.0.0.1:1/slip" }\n`,
  'flows/rack-move.yaml': RACK_MOVE,
  'broken/rack-move.yaml': RACK_MOVE.replace('phase: DRAINING', 'phase: DRAINED').replace('enableHosts]', 'enable]'),
};

let folder = '';
const slipway = (...args: readonly string[]) => run(args, { cwd: folder, env: LOGIN });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-main-'));
  for (const name of ['flows', 'broken']) await mkdir(join(folder, name));
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
});

afterAll(() => rm(folder, { recursive: true }));

test('--version is answered with the version, and code 0', async () => {
  expect(await slipway('--version')).toEqual({ code: 0, signal: null, out: `${packageVersion()}\n`, err: '' });
}, 180_000);

test('--help is answered on standard output, and code 0', async () => {
  const { code, out, err } = await slipway('--help');

  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const word of ['demo', 'serve', 'check-config', 'migrate', '--port', '--data']) expect(out).toContain(word);
}, 180_000);

test('an unknown command is told on standard error, and code 2', async () => {
  const { code, out, err } = await slipway('sevre');

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain("unknown command 'sevre'; there are demo, serve, check-config, migrate");
}, 180_000);

test('a configuration that is right is told as it was understood, without its secret, and code 0', async () => {
  const { code, out, err } = await slipway('check-config', '--config', 'right.yaml');

  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^right\.yaml is right\.\n/u);
  expect(out).toContain('https://keystone.example:5000/v3');
  expect(out).toContain('rack-move.yaml; default rack move');
  expect(out).not.toContain(PASSWORD);
}, 180_000);

test('a configuration that is wrong is told with every fault at its place, and code 1', async () => {
  const { code, out, err } = await slipway('check-config', '--config', 'wrong.yaml');

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.split('\n')).toEqual([
    'wrong.yaml:2:11: listen.prot is not a known key; did you mean port?',
    'wrong.yaml:3:21: limits.maxFirst must be a whole number from 1 to 1000',
    '2 faults in the configuration.',
    '',
  ]);
}, 180_000);

test('a configuration whose workflow is wrong is told with every fault at its place, and code 1', async () => {
  const { code, out, err } = await slipway('check-config', '--config', 'other.yaml');

  expect({ code, out }).toEqual({ code: 1, out: '' });
  const places = err.replaceAll(join(folder, 'broken'), '').replaceAll(/ must be one of .*/gu, '');
  expect(places.split('\n')).toEqual([
    '/rack-move.yaml:12:12: states.doors locked.phase',
    '/rack-move.yaml:19:43: states.on the lorry.on.arrive.actions[0]',
    '2 faults in the configuration.',
    '',
  ]);
}, 180_000);

test.each(['check-config', 'serve'])(
  '%s tells the faults of the configuration and of its workflow together, in the same words',
  async (command) => {
    const { code, out, err } = await slipway(command, '--config', 'both.yaml');

    expect({ code, out }).toEqual({ code: 1, out: '' });
    const words = err.replaceAll(join(folder, 'broken'), '').replaceAll(/ must be one of .*/gu, '');
    expect(words.split('\n')).toEqual([
      'both.yaml:1:18: clouds[0].name must be a name of lower-case letters, digits and hyphens, e.g. home',
      'both.yaml:2:17: listen.port must be a port number from 0 (any free one) to 65535; found a text',
      'both.yaml:3:42: workflows.default names no workflow; did you mean rack move?',
      '/rack-move.yaml:12:12: states.doors locked.phase',
      '/rack-move.yaml:19:43: states.on the lorry.on.arrive.actions[0]',
      '5 faults in the configuration.',
      '',
    ]);
  },
  180_000,
);

test.each(['migrate', 'serve'])(
  '%s says which store it cannot reach and what to do, without the password, and code 1',
  async (command) => {
    expect(await slipway(command, '--config', 'down.yaml')).toMatchObject({
      code: 1,
      out: '',
      err: 'The store, PostgreSQL at 127.0.0.1:1/slip, cannot be reached: connect ECONNREFUSED 127.0.0.1:1. Start it, or correct store.postgres in the configuration.\n',
    });
  },
  180_000,
);
