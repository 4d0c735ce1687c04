import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import type { Watch } from './client.ts';
import { exchange } from './exchange.ts';
import { allPlaces, selectionOf } from './schema-walk.ts';
import { everythingFor, foundBy, TENANTS } from './tenancy-reading.ts';
import { serversOf, startTenancyWorld } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';
import { until } from './until.ts';

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld();
}, 180_000);

afterAll(() => world.close());

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
      everythingFor(world, tenant, 'Query').map((operation) =>
        exchange(world.gateway.url, `demo-${tenant}`, operation),
      ),
    );

    expect(answers.filter((answer) => !answer.startsWith('200 ') || answer.includes('"errors"'))).toEqual([]);
    const text = answers.join('\n');
    for (const { id } of serversOf(world.gateway.cloud, tenant)) expect(text).toContain(id);
    expect(text).toContain(world.windows.shared);
    expect(foundBy(world, tenant, text)).toEqual([]);
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
    streams: everythingFor(world, tenant, 'Subscription').map(({ query, variables }) =>
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
    expect(foundBy(world, tenant, text)).toEqual([]);
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
  expect(foundBy(world, 'tenant-a', JSON.stringify(resumed.items))).toEqual([]);
});
