/** The example subgraph in Python beside the one in TypeScript, behind a whole gateway. */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startCmdb } from '../../examples/cmdb/cmdb.ts';
import type { Config, SubgraphConfig } from '../../src/config/index.ts';
import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { schedule } from '../graph/windows.ts';

const SCRIPT = fileURLToPath(new URL('../../examples/on-call/on_call.py', import.meta.url));
/** Debian's own, which has Debian's packages. */
const PYTHON = '/usr/bin/python3';

let cmdb: Awaited<ReturnType<typeof startCmdb>>;
let python: ChildProcess;
let gateway: Gateway;

const subgraph = (name: string, url: string): SubgraphConfig => ({
  name,
  url,
  headers: {},
  schema: null,
  timeoutMs: 10_000,
  concurrency: 8,
  subscriptions: { protocol: 'ws', url },
});

beforeAll(async () => {
  cmdb = await startCmdb(0);
  python = spawn(PYTHON, [SCRIPT, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  python.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await until('the Python subgraph to listen', () => said.includes('http://'), 20_000);
  const onCall = /http:\S+/u.exec(said)?.[0] ?? '';
  const change = (config: Config): Config => ({
    ...config,
    federation: {
      name: 'slipway',
      subgraphs: [subgraph('cmdb', cmdb.url), subgraph('on-call', onCall)],
      supergraph: null,
      forward: [],
      policies: {},
      pollMs: 3_600_000,
    },
  });
  gateway = await startGateway({ cloud: { hosts: 4 }, change });
});

afterAll(async () => {
  await gateway.close();
  await cmdb.stop();
  python.kill();
});

test('a window is answered by three subgraphs in two languages', async () => {
  const url = gateway.jira.browseUrl('OPS-101');
  const { window } = await schedule(gateway, { hostIds: ['home/compute-3'], tickets: [{ url }] });

  const data = await gateway.ask(
    'demo-operator',
    `query ($id: ID!) { maintenanceWindow(id: $id) {
      approvals { at by { name } } hosts { id rack { name row } } tickets { ticket { url onCall { name phone } } }
    } }`,
    { id: window?.id },
  );

  expect(data).toEqual({
    maintenanceWindow: {
      approvals: [{ at: '2026-11-22T12:00:00Z', by: { name: 'Grace' } }],
      hosts: [{ id: 'home/compute-3', rack: { name: 'r2', row: 'south' } }],
      tickets: [{ ticket: { url, onCall: { name: 'Ada', phone: '+44 20 0000 0000' } } }],
    },
  });
});
