import { expect, test } from '@jest/globals';

import type { Gateway } from './gateway.ts';
import { comesTo, startQuickGateway, OVER } from './maintenance.ts';
import { scheduleWindow, send } from './windows.ts';

async function startLimited(moving: {
  readonly perHost: number;
  readonly perWindow: number;
  readonly perCloud: number;
}) {
  const gateway = await startQuickGateway({
    cloud: { hosts: 4, servers: 0, migrationSeconds: 2 },
    change: (config) => ({
      ...config,
      clouds: config.clouds.map((cloud) => ({ ...cloud, moving: { ...cloud.moving, ...moving } })),
    }),
  });
  for (const host of ['compute-1', 'compute-2']) {
    for (let left = 4; left > 0; left -= 1) gateway.cloud.addServer({ name: 'app', project: 'tenant-a', host });
  }
  return gateway;
}

/** How many were under way at once, at most, of those that left this host; of all, when none is named. */
function atOnce({ cloud }: Gateway, from?: string): number {
  const moves = cloud.migrations().filter(({ source }) => from === undefined || source === from);
  const ends = ({ updatedAt, createdAt }: (typeof moves)[number]) => updatedAt ?? createdAt;
  return Math.max(
    ...moves.map(
      ({ createdAt }) => moves.filter((other) => other.createdAt <= createdAt && createdAt < ends(other)).length,
    ),
  );
}

async function drained(gateway: Gateway, ...plans: readonly (readonly string[])[]): Promise<void> {
  const ids = await Promise.all(plans.map((hostIds) => scheduleWindow(gateway, { hostIds, ...OVER })));
  for (const id of ids) await send(gateway, id, 'confirm');
  await Promise.all(ids.map((id) => send(gateway, id, 'drain')));
  for (const id of ids) await comesTo(gateway, id, 'is ready', ({ phase }) => phase === 'READY');
  expect(gateway.cloud.migrations()).toHaveLength(8);
}

test('of one host no more servers are moved at once than is configured', async () => {
  const gateway = await startLimited({ perHost: 2, perWindow: 10, perCloud: 10 });

  await drained(gateway, ['home/compute-1', 'home/compute-2']);

  expect([atOnce(gateway, 'compute-1'), atOnce(gateway, 'compute-2')]).toEqual([2, 2]);
  await gateway.close();
});

test('of one window no more, however many hosts it has', async () => {
  const gateway = await startLimited({ perHost: 10, perWindow: 3, perCloud: 10 });

  await drained(gateway, ['home/compute-1', 'home/compute-2']);

  expect(atOnce(gateway)).toBe(3);
  await gateway.close();
});

test('of one cloud no more, however many windows there are', async () => {
  const gateway = await startLimited({ perHost: 10, perWindow: 10, perCloud: 3 });

  await drained(gateway, ['home/compute-1'], ['home/compute-2']);

  expect(atOnce(gateway)).toBe(3);
  await gateway.close();
});
