/** Everybody asks the same at the same moment: each is answered as it would be alone, and Nova is asked once for those who are alike. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { comparable } from './exchange.ts';
import { askAtOnce } from './pipelined.ts';
import { everythingFor } from './tenancy-reading.ts';
import { startTenancyWorld } from './tenancy-world.ts';
import type { TenancyWorld } from './tenancy-world.ts';

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld();
}, 180_000);

afterAll(() => world.close());

test('whoever asks beside others is answered as alone, whatever the question', async () => {
  const { gateway } = world;
  const tokens = ['demo-operator', 'demo-tenant-a', 'demo-tenant-b', 'demo-tenant-c', 'demo-tenant-a'];
  for (const tenant of ['tenant-a', 'tenant-b'] as const) {
    for (const { query, variables } of everythingFor(world, tenant, 'Query')) {
      const alone: string[] = [];
      for (const token of tokens) alone.push(...(await askAtOnce(gateway.url, [{ token, query, variables }])));
      const together = await askAtOnce(
        gateway.url,
        tokens.map((token) => ({ token, query, variables })),
      );
      expect(together.map((text) => comparable(text, '-'))).toEqual(alone.map((text) => comparable(text, '-')));
    }
  }
}, 120_000);

test('operators who are alike have Nova asked once, one of other roles has it asked for itself', async () => {
  const { gateway } = world;
  const query = '{ hosts { nodes { name servers { nodes { name } } } } }';
  const tokens = [
    gateway.cloud.issueToken({ project: 'admin', roles: ['admin'] }),
    gateway.cloud.issueToken({ project: 'admin', roles: ['admin'] }),
    gateway.cloud.issueToken({ project: 'admin', roles: ['admin', 'auditor'] }),
  ];
  for (const token of tokens) await gateway.ask(token, '{ viewer { userId } }');
  gateway.cloud.resetRequests();
  const answers = await askAtOnce(
    gateway.url,
    tokens.map((token) => ({ token, query, headers: { 'cache-control': 'no-cache' } })),
  );

  expect(new Set(answers).size).toBe(1);
  const asked = gateway.cloud.requests.filter(({ path }) => path.includes('/os-services'));
  expect(asked).toHaveLength(2);
});
