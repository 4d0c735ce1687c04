import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import type { Watch } from './client.ts';
import { comparable } from './exchange.ts';
import { operationWith } from './operations.ts';
import { allPlaces, argumentCoordinate, textArguments } from './schema-walk.ts';
import type { Reader } from './schema-walk.ts';
import { foreignToOperatorOfHome, foreignToTenantA, NAMES } from './tenancy-cases.ts';
import type { Foreign } from './tenancy-cases.ts';
import { startTenancyWorld } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';
import { until } from './until.ts';

const SEND = `mutation ($input: SendMaintenanceEventInput!) {
  sendMaintenanceEvent(input: $input) { userErrors { code } }
}`;
const LINK = 'mutation ($input: LinkTicketInput!) { linkTicket(input: $input) { userErrors { code } } }';
const EVENTS = `subscription ($filter: MaintenanceEventFilter) { maintenanceEvents(filter: $filter) {
  __typename
  ... on MaintenanceEvent { cursor type ticket { url } window { id } }
  ... on StreamHeartbeat { cursor }
} }`;

const itemShape = z.object({
  maintenanceEvents: z.object({
    __typename: z.string(),
    cursor: z.string().optional(),
    type: z.string().optional(),
    ticket: z.object({ url: z.string() }).nullish(),
  }),
});

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({ app: { heartbeatMs: 100 } });
}, 180_000);

afterAll(() => world.close());

/** Two streams that were asked for by something that exists and by something that does not. */
interface Pair extends Foreign {
  readonly coordinate: string;
  readonly watches: readonly { readonly watch: Watch; readonly value: string }[];
}

function watchPairs(token: string, reader: Reader, foreign: readonly Foreign[]): readonly Pair[] {
  const writing = { reader, onTheWay: {}, leaf: (scalar: string) => scalar };
  const streams = allPlaces().filter(({ type }) => type.name === 'Subscription');
  return streams.flatMap(textArguments).flatMap((argument) => {
    const coordinate = argumentCoordinate(argument);
    const fitting = foreign.filter(({ kind }) => kind === NAMES.get(coordinate));
    return fitting.map((pair) => {
      const watches = [pair.foreign, pair.missing].map((value) => {
        const { query, variables } = operationWith(argument, value, writing);
        return { watch: world.gateway.watch(token, query, variables), value };
      });
      return { ...pair, coordinate, watches };
    });
  });
}

function eventsOf({ items }: Watch) {
  return items.map((item) => itemShape.parse(item).maintenanceEvents);
}

/** All that a stream said but for signs of life, the id and the places in the log taken out. */
function told({ watch, value }: Pair['watches'][number]): string {
  const items = watch.items.map((item) => JSON.stringify(item)).filter((text) => !text.includes('StreamHeartbeat'));
  const errors = watch.errors.map((error) => JSON.stringify(error));
  return comparable([...items, ...errors].join('\n'), value).replace(/"cursor":"[^"]*"/gu, '"cursor":"(place)"');
}

/** Something happens to every window: to others', to `offshore`'s, for operators only, and last for tenant a. Answers the URL of the last. */
async function letThingsHappen({ gateway, operators, windows, tickets }: TenancyWorld): Promise<string> {
  const everything = gateway.watch(operators.home, EVENTS);
  await everything.reaches(1);
  await gateway.ask(operators.home, SEND, { input: { id: windows.others, event: 'confirm' } });
  await gateway.ask(operators.offshore, SEND, { input: { id: windows.offshore, event: 'confirm' } });
  await gateway.ask(operators.home, SEND, { input: { id: windows.shared, event: 'confirm' } });
  await gateway.ask(operators.home, LINK, { input: { windowId: windows.shared, link: { url: tickets.unlinked } } });
  await until('Nova to be told of all three hosts', () => {
    return eventsOf(everything).filter(({ type }) => type === 'HOST_CHANGED').length === 3;
  });
  const last = `${tickets.absent}?last`;
  const link = { url: last, audience: 'OWNERS' };
  await gateway.ask(operators.home, LINK, { input: { windowId: windows.shared, link } });
  return last;
}

test("a stream is to another's id what it is to one that does not exist", async () => {
  const { gateway, operators, windows } = world;
  const own = gateway.watch('demo-tenant-a', EVENTS, { filter: { windowIds: [windows.shared] } });
  const pairs = [
    ...watchPairs('demo-tenant-a', 'tenant', await foreignToTenantA(world)),
    ...watchPairs(operators.home, 'operator', await foreignToOperatorOfHome(world)),
  ];
  const streams = pairs.flatMap(({ watches }) => watches).map(({ watch }) => watch);
  await own.reaches(1);
  await until('every stream to say something', () =>
    streams.every((each) => each.items.length + each.errors.length > 0),
  );

  const last = await letThingsHappen(world);
  await until('the last event', () => eventsOf(own).some(({ ticket }) => ticket?.url === last));
  const { cursor } = eventsOf(own).find(({ ticket }) => ticket?.url === last) ?? {};
  await until('every stream to be past the last event', () =>
    streams.every(({ items, errors }) => errors.length > 0 || JSON.stringify(items.at(-1)).includes(String(cursor))),
  );

  expect(pairs.map(({ coordinate }) => coordinate)).toEqual(
    expect.arrayContaining(
      [...NAMES.keys()].filter((name) => name.startsWith('Subscription') && NAMES.get(name) !== 'place'),
    ),
  );
  expect(
    eventsOf(own)
      .map(({ __typename, type }) => type ?? __typename)
      .filter((name) => name !== 'StreamHeartbeat'),
  ).toEqual(['MaintenanceSnapshot', 'STATE_CHANGED', 'TICKET_LINKED']);
  const toldApart = pairs.filter(({ watches: [foreign, missing] }) => {
    return foreign === undefined || missing === undefined || told(foreign) !== told(missing);
  });
  expect(toldApart.map(({ coordinate, kind, watches }) => [coordinate, kind, ...watches.map(told)])).toEqual([]);
});
