/** Streams that look alike, under rights that another team's schema asks for. */

import { expect, test } from '@jest/globals';

import { secret } from '../../src/secret.ts';
import { startGateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { startSubgraph } from './subgraph-server.ts';

const OPERATOR = 'demo-operator';
const WATCH =
  'subscription { maintenanceEvents(filter: { types: [WINDOW_SCHEDULED] }) { ... on MaintenanceEvent { type window { summary } } } }';
const SCHEDULE =
  'mutation ($input: ScheduleMaintenanceInput!) { scheduleMaintenance(input: $input) { userErrors { code } } }';

test('those who subscribe to the same get what their own rights allow, whoever came first', async () => {
  await using closing = new AsyncDisposableStack();
  const audits = await startSubgraph({
    typeDefs: `
      type Query { audits: Int }
      type MaintenanceWindow @key(fields: "id") @requiresScopes(scopes: [["auditor"]]) { id: ID! risk: Int }`,
    resolvers: { MaintenanceWindow: { risk: () => 3 } },
  });
  closing.defer(() => audits.close());
  const gateway = await startGateway({
    cloud: { hosts: 4, servers: 8 },
    change: (config) => ({
      ...config,
      federation: {
        name: 'slipway',
        subgraphs: [
          {
            name: 'audits',
            url: audits.url,
            headers: { 'x-api-key': secret('key-of-the-auditors') },
            schema: null,
            timeoutMs: 2_000,
            concurrency: 8,
            subscriptions: { protocol: 'ws', url: audits.url.replace('http', 'ws') },
          },
        ],
        supergraph: null,
        forward: [],
        policies: {},
        pollMs: 60_000,
      },
    }),
  });
  closing.defer(() => gateway.close());
  const auditor = gateway.cloud.issueToken({ project: 'admin', roles: ['admin', 'auditor'] });
  const watches = [OPERATOR, auditor, OPERATOR].map((token) => gateway.watch(token, WATCH));
  for (const each of watches) await each.reaches(1);

  const times = { startsAt: '2097-01-01T08:00:00Z', endsAt: '2097-01-01T09:00:00Z' };
  await gateway.ask(OPERATOR, SCHEDULE, { input: { hostIds: ['home/compute-3'], summary: 'Swap a DIMM', ...times } });

  await until('everybody to be told', () => watches.every(({ items, errors }) => items.length + errors.length >= 2));
  expect(watches.map(({ items }) => JSON.stringify(items).includes('Swap a DIMM'))).toEqual([false, true, false]);
  for (const each of watches) await each.end();
});
