import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OperationTypeNode } from 'graphql';
import { z } from 'zod';

import { operationFor } from './operations.ts';
import type { Writing } from './operations.ts';
import { allPlaces, coordinateOf, isOperatorOnly, routesOf } from './schema-walk.ts';
import type { Place } from './schema-walk.ts';
import { serversOf, startTenancyWorld } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';
import { until } from './until.ts';

const errorShape = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  extensions: z.object({ code: z.string() }),
});
const STATE = '{ maintenanceWindows { nodes { id revision tickets { url } } } }';

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld();
}, 180_000);

afterAll(() => world.close());

/** Everything on the way is the tenant's own, so that the field itself is come to. */
function writing(): Writing {
  const { windows, tickets, gateway } = world;
  const onTheWay = {
    'Query.server(id)': serversOf(gateway.cloud, 'tenant-a').find(({ host }) => host === 'compute-3')?.id ?? '',
    'Query.maintenanceWindow(id)': windows.shared,
    'Query.ticket(url)': tickets.shared,
  };
  const leaves: Readonly<Record<string, unknown>> = {
    DateTime: '2096-12-01T10:00:00Z',
    Int: 1,
    URL: tickets.shared,
  };
  return { reader: 'tenant', onTheWay, leaf: (scalar) => leaves[scalar] ?? windows.shared };
}

const operatorOnly = allPlaces().filter(isOperatorOnly);
const isLive = ({ type }: Place) => routesOf('tenant').get(type.name)?.[0]?.type.name === 'Subscription';

/** What stands at the path, or the null above it. */
function valueAt(data: unknown, path: readonly (number | string)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null
      ? Object.entries(value).find(([name]) => name === String(key))?.[1]
      : value;
  }, data);
}

test('there are fields for operators only, and a tenant can come to the type of each', () => {
  const types = operatorOnly.map(({ type }) => type.name);

  expect(types).toEqual(
    expect.arrayContaining(['Query', 'Mutation', 'Server', 'MaintenanceWindow', 'MaintenanceEvent']),
  );
  expect(types.filter((name) => !routesOf('tenant').has(name))).toEqual([]);
});

test.each(operatorOnly.filter((place) => !isLive(place)).map((place) => ({ name: coordinateOf(place), place })))(
  '$name is null to a tenant, with the error FORBIDDEN',
  async ({ place }) => {
    const before = await world.gateway.ask('demo-operator', STATE);
    world.gateway.cloud.resetRequests();

    const { query, variables } = operationFor(place, writing());
    const { data, errors } = await world.gateway.run('demo-tenant-a', query, variables);

    const [error] = z.array(errorShape).min(1).parse(errors);
    expect({ code: error?.extensions.code, field: error?.path.at(-1) }).toEqual({
      code: 'FORBIDDEN',
      field: place.field.name,
    });
    expect(valueAt(data, error?.path ?? [])).toBeNull();
    expect(world.gateway.cloud.count({ method: 'PUT' })).toBe(0);
    expect(await world.gateway.ask('demo-operator', STATE)).toEqual(before);
  },
);

test.each(operatorOnly.filter(isLive).map((place) => ({ name: coordinateOf(place), place })))(
  '$name is null to a tenant in a stream, with the error FORBIDDEN, and the stream goes on',
  async ({ place }) => {
    const { kind, query, variables } = operationFor(place, writing());
    expect(kind).toBe(OperationTypeNode.SUBSCRIPTION);
    const watch = world.gateway.watch('demo-tenant-a', query, variables);
    await watch.reaches(1);

    for (const url of [world.tickets.unlinked, world.tickets.absent]) {
      const input = { windowId: world.windows.shared, link: { url: `${url}?${place.field.name}`, audience: 'OWNERS' } };
      await world.gateway.ask(
        'demo-operator',
        'mutation ($input: LinkTicketInput!) { linkTicket(input: $input) { userErrors { code } } }',
        { input },
      );
    }
    await until('two errors', () => watch.errors.length >= 2);

    const errors = watch.errors.map((error) => errorShape.parse(error));
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(errors.map(({ path }) => path.at(-1))).toEqual([place.field.name, place.field.name]);
    expect(watch.items.slice(1).map((item) => valueAt(item, errors[0]?.path ?? []))).toEqual([null, null]);
  },
);
