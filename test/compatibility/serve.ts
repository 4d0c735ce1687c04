/**
 * What Apollo's subgraph compatibility tests look at: their `products` schema served by our server as a subgraph, and
 * our gateway as the router over it and the two subgraphs that come with the tests.
 *
 * Ends when its standard input does. The tests speak to a router at `/`, so the gateway's path is put in front here.
 */

import { createServer as createHttpServer, request as send } from 'node:http';
import { readFile } from 'node:fs/promises';

import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { pino } from 'pino';

import { forAnybody } from '../../src/app/anybody.ts';
import { startFederation } from '../../src/app/federation.ts';
import type { SubgraphConfig } from '../../src/config/index.ts';
import { unobserved } from '../../src/domain/observer.ts';
import { untraced } from '../../src/domain/tracer.ts';
import { createServer } from '../../src/server/server.ts';
import type { ServerOptions } from '../../src/server/server.ts';
import { resolvers } from './products.ts';

const [schemaFile = ''] = process.argv.slice(2);
/** Those that the tests expect. */
const PORTS = { router: 4000, products: 4001, users: 4002, inventory: 4003, gateway: 4010 };

const log = pino({ level: 'warn' });
async function serve(schema: ServerOptions['schema'], port: number): Promise<void> {
  const server = createServer({
    ...forAnybody,
    schema,
    publicUrl: null,
    proxies: [],
    watchers: { observer: unobserved, tracer: untraced },
    limits: { maxDepth: 20, maxAliases: 30, maxCost: 5000, maxSubscriptions: 1, maxTokens: 5000, bodyBytes: 1_000_000 },
    demo: false,
    now: () => new Date(),
    recheckMs: () => 60_000,
    checks: () => [],
    log,
  });
  await server.listen({ host: '127.0.0.1', port });
}

const subgraph = (name: string, url: string): SubgraphConfig => ({
  name,
  url,
  headers: {},
  schema: null,
  timeoutMs: 10_000,
  concurrency: 8,
  subscriptions: { protocol: 'ws', url },
});

const typeDefs = parse(await readFile(schemaFile, 'utf8'));
await serve(buildSubgraphSchema([{ typeDefs, resolvers }]), PORTS.products);
const config = {
  name: 'slipway',
  subgraphs: [
    subgraph('products', `http://127.0.0.1:${String(PORTS.products)}/graphql`),
    subgraph('users', `http://localhost:${String(PORTS.users)}/`),
    subgraph('inventory', `http://localhost:${String(PORTS.inventory)}/`),
  ],
  supergraph: null,
  forward: [],
  policies: {},
  pollMs: 3_600_000,
};
await serve(await startFederation({ config, schema: null, log }), PORTS.gateway);
const router = createHttpServer((request, response) => {
  const { method = 'POST', headers } = request;
  const onward = send({ host: '127.0.0.1', port: PORTS.gateway, path: '/graphql', method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  request.pipe(onward);
});
router.listen(PORTS.router, () => {
  process.stdout.write('ready\n');
});
process.stdin.resume().on('end', () => {
  process.exit(0);
});
