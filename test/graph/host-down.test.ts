import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import type { Config } from '../../src/config/index.ts';
import { OWNER_A, OWNER_B, toldOf } from './answers.ts';
import type { Gateway } from './gateway.ts';
import { startQuickGateway, view } from './maintenance.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

const WINDOWS = `{ maintenanceWindows(first: 500) { nodes {
  id cause kind phase summary hosts { id } servers(first: 500) { nodes { serverId } } endsAt createdBy
} } }`;
const windowsShape = z.object({
  maintenanceWindows: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        cause: z.string(),
        kind: z.string(),
        phase: z.string(),
        summary: z.string(),
        hosts: z.array(z.object({ id: z.string() })),
        servers: z.object({ nodes: z.array(z.object({ serverId: z.string() })) }),
      }),
    ),
  }),
});

let gateway: Gateway;

const onHostDown = (reaction: 'notify' | 'ignore') => (config: Config) => ({
  ...config,
  clouds: config.clouds.map((cloud) => ({ ...cloud, onHostDown: reaction })),
});

beforeAll(async () => {
  gateway = await startQuickGateway({ cloud: { hosts: 0, servers: 0 }, change: onHostDown('notify') });
}, 180_000);

afterAll(() => gateway.close());

function newHost(...projects: readonly string[]) {
  const { name } = gateway.cloud.addHost();
  const servers = projects.map((project) => gateway.cloud.addServer({ name: 'app', project, host: name }).id);
  return { name, id: `home/${name}`, servers };
}

async function windowsOf(host: string, from = gateway) {
  const { nodes } = windowsShape.parse(await from.ask('demo-operator', WINDOWS)).maintenanceWindows;
  return nodes.filter(({ hosts }) => hosts.some(({ id }) => id === host));
}

/** Waits until the host watch has looked at every host at least once more. */
async function looked(from = gateway): Promise<void> {
  const asked = { method: 'GET', path: /os-services(?!.*host=)/u };
  const before = from.cloud.count(asked);
  await until('two looks at the hosts', () => from.cloud.count(asked) >= before + 3);
}

test('a host that goes down with servers on it has one window for its operators, and its owners are told', async () => {
  const host = newHost('tenant-a', 'tenant-a');
  gateway.cloud.setHostState(host.name, 'down');
  await until('a window', async () => (await windowsOf(host.id)).length > 0);

  const [window] = await windowsOf(host.id);
  expect(window).toMatchObject({ cause: 'UNPLANNED', kind: 'TEMPORARY', phase: 'TENTATIVE', hosts: [{ id: host.id }] });
  expect(window?.summary).not.toContain(host.name);
  expect(window?.servers.nodes.map(({ serverId }) => serverId).toSorted()).toEqual(host.servers.toSorted());
  const id = window?.id ?? '';
  expect((await view(gateway, id, OWNER_A)).servers.nodes).toHaveLength(2);
  expect(await toldOf(gateway, id, 'WINDOW_SCHEDULED', OWNER_A)).toMatchObject([{ actor: 'gateway' }]);
  expect(await gateway.ask(OWNER_B, `{ maintenanceWindow(id: "${id}") { id } }`)).toEqual({ maintenanceWindow: null });
  expect(gateway.cloud.hosts().find(({ name }) => name === host.name)?.disabled).toBe(false);
});

test('that is done once for each time it goes down, whatever became of the window', async () => {
  const host = newHost('tenant-a');
  gateway.cloud.setHostState(host.name, 'down');
  await until('a window', async () => (await windowsOf(host.id)).length === 1);
  const [first] = await windowsOf(host.id);
  await send(gateway, first?.id ?? '', 'cancel');
  await looked();
  expect(await windowsOf(host.id)).toHaveLength(1);

  gateway.cloud.setHostState(host.name, 'up');
  await looked();
  gateway.cloud.setHostState(host.name, 'down');
  await until('another window', async () => (await windowsOf(host.id)).length === 2);
});

test('a host that somebody forces down is down', async () => {
  const host = newHost('tenant-a');
  gateway.cloud.changeHost(host.name, { forcedDown: true });

  await until('a window', async () => (await windowsOf(host.id)).length === 1);
});

test('a host without servers, and one that a window has for that time already, get no window', async () => {
  const [empty, planned] = [newHost(), newHost('tenant-a')];
  const [startsAt, endsAt] = [0, 1].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
  await scheduleWindow(gateway, { hostIds: [planned.id], startsAt, endsAt });

  for (const { name } of [empty, planned]) gateway.cloud.setHostState(name, 'down');
  const witness = newHost('tenant-a');
  gateway.cloud.setHostState(witness.name, 'down');
  await until('the witness’s window', async () => (await windowsOf(witness.id)).length === 1);
  await looked();

  expect(await windowsOf(empty.id)).toEqual([]);
  expect(await windowsOf(planned.id)).toHaveLength(1);
});

test('nothing of the kind is done where the configuration says ignore', async () => {
  const ignoring = await startQuickGateway({
    cloud: { hosts: 1, servers: 0 },
    change: onHostDown('ignore'),
  });
  ignoring.cloud.addServer({ name: 'app', project: 'tenant-a', host: 'compute-1' });
  ignoring.cloud.setHostState('compute-1', 'down');
  await looked(ignoring);

  expect(await windowsOf('home/compute-1', ignoring)).toEqual([]);
  await ignoring.close();
});
