/**
 * A gateway over two clouds with Keystones of their own, and three tenants side by side, so that for each there is a
 * lot that is none of its business. Projects and servers have the same ids in both clouds.
 *
 * | host of home     | 1    | 2    | 3    | 4    | 5    | 6    |
 * | servers of       | a, c | a, c | a, b | a, b | b, c | b, c |
 */

import { z } from 'zod';

import { startDemoCloud } from '../../demo/cloud.ts';
import type { DemoCloud } from '../../demo/cloud.ts';
import type { Config } from '../../src/config/index.ts';
import { cloudName } from '../../src/domain/ids.ts';
import { startGateway } from './gateway.ts';
import type { Gateway, GatewayOptions } from './gateway.ts';
import { until } from './until.ts';

export interface TenancyWorld {
  readonly gateway: Gateway;
  /** The cloud `offshore`: no token of `home` is good there. */
  readonly offshore: DemoCloud;
  /** Tokens of operators, each of one cloud only. */
  readonly operators: { readonly home: string; readonly offshore: string };
  /** Ids: of tenants a and b on hosts 3 and 4, of b and c on host 5, and of `offshore`, where it touches project a too. */
  readonly windows: { readonly shared: string; readonly others: string; readonly offshore: string };
  /** URLs: for owners and for operators on `shared`, for owners on the other two, and one that nobody linked. */
  readonly tickets: Readonly<Record<'secret' | 'shared' | 'others' | 'offshore' | 'unlinked' | 'absent', string>>;
  /** A server of tenant a that only `offshore` has. */
  readonly offshoreServer: string;
  readonly close: () => Promise<void>;
}

const SIZE = { hosts: 6, servers: 12, projects: 3 };
/** Everything is asked for at once, which is deeper than clients may go unless told otherwise. */
const MAX_DEPTH = 40;

const SCHEDULE = `mutation ($input: ScheduleMaintenanceInput!) {
  scheduleMaintenance(input: $input) { window { id } userErrors { message } }
}`;
const scheduled = z.object({ scheduleMaintenance: z.object({ window: z.object({ id: z.string() }) }) });

/** Starts both clouds and the gateway, and schedules the windows. */
export async function startTenancyWorld(options: Omit<GatewayOptions, 'jira'> = {}): Promise<TenancyWorld> {
  const offshore = await startDemoCloud(SIZE);
  const offshoreServer = offshore.addServer({ name: 'a-far-01', project: 'tenant-a', host: 'compute-3' }).id;
  const withBoth = (config: Config): Config => ({
    ...config,
    limits: { ...config.limits, maxDepth: MAX_DEPTH, maxCost: 1_000_000 },
    clouds: config.clouds.flatMap((cloud) => [
      cloud,
      { ...cloud, name: cloudName('offshore'), auth: { ...cloud.auth, authUrl: offshore.authUrl } },
    ]),
  });
  const gateway = await startGateway({
    ...options,
    cloud: { ...SIZE, ...options.cloud },
    change: (config) => withBoth(options.change?.(config) ?? config),
  });
  const operators = { home: 'demo-operator', offshore: offshore.issueToken({ project: 'admin' }) };
  const tickets = ticketsOf(gateway);
  const plan = async (token: string, hostIds: readonly string[], links: readonly object[]) => {
    const times = { startsAt: '2096-12-01T10:00:00Z', endsAt: '2096-12-01T12:00:00Z' };
    const input = { hostIds, summary: 'Firmware', ...times, tickets: links };
    return scheduled.parse(await gateway.ask(token, SCHEDULE, { input })).scheduleMaintenance.window.id;
  };
  const windows = {
    shared: await plan(
      operators.home,
      ['home/compute-3', 'home/compute-4'],
      [{ url: tickets.shared, audience: 'OWNERS' }, { url: tickets.secret }],
    ),
    others: await plan(operators.home, ['home/compute-5'], [{ url: tickets.others, audience: 'OWNERS' }]),
    offshore: await plan(operators.offshore, ['offshore/compute-3'], [{ url: tickets.offshore, audience: 'OWNERS' }]),
  };
  await stopOneServerOfB(gateway);
  const close = async () => {
    await gateway.close();
    await offshore.close();
  };
  return { gateway, offshore, operators, windows, tickets, offshoreServer, close };
}

function ticketsOf({ jira }: Gateway): TenancyWorld['tickets'] {
  return {
    shared: jira.browseUrl('OPS-101'),
    secret: jira.browseUrl('OPS-102'),
    others: jira.browseUrl('OPS-103'),
    offshore: jira.browseUrl('OPS-107'),
    unlinked: jira.browseUrl('OPS-104'),
    absent: jira.browseUrl('OPS-999'),
  };
}

/** So that there is a status which tenant a has no server in. */
async function stopOneServerOfB({ cloud }: Gateway): Promise<void> {
  const { id } = serversOf(cloud, 'tenant-b')[0];
  const headers = { 'content-type': 'application/json', 'x-auth-token': 'demo-tenant-b' };
  await fetch(`${cloud.computeUrl}/servers/${id}/action`, { method: 'POST', headers, body: '{"os-stop":null}' });
  await until('the server to stop', () => cloud.servers().find((server) => server.id === id)?.vmState === 'stopped');
}

type Servers = ReturnType<DemoCloud['servers']>;

/** The servers of a tenant, of which there must be one. */
export function serversOf(cloud: DemoCloud, project: string): readonly [Servers[number], ...Servers] {
  const [first, ...rest] = cloud.servers().filter(({ projectId }) => projectId === cloud.projectIds[project]);
  if (first === undefined) throw new Error(`${project} has no server`);
  return [first, ...rest];
}

/** An id that differs from this one in its last digit only, so that it lies next to it in every order. */
export function neighbour(id: string): string {
  const last = Number.parseInt(id.slice(-1), 16);
  return `${id.slice(0, -1)}${(last ^ 1).toString(16)}`;
}
