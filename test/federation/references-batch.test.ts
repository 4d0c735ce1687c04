/** What references from other subgraphs cost upstream. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Host { state servers(first: 5) { nodes { name } } }
    ... on Server { status }
  }
}`;

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ cloud: { hosts: 100, servers: 200 } });
  await gateway.ask('demo-operator', '{ viewer { userId } }');
  gateway.cloud.resetRequests();
});

afterAll(() => gateway.close());

test('a hundred hosts with their servers, and a hundred servers, are one reading of each list', async () => {
  const { cloud } = gateway;
  const hosts = Array.from({ length: 100 }, (_none, index) => ({
    __typename: 'Host',
    id: `home/compute-${index + 1}`,
  }));
  const servers = cloud
    .servers()
    .slice(0, 100)
    .map(({ id }) => ({ __typename: 'Server', id }));

  const { _entities: found } = await gateway.ask('demo-operator', ENTITIES, {
    representations: [...hosts, ...servers],
  });

  expect(found).toHaveLength(200);
  expect(found).not.toContain(null);
  expect(cloud.count({ path: /os-services/u })).toBe(1);
  expect(cloud.count({ path: /servers\/detail/u })).toBe(1);
  expect(cloud.count({ path: /servers\/[0-9a-f-]{36}$/u })).toBe(0);
});
