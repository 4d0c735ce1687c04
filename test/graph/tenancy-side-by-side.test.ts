import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import type { Watch } from './client.ts';
import { exchange } from './exchange.ts';
import { operationFor, operationWith } from './operations.ts';
import type { Operation, Writing } from './operations.ts';
import { allPlaces, argumentCoordinate, isOperatorOnly, requiredArguments, selectionOf } from './schema-walk.ts';
import { serversOf, startTenancyWorld } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';
import { until } from './until.ts';

type Tenant = 'tenant-a' | 'tenant-b';
const TENANTS: readonly Tenant[] = ['tenant-a', 'tenant-b'];

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld();
}, 60_000);

afterAll(() => world.close());

/** Whatever a tenant must never read: names of hosts, operators, other projects and all that is theirs. */
function forbiddenTo(tenant: Tenant): readonly string[] {
  const { gateway, offshore, operators, offshoreServer, windows, tickets } = world;
  const { cloud } = gateway;
  const strangers = Object.entries(cloud.projectIds).filter(([name]) => name !== tenant);
  const theirs = cloud.servers().filter(({ projectId }) => projectId !== cloud.projectIds[tenant]);
  return [
    ...[...cloud.hosts(), ...offshore.hosts()].flatMap(({ name, serviceId, hypervisorId, ip }) => [
      name,
      serviceId,
      hypervisorId,
      ip,
    ]),
    ...strangers.flat(),
    ...theirs.flatMap(({ id, name }) => [id, name]),
    ...['offshore', offshoreServer, 'a-far-01', windows.offshore, tickets.offshore, operators.offshore],
    ...[tickets.secret, 'OPS-102', tickets.unlinked, 'OPS-104'],
    // What Jira says of the ticket that both may follow, and is for operators only.
    ...['Firmware upgrade of rack 12', 'Mia Krystof'],
    ...(tenant === 'tenant-a' ? [windows.others, tickets.others, 'OPS-103'] : []),
  ];
}

function found(text: string, tenant: Tenant): readonly string[] {
  return forbiddenTo(tenant).filter((word) => text.includes(word));
}

/** Every root field of a kind that a tenant may ask for, with everything behind it, asked of what is its own. */
function everythingFor(tenant: Tenant, root: 'Query' | 'Subscription'): readonly Operation[] {
  const own = serversOf(world.gateway.cloud, tenant).find(({ host }) => host === 'compute-3')?.id ?? '';
  const values: Readonly<Record<string, string>> = {
    'Query.server(id)': own,
    'Query.maintenanceWindow(id)': world.windows.shared,
    'Query.ticket(url)': world.tickets.shared,
    'Subscription.maintenanceWindow(id)': world.windows.shared,
  };
  const writing: Writing = { reader: 'tenant', onTheWay: {}, leaf: (scalar) => scalar };
  const places = allPlaces().filter((place) => place.type.name === root && !isOperatorOnly(place));
  return places.map((place) => {
    const [required] = requiredArguments(place);
    if (required === undefined) return operationFor(place, writing);
    const path = [required.name];
    const value = values[argumentCoordinate({ place, path })];
    if (value === undefined) throw new Error(`say what to ask ${argumentCoordinate({ place, path })} for`);
    return operationWith({ place, path }, value, writing);
  });
}

const OPERATOR_STREAM =
  'subscription { maintenanceEvents { ... on MaintenanceEvent { cursor type ticket { url } } ... on MaintenanceSnapshot { cursor } } }';
const eventShape = z.object({
  maintenanceEvents: z.object({
    type: z.string().optional(),
    cursor: z.string().optional(),
    ticket: z.object({ url: z.string() }).nullish(),
  }),
});
const eventsOf = ({ items }: Watch) =>
  items.flatMap((item) => eventShape.safeParse(item).data?.maintenanceEvents ?? []);
const typesOf = (watch: Watch) => eventsOf(watch).flatMap(({ type }) => type ?? []);

