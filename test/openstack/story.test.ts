import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { startDemoJira } from '../../demo/jira.ts';
import type { DemoJira } from '../../demo/jira.ts';
import { startApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { createCredential } from '../../src/upstream/credential.ts';
import { createKeystone } from '../../src/upstream/keystone.ts';
import { cloudName } from '../../src/domain/ids.ts';
import type { Server } from '../../src/domain/server.ts';
import { createCloud } from '../../src/upstream/nova/cloud.ts';
import type { NovaCloud } from '../../src/upstream/nova/cloud.ts';
import { graphClient } from '../graph/client.ts';
import type { GraphClient } from '../graph/client.ts';
import { until } from '../graph/until.ts';
import { realCloud } from './real-cloud.ts';

/** Whoever works beside the gateway: Nova asked directly, with an administrator's credential. */
let outsider: NovaCloud;
let closeOutsider: () => Promise<void>;
let folder: string;
let jira: DemoJira;
let app: App;
let graph: GraphClient;
let tokens: { readonly admin: string; readonly a: string; readonly b: string };
let projects: { readonly a: string; readonly b: string };
let servers: readonly Server[];

beforeAll(async () => {
  const cloud = await realCloud();
  const [admin, a, b] = await Promise.all([
    cloud.tokenOf('admin'),
    cloud.tokenOf('tenant-a'),
    cloud.tokenOf('tenant-b'),
  ]);
  tokens = { admin: admin.token, a: a.token, b: b.token };
  projects = { a: a.project, b: b.project };
  const keystone = createKeystone({ name: 'keystone', authUrl: cloud.authUrl, timeoutMs: 30_000, concurrency: 2 });
  outsider = createCloud({
    name: cloudName('real'),
    region: cloud.region,
    identityKey: cloud.authUrl,
    credential: createCredential({ keystone, login: cloud.login('admin') }),
    timeoutMs: 30_000,
    concurrency: 2,
  });
  closeOutsider = async () => {
    await outsider.close();
    await keystone.close();
  };
  servers = await outsider.service.listServers();
  // A run that failed before this one may have left hosts disabled.
  for (const host of await outsider.service.listHosts({})) {
    if (host.status === 'DISABLED') await outsider.service.setHostStatus(host, 'ENABLED', null);
  }

  folder = await mkdtemp(join(tmpdir(), 'slipway-story-'));
  jira = await startDemoJira();
  await writeFile(
    join(folder, 'slipway.yaml'),
    `listen: { host: 127.0.0.1, port: 0 }
store: { pglite: ./data }
clouds: [{ name: real, cloud: admin, region: ${cloud.region} }]
tickets: [{ name: corp-jira, kind: jira-cloud, url: "${jira.url}/", email: "${jira.email}", token: "\${STORY_JIRA_TOKEN}" }]
access: { operatorRoles: [admin] }
`,
  );
  const env = { OS_CLIENT_CONFIG_FILE: cloud.file, STORY_JIRA_TOKEN: jira.token };
  app = await startApp(loadConfig({ file: join(folder, 'slipway.yaml'), env, cwd: folder, home: folder }), {
    log: pino({ level: 'silent' }),
  });
  graph = graphClient(app.url);
});

afterAll(async () => {
  await graph.close();
  await app.close();
  await Promise.all([jira.close(), closeOutsider(), rm(folder, { recursive: true })]);
});

const EVENTS = `subscription {
  maintenanceEvents {
    __typename
    ... on MaintenanceEvent {
      type window { summary state servers { nodes { serverId server { name project { id } } } } tickets { ticket { status } } }
    }
  }
}`;
const SCHEDULE = `mutation ($input: ScheduleMaintenanceInput!) {
  scheduleMaintenance(input: $input) { window { id servers(first: 500) { totalCount } } userErrors { code message } }
}`;
const SEND = `mutation ($input: SendMaintenanceEventInput!) {
  sendMaintenanceEvent(input: $input) { window { state } userErrors { code message } }
}`;

async function hostNow(name: string) {
  const [host] = await outsider.service.listHosts({ name });
  if (host === undefined) throw new Error(`Nova has no ${name}`);
  return host;
}

async function send(id: string, event: string) {
  const data = await graph.ask(tokens.admin, SEND, { input: { id, event } });
  expect(data).toMatchObject({ sendMaintenanceEvent: { userErrors: [] } });
}

/** An owner says that its servers stay where they are meanwhile. */
async function keeps(token: string, windowId: string) {
  const answer = `mutation ($windowId: ID!) {
    acknowledgeMaintenance(input: { windowId: $windowId, action: KEEP }) { userErrors { code message } }
  }`;
  const data = await graph.ask(token, answer, { windowId });
  expect(data).toMatchObject({ acknowledgeMaintenance: { userErrors: [] } });
}

async function mayStart(id: string): Promise<boolean> {
  const query = 'query ($id: ID!) { maintenanceWindow(id: $id) { nextEvents { name allowed } } }';
  const { maintenanceWindow } = (await graph.ask(tokens.admin, query, { id })) as {
    maintenanceWindow: { nextEvents: { name: string; allowed: boolean }[] };
  };
  return maintenanceWindow.nextEvents.some(({ name, allowed }) => name === 'start' && allowed);
}

async function scheduleOn(host: string, tickets: readonly unknown[] = []): Promise<string> {
  const input = {
    hostIds: [host],
    summary: 'Swap a DIMM 🔧',
    startsAt: '2096-12-01T10:00:00Z',
    endsAt: '2096-12-01T12:00:00Z',
    tickets,
  };
  const { scheduleMaintenance } = (await graph.ask(tokens.admin, SCHEDULE, { input })) as {
    scheduleMaintenance: { window: { id: string; servers: { totalCount: number } } | null };
  };
  const window = scheduleMaintenance.window;
  if (window === null) throw new Error(JSON.stringify(scheduleMaintenance));
  expect(window.servers.totalCount).toBe(servers.filter((server) => server.host === host).length);
  return window.id;
}

test('hosts, their servers and a ticket come in one request', async () => {
  const data = await graph.ask(
    tokens.admin,
    `query ($url: URL!) {
      ticket(url: $url) { key status }
      hosts { coverage { status } nodes { id state hypervisors { hostname } servers(first: 500) { nodes { id project { name } } } } }
    }`,
    { url: jira.browseUrl('OPS-101') },
  );

  const { coverage, nodes } = data.hosts as {
    coverage: unknown[];
    nodes: { id: string; state: string; hypervisors: unknown[]; servers: { nodes: { project: { name: string } }[] } }[];
  };
  expect(data.ticket).toEqual({ key: 'OPS-101', status: 'To Do' });
  expect(coverage).toEqual([{ status: 'FRESH' }]);
  expect(nodes.flatMap((host) => host.servers.nodes)).toHaveLength(servers.length);
  expect(nodes.every((host) => host.hypervisors.length === 1)).toBe(true);
  expect(new Set(nodes.flatMap((host) => host.servers.nodes.map(({ project }) => project.name)))).toEqual(
    new Set(['tenant-a', 'tenant-b']),
  );
});

test('a confirmed window disables its host in Nova with the ticket, its owner sees it live, and its end enables it', async () => {
  const target = servers.find(({ project, host }) => project === projects.a && host !== null);
  const host = target?.host ?? '';
  const name = host.split('/')[1] ?? '';
  const ticket = jira.browseUrl('OPS-101');
  const watch = { a: graph.watch(tokens.a, EVENTS), b: graph.watch(tokens.b, EVENTS) };
  await Promise.all([watch.a.reaches(1), watch.b.reaches(1)]);

  const id = await scheduleOn(host, [{ url: ticket, audience: 'OWNERS' }]);
  await send(id, 'confirm');
  await until('Nova to show the host disabled', async () => (await hostNow(name)).status === 'DISABLED', 30_000);
  expect((await hostNow(name)).disabledReason).toBe(`Swap a DIMM ${ticket} [slipway:${id}]`);

  const mine = (project: string) =>
    servers.filter((server) => server.host === host && server.project === project).map((server) => server.id);
  const [, scheduled, confirmed] = await watch.a.reaches(3);
  expect(scheduled).toMatchObject({ maintenanceEvents: { type: 'WINDOW_SCHEDULED' } });
  expect(confirmed).toMatchObject({
    maintenanceEvents: {
      type: 'STATE_CHANGED',
      window: { state: 'confirmed', tickets: [{ ticket: { status: 'To Do' } }] },
    },
  });
  const shown = JSON.stringify(watch.a.items);
  for (const server of mine(projects.a)) expect(shown).toContain(server);
  const foreign = servers.filter(({ project }) => project !== projects.a);
  for (const { id: server } of foreign) expect(shown).not.toContain(server);
  expect(shown).not.toContain(name);
  const reaching = mine(projects.b).length === 0 ? 1 : 3;
  await watch.b.reaches(reaching);
  expect(watch.b.items).toHaveLength(reaching);

  for (const tenant of ['a', 'b'] as const) if (mine(projects[tenant]).length > 0) await keeps(tokens[tenant], id);
  await until('nothing to be in the way', () => mayStart(id), 30_000);
  await send(id, 'start');
  await send(id, 'complete');
  await until('Nova to show the host enabled', async () => (await hostNow(name)).status === 'ENABLED', 30_000);
  expect((await hostNow(name)).disabledReason).toBeNull();
});

test('a host that somebody else disabled is neither overwritten nor enabled', async () => {
  const before = await hostNow('compute-1');
  await outsider.service.setHostStatus(before, 'DISABLED', 'smells of smoke, ask Ann');

  const id = await scheduleOn(before.id);
  const told = await hostEvents(id);
  await send(id, 'confirm');
  await told('is left as it is');
  expect((await hostNow('compute-1')).disabledReason).toBe('smells of smoke, ask Ann');
  await send(id, 'cancel');
  await told('stays disabled');

  expect(await hostNow('compute-1')).toMatchObject({ status: 'DISABLED', disabledReason: 'smells of smoke, ask Ann' });
  await outsider.service.setHostStatus(before, 'ENABLED', null);
});

test('a host whose reason somebody changed since stays disabled', async () => {
  const host = await hostNow('compute-2');
  const id = await scheduleOn(host.id);
  const told = await hostEvents(id);
  await send(id, 'confirm');
  await told('Disabled.');
  await outsider.service.setHostStatus(host, 'DISABLED', 'keep it off, the disk is gone too');

  await send(id, 'cancel');
  await told('stays disabled');

  expect(await hostNow('compute-2')).toMatchObject({
    status: 'DISABLED',
    disabledReason: 'keep it off, the disk is gone too',
  });
  await outsider.service.setHostStatus(host, 'ENABLED', null);
});

test('a tenant gets nothing of hosts from Nova itself: its own token is what Nova is asked with', async () => {
  const { data } = await graph.run(tokens.a, '{ servers(first: 500) { nodes { id } } viewer { operator } }');

  const ids = (data as { servers: { nodes: { id: string }[] } }).servers.nodes.map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set(servers.filter(({ project }) => project === projects.a).map(({ id }) => id)));
});

/** Follows what the log tells of a window's host; answers how to wait for a word of it. */
async function hostEvents(windowId: string): Promise<(note: string) => Promise<void>> {
  const filter = `{ windowIds: ["${windowId}"], types: [HOST_CHANGED] }`;
  const query = `subscription { maintenanceEvents(filter: ${filter}) { __typename ... on MaintenanceEvent { note } } }`;
  const watch = graph.watch(tokens.admin, query);
  await watch.reaches(1);
  return (note) => until(`an event saying: ${note}`, () => JSON.stringify(watch.items).includes(note), 30_000);
}
