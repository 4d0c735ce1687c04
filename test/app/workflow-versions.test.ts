import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Config } from '../../src/config/index.ts';
import { ConfigError } from '../../src/errors.ts';
import { startGateway } from '../graph/gateway.ts';
import { scheduleWindow, send } from '../graph/windows.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'slipway-workflows-'));
});

afterAll(() => rm(directory, { recursive: true }));

const INVENTED = `name: invented
version: '1'
initial: dreamt of
states:
  dreamt of:
    phase: TENTATIVE
    on: { wake up: { target: real } }
  real:
    phase: COMPLETED
`;

function withWorkflow(text: string) {
  return (config: Config): Config => ({
    ...config,
    store: { kind: 'pglite', directory },
    workflows: { default: 'invented', files: [{ file: '/etc/invented.yaml', text }] },
  });
}

test('an invented workflow needs no code, and its text may not change under one version', async () => {
  const first = await startGateway({ change: withWorkflow(INVENTED) });
  const id = await scheduleWindow(first);
  expect(await send(first, id, 'wake up')).toMatchObject({ window: { state: 'real', phase: 'COMPLETED' } });
  await first.close();

  const changed = withWorkflow(INVENTED.replace('wake up', 'rise'));
  await expect(startGateway({ change: changed })).rejects.toThrow(ConfigError);

  const renewed = INVENTED.replace('wake up', 'rise').replace("'1'", "'2'");
  const second = await startGateway({ change: withWorkflow(renewed) });
  const old = await second.ask('demo-operator', `{ maintenanceWindow(id: "${id}") { workflow { version } } }`);
  await second.close();
  expect(old).toEqual({ maintenanceWindow: { workflow: { version: '1' } } });
}, 120_000);