/** Sends a mutation as an operator of home, and demands that it is done. */
async function operate(field: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { payload: ${field}(input: $input) { userErrors { message } } }`;
  expect(await world.gateway.ask('demo-operator', query, { input })).toEqual({ payload: { userErrors: [] } });
}

test.each(TENANTS)(
  'whatever %s asks for, it reads nothing of anybody else, and no name of a host or an operator',
  async (tenant) => {
    const answers = await Promise.all(
      everythingFor(tenant, 'Query').map((operation) => exchange(world.gateway.url, `demo-${tenant}`, operation)),
    );

    expect(answers.filter((answer) => !answer.startsWith('200 ') || answer.includes('"errors"'))).toEqual([]);
    const text = answers.join('\n');
    for (const { id } of serversOf(world.gateway.cloud, tenant)) expect(text).toContain(id);
    expect(text).toContain(world.windows.shared);
    expect(found(text, tenant)).toEqual([]);
  },
);

test('each tenant sees its own servers in a window over two hosts, and who has none sees no window', async () => {
  const { gateway, windows } = world;
  const query = `{ maintenanceWindow(id: "${windows.shared}") { servers { totalCount nodes { serverId server { name } } } } }`;
  for (const tenant of TENANTS) {
    const own = serversOf(gateway.cloud, tenant).filter(({ host }) => host === 'compute-3' || host === 'compute-4');
    const nodes = own
      .map(({ id, name }) => ({ serverId: id, server: { name } }))
      .sort((a, b) => (a.serverId < b.serverId ? -1 : 1));
    expect(nodes).toHaveLength(2);
    expect(await gateway.ask(`demo-${tenant}`, query)).toEqual({
      maintenanceWindow: { servers: { totalCount: 2, nodes } },
    });
  }

  expect(await gateway.ask('demo-tenant-c', query)).toEqual({ maintenanceWindow: null });
});

test('streams tell each tenant of its own windows, of nothing that is for operators, and name nobody', async () => {
  const { gateway, windows, tickets } = world;
  const watches = TENANTS.map((tenant) => ({
    tenant,
    streams: everythingFor(tenant, 'Subscription').map(({ query, variables }) =>
      gateway.watch(`demo-${tenant}`, query, variables),
    ),
  }));
  const operator = gateway.watch('demo-operator', OPERATOR_STREAM);
  await Promise.all([operator, ...watches.flatMap(({ streams }) => streams)].map((watch) => watch.reaches(1)));

  await operate('linkTicket', { windowId: windows.shared, link: { url: tickets.unlinked } });
  await operate('sendMaintenanceEvent', { id: windows.others, event: 'confirm', note: 'Soon.' });
  await operate('sendMaintenanceEvent', { id: windows.shared, event: 'confirm', note: 'Soon.' });
  await until(
    'both windows to be carried out',
    () => typesOf(operator).filter((type) => type === 'HOST_CHANGED').length === 3,
  );
  await operate('unlinkTicket', { windowId: windows.shared, url: tickets.unlinked });
  await operate('linkTicket', {
    windowId: windows.others,
    link: { url: `${tickets.others}?again`, audience: 'OWNERS' },
  });
  const last = `${tickets.absent}?last`;
  await operate('linkTicket', { windowId: windows.shared, link: { url: last, audience: 'OWNERS' } });
  const all = [operator, ...watches.flatMap(({ streams }) => streams)];
  await until('the last event to reach everybody', () =>
    all.every(({ items }) => JSON.stringify(items.at(-1)).includes(last)),
  );

  expect(typesOf(operator)).toEqual(expect.arrayContaining(['HOST_CHANGED', 'TICKET_UNLINKED']));
  const told = Object.fromEntries(watches.map(({ tenant, streams }) => [tenant, streams.flatMap(typesOf)]));
  expect(told).toEqual({
    'tenant-a': ['STATE_CHANGED', 'TICKET_LINKED'],
    'tenant-b': ['STATE_CHANGED', 'STATE_CHANGED', 'TICKET_LINKED', 'TICKET_LINKED'],
  });
  for (const { tenant, streams } of watches) {
    expect(streams.flatMap(({ errors }) => errors)).toEqual([]);
    const text = JSON.stringify(streams.map(({ items }) => items));
    expect(text).toContain('"actor":"operator"');
    expect(found(text, tenant)).toEqual([]);
  }
});

test("a stream that goes on behind an operator's place in the log tells a tenant no more than its own", async () => {
  const { gateway } = world;
  const operator = gateway.watch('demo-operator', OPERATOR_STREAM);
  const own = gateway.watch('demo-tenant-a', OPERATOR_STREAM);
  await Promise.all([operator.reaches(1), own.reaches(1)]);
  await operate('linkTicket', {
    windowId: world.windows.shared,
    link: { url: `${world.tickets.secret}?for-operators` },
  });
  await operator.reaches(2);
  const secret = eventsOf(operator).at(-1)?.cursor;
  await operate('sendMaintenanceEvent', { id: world.windows.others, event: 'cancel' });
  await operate('sendMaintenanceEvent', { id: world.windows.shared, event: 'cancel' });
  await own.reaches(2);

  const place = allPlaces().find(
    ({ type, field }) => type.name === 'Subscription' && field.name === 'maintenanceEvents',
  );
  const everything = place === undefined ? '' : selectionOf(place.field.type, 'tenant');
  const resumed = gateway.watch(
    'demo-tenant-a',
    `subscription { maintenanceEvents(after: "${String(secret)}") ${everything} }`,
  );
  await resumed.reaches(1);

  expect(eventsOf(resumed).map(({ cursor }) => cursor)).toEqual(
    eventsOf(own)
      .slice(1)
      .map(({ cursor }) => cursor),
  );
  expect(found(JSON.stringify(resumed.items), 'tenant-a')).toEqual([]);
});
