import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { acknowledge, decline } from './answers.ts';
import { comparable, exchange } from './exchange.ts';
import { operationWith } from './operations.ts';
import type { Writing } from './operations.ts';
import { allPlaces, argumentCoordinate, coordinateOf, isOperatorOnly, routesOf, textArguments } from './schema-walk.ts';
import type { Reader, TextArgument } from './schema-walk.ts';
import { foreignToOperatorOfHome, foreignToTenantA, NAMES, ownOfTenantA } from './tenancy-cases.ts';
import type { Foreign } from './tenancy-cases.ts';
import { serversOf, startTenancyWorld } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld();
}, 180_000);

afterAll(() => world.close());

/**
 * Every argument that takes a text, of fields that the reader can come to; subscriptions have a test of their own. A new
 * calendar feed is answered differently each time, and looks nothing up.
 */
function argumentsFor(reader: Reader): readonly TextArgument[] {
  const routes = routesOf(reader);
  const reachable = allPlaces().filter(
    (place) =>
      routes.has(place.type.name) &&
      place.type.name !== 'Subscription' &&
      coordinateOf(place) !== 'Mutation.createCalendarFeed',
  );
  return reachable.flatMap(textArguments);
}

/**
 * Nothing that is asked for besides exists either, so that no mutation does anything; but for servers, which are looked
 * for in a window that is there.
 */
function leafFor({ path }: TextArgument): Writing['leaf'] {
  return (scalar, name) => {
    if (name === 'windowId' && path.at(-1) === 'serverIds') return world.windows.shared;
    if (scalar === 'DateTime') return '2096-12-01T10:00:00Z';
    if (scalar === 'Int') return 1;
    if (scalar === 'URL') return world.tickets.absent;
    return '00000000-0000-4000-8000-000000000000';
  };
}

function writing(reader: Reader, argument: TextArgument): Writing {
  const own = serversOf(world.gateway.cloud, 'tenant-a')[0].id;
  const onTheWay = {
    'Query.host(id)': 'home/compute-3',
    'Query.server(id)': own,
    'Query.maintenanceWindow(id)': world.windows.shared,
  };
  return { reader, onTheWay, leaf: leafFor(argument) };
}

/** What is answered to an argument that has this value, the value itself taken out. */
async function answerTo(argument: TextArgument, value: string, token: string, reader: Reader): Promise<string> {
  const operation = operationWith(argument, value, writing(reader, argument));
  return comparable(await exchange(world.gateway.url, token, operation), value);
}

/** An id is tried wherever one can be written, also where it is of the wrong kind; what a tenant is refused as a whole, once. */
function fits({ kind }: Foreign, argument: TextArgument): boolean {
  const named = NAMES.get(argumentCoordinate(argument));
  if (kind === named) return true;
  if (isOperatorOnly(argument.place) || argument.scalar === 'Cursor' || kind.endsWith('Cursor')) return false;
  return argument.scalar !== 'URL' || kind === 'ticket';
}

/** Asks for both of every pair; answers the arguments whose answers tell them apart. */
async function toldApart(
  token: string,
  reader: Reader,
  cases: readonly (readonly [TextArgument, Foreign])[],
): Promise<string[]> {
  const found: string[] = [];
  for (const [argument, { kind, foreign, missing }] of cases) {
    const answers = await Promise.all([foreign, missing].map((value) => answerTo(argument, value, token, reader)));
    const [first = '', second] = answers;
    // A request that is refused as such would tell nothing.
    if (first !== second || !first.startsWith('200 '))
      found.push(`${argumentCoordinate(argument)} of a ${kind}: ${answers.join(' | ')}`);
  }
  return found;
}

test('every argument that takes a text has a case here, and every case an argument', () => {
  const all = allPlaces().flatMap(textArguments).map(argumentCoordinate);

  expect([...NAMES.keys()].sort()).toEqual(all.toSorted());
});

test('a tenant is answered to an id of somebody else, of any kind, as to one that does not exist', async () => {
  // The other tenant's mutations, so that their id is one that was used.
  const used = { clientMutationId: 'of-tenant-b', windowId: world.windows.others };
  const { servers } = await acknowledge(world.gateway, 'demo-tenant-b', world.windows.others, used);
  expect(servers).not.toEqual([]);
  await decline(world.gateway, 'demo-tenant-b', world.windows.others, used);
  const pairs = await foreignToTenantA(world);
  const cases = argumentsFor('tenant').flatMap((argument) =>
    pairs.filter((pair) => fits(pair, argument)).map((pair) => [argument, pair] as const),
  );

  expect(cases.length).toBeGreaterThan(100);
  expect(await toldApart('demo-tenant-a', 'tenant', cases)).toEqual([]);
}, 180_000);

test('what is its own is found where the other is not', async () => {
  const own = await ownOfTenantA(world);
  const pairs = await foreignToTenantA(world);
  const blind: string[] = [];
  for (const argument of argumentsFor('tenant').filter(
    ({ place }) => place.type.name === 'Query' && !isOperatorOnly(place),
  )) {
    const kind = NAMES.get(argumentCoordinate(argument));
    const value = kind && own[kind];
    const pair = pairs.find((each) => each.kind === kind);
    if (value === undefined || pair === undefined) continue;
    const [mine, theirs] = await Promise.all(
      [value, pair.foreign].map((id) => answerTo(argument, id, 'demo-tenant-a', 'tenant')),
    );
    if (mine === theirs) blind.push(argumentCoordinate(argument));
  }

  expect(blind).toEqual([]);
});

test("an operator is answered to another Keystone's things as to such that do not exist", async () => {
  // The other operator's mutation, so that its id is one that was used.
  const used = { id: world.windows.offshore, event: 'nothing', clientMutationId: 'of-offshore' };
  await world.gateway.ask(
    world.operators.offshore,
    'mutation ($input: SendMaintenanceEventInput!) { sendMaintenanceEvent(input: $input) { userErrors { code } } }',
    { input: used },
  );
  const pairs = await foreignToOperatorOfHome(world);
  const cases = argumentsFor('operator').flatMap((argument) => {
    const coordinate = argumentCoordinate(argument);
    // Whoever is an operator anywhere may read any ticket of the one system that all share.
    if (coordinate === 'Query.ticket(url)') return [];
    return pairs.filter(({ kind }) => kind === NAMES.get(coordinate)).map((pair) => [argument, pair] as const);
  });

  expect(cases.length).toBeGreaterThan(30);
  expect(await toldApart(world.operators.home, 'operator', cases)).toEqual([]);
});
