/** References from other subgraphs: the same loaders as the query root, and no more rights than it gives. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { serversOf, startTenancyWorld } from '../graph/tenancy-world.ts';
import type { TenancyWorld } from '../graph/tenancy-world.ts';

const OWNER = 'demo-tenant-a';

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Cloud { name region }
    ... on Host { id state }
    ... on Server { id name }
    ... on Project { id title: name }
    ... on MaintenanceWindow { id summary }
    ... on Ticket { url status windows: maintenanceWindows { id } }
  }
}`;

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld();
}, 180_000);

afterAll(() => world.close());

async function entities(token: string, ...representations: readonly object[]) {
  const { data, errors = [] } = await world.gateway.run(token, ENTITIES, { representations });
  return {
    found: data?._entities ?? null,
    errors: errors.map(({ path, extensions }) => ({ path, code: extensions.code })),
  };
}

test('whoever composes is told the schema as a subgraph of Federation 2', async () => {
  const { _service: service } = await world.gateway.ask('demo-operator', '{ _service { sdl } }');

  expect(service).toEqual({ sdl: expect.stringContaining('https://specs.apollo.dev/federation/v2.9') });
  expect(service).toEqual({ sdl: expect.stringMatching(/extend type Ticket\s+@key\(fields: "url"\)/u) });
});

test('operators get each kind of thing by its reference, in the order of the references', async () => {
  const [server] = serversOf(world.gateway.cloud, 'tenant-b');
  const { shared } = world.windows;
  const project = world.gateway.cloud.projectIds['tenant-b'];

  const { found, errors } = await entities(
    world.operators.home,
    { __typename: 'Ticket', url: world.tickets.shared },
    { __typename: 'MaintenanceWindow', id: shared },
    { __typename: 'Project', id: project },
    { __typename: 'Server', id: server.id },
    { __typename: 'Host', id: 'home/compute-3' },
    { __typename: 'Cloud', name: 'home' },
  );

  expect(errors).toEqual([]);
  expect(found).toEqual([
    { __typename: 'Ticket', url: world.tickets.shared, status: expect.any(String), windows: [{ id: shared }] },
    { __typename: 'MaintenanceWindow', id: shared, summary: 'Firmware' },
    { __typename: 'Project', id: project, title: 'tenant-b' },
    { __typename: 'Server', id: server.id, name: server.name },
    { __typename: 'Host', id: 'home/compute-3', state: 'UP' },
    { __typename: 'Cloud', name: 'home', region: expect.any(String) },
  ]);
});

describe('owners get by reference what the query root gives them', () => {
  test('no host: it is refused, and costs nothing but itself', async () => {
    const references = [
      { __typename: 'Host', id: 'home/compute-3' },
      { __typename: 'Cloud', name: 'home' },
    ];

    expect(await entities(OWNER, ...references)).toEqual({
      found: [null, { __typename: 'Cloud', name: 'home', region: expect.any(String) }],
      errors: [{ path: ['_entities', 0], code: 'FORBIDDEN' }],
    });
  });

  test('no cloud of another Keystone', async () => {
    expect(await entities(OWNER, { __typename: 'Cloud', name: 'offshore' })).toEqual({ found: [null], errors: [] });
  });

  test('their own servers, no others', async () => {
    const [own] = serversOf(world.gateway.cloud, 'tenant-a');
    const [other] = serversOf(world.gateway.cloud, 'tenant-b');
    const ids = [own.id, other.id, world.offshoreServer, 'none'];

    expect(await entities(OWNER, ...ids.map((id) => ({ __typename: 'Server', id })))).toEqual({
      found: [{ __typename: 'Server', id: own.id, name: own.name }, null, null, null],
      errors: [],
    });
  });

  test('their own project, no other', async () => {
    const { 'tenant-a': own, 'tenant-b': other } = world.gateway.cloud.projectIds;

    expect(await entities(OWNER, ...[own, other].map((id) => ({ __typename: 'Project', id })))).toEqual({
      found: [{ __typename: 'Project', id: own, title: 'tenant-a' }, null],
      errors: [],
    });
  });

  test('windows that touch their servers, no others', async () => {
    const { shared, others, offshore } = world.windows;

    expect(
      await entities(OWNER, ...[shared, others, offshore].map((id) => ({ __typename: 'MaintenanceWindow', id }))),
    ).toEqual({
      found: [{ __typename: 'MaintenanceWindow', id: shared, summary: 'Firmware' }, null, null],
      errors: [],
    });
  });

  test('of a ticket that is not linked for them, the URL alone', async () => {
    const { shared, secret, others } = world.tickets;
    const bare = (url: string) => ({ __typename: 'Ticket', url, status: null, windows: [] });

    expect(await entities(OWNER, ...[shared, others].map((url) => ({ __typename: 'Ticket', url })))).toEqual({
      found: [
        { __typename: 'Ticket', url: shared, status: expect.any(String), windows: [{ id: world.windows.shared }] },
        bare(others),
      ],
      errors: [],
    });
    expect((await entities(OWNER, { __typename: 'Ticket', url: secret })).found).toEqual([bare(secret)]);
  });
});

test.each([
  { reference: { __typename: 'Host' }, place: ['_entities', 0], fault: 'without its key' },
  { reference: { __typename: 'Host', id: 7 }, place: ['_entities', 0], fault: 'whose key is no text' },
  { reference: { __typename: 'Ticket', url: 'javascript:alert(1)' }, place: ['_entities', 0], fault: 'to no URL' },
  { reference: { __typename: 'Problem' }, place: ['_entities'], fault: 'to what has no key' },
  { reference: {}, place: ['_entities'], fault: 'to nothing' },
])('a reference $fault is refused as bad input', async ({ reference, place }) => {
  const { errors } = await entities(world.operators.home, reference);

  expect(errors).toEqual([{ path: place, code: 'BAD_USER_INPUT' }]);
});
