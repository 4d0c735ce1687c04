import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { scheduleWindow, send } from './windows.ts';

let gateway: Gateway;
let onFirst: string;
let onSecond: string;

beforeAll(async () => {
  gateway = await startGateway();
  onFirst = await scheduleWindow(gateway, { hostIds: ['home/compute-1'], summary: 'first' });
  onSecond = await scheduleWindow(gateway, { hostIds: ['home/compute-2'], summary: 'second' });
}, 180_000);

afterAll(() => gateway.close());

function follow(filter: string) {
  return gateway.watch(
    'demo-operator',
    `subscription { maintenanceEvents(filter: ${filter}) {
      __typename ... on MaintenanceSnapshot { windows { summary } } ... on MaintenanceEvent { type window { summary } }
    } }`,
  );
}

test('a stream that names windows, hosts or servers tells of nothing else', async () => {
  const server = gateway.cloud.servers().find(({ host }) => host === 'compute-2')?.id ?? '';
  const watches = [
    follow(`{ windowIds: ["${onSecond}"] }`),
    follow('{ hostIds: ["home/compute-2"] }'),
    follow(`{ serverIds: ["${server}"] }`),
  ];
  const none = follow('{ windowIds: ["00000000-0000-4000-8000-000000000000"] }');
  await Promise.all([...watches, none].map((watch) => watch.reaches(1)));

  await send(gateway, onFirst, 'cancel');
  await send(gateway, onSecond, 'cancel');

  for (const watch of watches) {
    expect(await watch.reaches(2)).toEqual([
      { maintenanceEvents: { __typename: 'MaintenanceSnapshot', windows: [{ summary: 'second' }] } },
      { maintenanceEvents: { __typename: 'MaintenanceEvent', type: 'STATE_CHANGED', window: { summary: 'second' } } },
    ]);
  }
  expect(none.items).toEqual([{ maintenanceEvents: { __typename: 'MaintenanceSnapshot', windows: [] } }]);
});

test('an operation that goes in a circle is refused before it is run', async () => {
  const circle = 'maintenance { window { servers { nodes { server { maintenance { window { id } } } } } } }';
  const plain = await gateway.run('demo-tenant-a', `{ servers { nodes { ${circle} } } }`);
  const hidden = await gateway.run(
    'demo-tenant-a',
    `query { servers { nodes { ...S } } } fragment S on Server { maintenance { window { servers { nodes { server { ...T } } } } } }
     fragment T on Server { maintenance { serverId } }`,
  );

  for (const { errors } of [plain, hidden]) {
    expect(errors?.[0]?.message).toBe(
      'Server.maintenance stands inside itself: ask for what is below it in an operation of its own.',
    );
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  }
});
