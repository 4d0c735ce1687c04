/** `Cache-Control` on every way into the gateway: who wants it new has Nova asked, who will take it old does not. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient as createEventStreamClient } from 'graphql-sse';

import { connectTo, run } from '../server/socket-client.ts';
import { startGateway, watchful } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { until } from './until.ts';
import { schedule } from './windows.ts';

const TOKEN = 'demo-operator';
const HOSTS = '{ hosts { nodes { name } coverage { status } } }';
/** Its snapshot is executed when it begins, and reads hosts. */
const WATCH = 'subscription { maintenanceEvents { ... on MaintenanceSnapshot { windows { hosts { name } } } } }';
/** What is known is as young as that by default. */
const USUAL_MS = 3_600_000;

let gateway: Gateway;

/** What Nova was asked with the caller's token, and so not for windows or the picture. */
const askedNova = () =>
  gateway.cloud.requests
    .filter(({ path, tokenHint }) => tokenHint === TOKEN && path.startsWith('/compute'))
    .map(({ path }) => path.replace(/^.*\/v2\.1/u, ''));

beforeAll(async () => {
  gateway = await startGateway({
    change: (config) => ({
      ...watchful(config),
      watching: { hostMs: 3_600_000, serverMs: 3_600_000, hypervisorMs: 3_600_000, listMs: 3_600_000 },
      reads: { maxAgeMs: USUAL_MS },
    }),
  });
  await schedule(gateway, { hostIds: ['home/compute-1'] });
  await until('the picture to be there', async () => {
    gateway.cloud.resetRequests();
    await gateway.ask(TOKEN, HOSTS);
    return askedNova().length === 0;
  });
}, 180_000);

afterAll(() => gateway.close());

type Said = string | null;
/** Executes a query; answers its results once it is over. */
type Way = (said: Said) => Promise<readonly unknown[]>;

async function over(results: ReturnType<typeof run>): Promise<readonly unknown[]> {
  await until('the query to be over', () => results.ends.length > 0);
  expect(results.ends).toEqual(['complete']);
  return results.results;
}

type Client = Parameters<typeof run>[0] & { readonly dispose: () => void | Promise<void> };

const bySocket = (params: Record<string, string>, headers: Record<string, string>): Client =>
  connectTo(gateway.url, { 'X-Auth-Token': TOKEN, ...params }, headers).client;

const byEventStream = (said: Said): Client =>
  createEventStreamClient({
    url: `${gateway.url}/graphql/stream`,
    headers: { 'x-auth-token': TOKEN, ...headerOf(said) },
    retryAttempts: 0,
  });

/** Streams, each with what its client says. */
const STREAMS: Readonly<Record<string, (said: Said) => Client>> = {
  'of an upgrade to WebSocket': (said) => bySocket({}, headerOf(said)),
  'of connection_init': (said) => bySocket(said === null ? {} : { 'Cache-Control': said }, {}),
  'of an event stream': byEventStream,
};

const queryBy =
  (stream: (said: Said) => Client): Way =>
  async (said) => {
    const client = stream(said);
    const answer = await over(run(client, HOSTS));
    await client.dispose();
    return answer;
  };

const headerOf = (said: Said): Record<string, string> => (said === null ? {} : { 'cache-control': said });

const WAYS: Readonly<Record<string, Way>> = {
  'of a request': async (said) => [{ data: await gateway.ask(TOKEN, HOSTS, {}, headerOf(said)) }],
  ...Object.fromEntries(Object.entries(STREAMS).map(([name, stream]) => [name, queryBy(stream)])),
};

/** What Nova was asked for it. */
async function askedFor(way: Way, said: Said): Promise<readonly string[]> {
  gateway.cloud.resetRequests();
  const results = await way(said);
  expect(results).toMatchObject([{ data: { hosts: { coverage: [{ status: 'FRESH' }] } } }]);
  return askedNova();
}

describe.each(Object.entries(WAYS))('%s', (_name, way) => {
  test('no-cache and max-age=0 have Nova asked although the picture is young', async () => {
    expect(await askedFor(way, null)).toEqual([]);
    expect(await askedFor(way, 'no-cache')).toEqual(['/os-services']);
    expect(await askedFor(way, 'max-age=0')).toEqual(['/os-services']);
  });

  test('a large max-age takes an old picture, for which Nova is asked otherwise', async () => {
    gateway.passes(2 * USUAL_MS);
    expect(await askedFor(way, null)).toEqual(['/os-services']);
    expect(await askedFor(way, 'max-age=86400')).toEqual([]);
    gateway.passes(-2 * USUAL_MS);
  });
});

test.each(Object.entries(STREAMS))('%s counts for what its subscriptions read', async (_name, stream) => {
  const asked: (readonly string[])[] = [];
  for (const said of [null, 'no-cache', 'max-age=86400']) {
    gateway.cloud.resetRequests();
    const client = stream(said);
    const watch = run(client, WATCH);
    await until('the snapshot', () => watch.results.length > 0);
    const windows = [{ hosts: [{ name: 'compute-1' }] }];
    expect(watch.results[0]).toEqual({ data: { maintenanceEvents: { windows } } });
    asked.push(askedNova());
    watch.stop();
    await client.dispose();
  }
  expect(asked).toEqual([[], ['/os-services'], []]);
});
