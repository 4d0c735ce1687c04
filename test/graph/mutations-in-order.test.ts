/** Several mutations in one request: each payload shows what is so once its own mutation is done. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { scheduleWindow } from './windows.ts';

const STATES = 'window { hosts { maintenanceWindows { nodes { state } } } }';
const windowShape = z.object({
  window: z.object({
    hosts: z.array(z.object({ maintenanceWindows: z.object({ nodes: z.array(z.object({ state: z.string() })) }) })),
  }),
});
const shape = z.object({ confirmed: windowShape, cancelled: windowShape });
const statesOf = ({ window }: z.infer<typeof windowShape>) =>
  window.hosts.flatMap(({ maintenanceWindows }) => maintenanceWindows.nodes.map(({ state }) => state));

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 180_000);
afterAll(() => gateway.close());

test('what one mutation had read is read anew after the next', async () => {
  const id = await scheduleWindow(gateway);
  const send = (alias: string, event: string) =>
    `${alias}: sendMaintenanceEvent(input: { id: "${id}", event: "${event}" }) { ${STATES} }`;
  const answer = await gateway.ask(
    'demo-operator',
    `mutation { ${send('confirmed', 'confirm')} ${send('cancelled', 'cancel')} }`,
  );
  const { confirmed, cancelled } = shape.parse(answer);
  expect([statesOf(confirmed), statesOf(cancelled)]).toEqual([['confirmed'], ['cancelled']]);
});
