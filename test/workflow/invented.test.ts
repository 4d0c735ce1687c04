/** Workflows that nobody wrote code for, followed by windows of a whole gateway. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { scheduleWindow, send } from '../graph/windows.ts';
import { NIGHT_MOVE, RACK_MOVE, STANDARD } from './samples.ts';

let gateway: Gateway;

beforeAll(async () => {
  const files = [
    { file: 'standard.yaml', text: STANDARD },
    { file: 'rack-move.yaml', text: RACK_MOVE },
    { file: 'night-move.yaml', text: NIGHT_MOVE },
  ];
  gateway = await startGateway({ change: (config) => ({ ...config, workflows: { files, default: 'rack move' } }) });
}, 180_000);

afterAll(() => gateway.close());

const stateOf = async (id: string) => {
  const data = await gateway.ask('demo-operator', 'query ($id: ID!) { maintenanceWindow(id: $id) { state } }', { id });
  return z.object({ maintenanceWindow: z.object({ state: z.string() }) }).parse(data).maintenanceWindow.state;
};

const isDisabled = () => gateway.cloud.hosts().find(({ name }) => name === 'compute-1')?.disabled === true;

test('a window that names no workflow follows the configured default, by its own words, and Nova hears of it', async () => {
  const id = await scheduleWindow(gateway);

  expect(await send(gateway, id, 'confirm')).toMatchObject({
    window: { state: 'pencilled in', revision: 1 },
    userErrors: [
      {
        code: 'INVALID_EVENT',
        message: 'The window is pencilled in and does not take confirm; it takes ink.',
      },
    ],
  });
  expect(await send(gateway, id, 'ink')).toMatchObject({ window: { state: 'inked', phase: 'CONFIRMED' } });
  expect(await send(gateway, id, 'lock doors')).toMatchObject({ window: { state: 'doors locked', phase: 'DRAINING' } });
  await until('the host to be disabled', isDisabled);
  await send(gateway, id, 'go');
  expect(await send(gateway, id, 'arrive')).toMatchObject({ window: { state: 'racked', phase: 'COMPLETED' } });
  await until('the host to be enabled', () => !isDisabled());
});

test('a window whose workflow waits for signals of its own choice goes on by itself, and refuses what its guards refuse', async () => {
  const id = await scheduleWindow(gateway, {
    workflow: 'night move',
    hostIds: ['home/compute-3'],
    startsAt: new Date().toISOString(),
  });

  expect(await send(gateway, id, 'ink')).toMatchObject({ window: { state: 'inked' } });
  await until('the doors to be locked because it is time', async () => (await stateOf(id)) === 'doors locked');
  expect(await send(gateway, id, 'ready')).toMatchObject({
    window: { state: 'doors locked' },
    userErrors: [{ code: 'GUARD_REFUSED', message: expect.stringMatching(/^ready: AWAITING_ANSWER /u) }],
  });
  expect(await send(gateway, id, 'go')).toMatchObject({ window: { state: 'on the lorry', phase: 'IN_PROGRESS' } });
});

test('a window that names the other one follows that, and the graph tells all of them', async () => {
  const id = await scheduleWindow(gateway, { workflow: 'standard', hostIds: ['home/compute-2'] });

  expect(await send(gateway, id, 'ink')).toMatchObject({ userErrors: [{ code: 'INVALID_EVENT' }] });
  expect(await send(gateway, id, 'confirm')).toMatchObject({ window: { state: 'confirmed' } });
  expect(await gateway.ask('demo-tenant-a', '{ workflows { name version states { name events } } }')).toMatchObject({
    workflows: [
      { name: 'rack move', version: '2026-11', states: expect.arrayContaining([{ name: 'racked', events: [] }]) },
      { name: 'standard', version: '2', states: expect.anything() },
      {
        name: 'night move',
        version: '2026-11',
        states: expect.arrayContaining([{ name: 'doors locked', events: ['go', 'ready', 'knock'] }]),
      },
    ],
  });
});
