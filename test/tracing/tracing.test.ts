/** Traces of a whole gateway, as a collector gets them. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { schedule } from '../graph/windows.ts';
import { startCollector } from './collector.ts';
import type { CollectedSpan, Collector } from './collector.ts';

const JOIN = `query Join($first: Int) { hosts(first: $first) { nodes {
  name servers { nodes { name } } maintenanceWindows { nodes { state tickets { ticket { key status } } } }
} } }`;
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const TRACEPARENT = `00-${TRACE}-b7ad6b7169203331-01`;
const FAR_TRACE = '1bf7651916cd43dd8448eb211c80319c';
const UNWANTED_TRACE = '2cf7651916cd43dd8448eb211c80319c';

let collector: Collector;
let gateway: Gateway;
let joinId: string | null;
let window = '';

const post = (headers: Readonly<Record<string, string>>, body: unknown) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': 'demo-operator', ...headers },
    body: JSON.stringify(body),
  });

/** Everything is sent when the gateway closes; tests look at what came. */
beforeAll(async () => {
  collector = await startCollector();
  const tracing = { url: collector.url, protocol: 'http/json', share: 1, followsCaller: true } as const;
  gateway = await startGateway({ change: (config) => ({ ...config, tracing }) });
  const tickets = [{ url: gateway.jira.browseUrl('OPS-101') }];
  window =
    (await schedule(gateway, { hostIds: ['home/compute-1'], summary: 'Swap the secret DIMM', tickets })).window?.id ??
    '';
  gateway.passes(61_000);
  const join = await post({ traceparent: TRACEPARENT }, { query: JOIN, variables: { first: 4 } });
  joinId = join.headers.get('x-request-id');
  await join.json();
  gateway.cloud.fail('/compute/v2.1/os-services', { status: 500 });
  await (
    await post(
      { traceparent: TRACEPARENT.replace(TRACE, FAR_TRACE) },
      { query: '{ host(id: "home/compute-1") { name } }' },
    )
  ).json();
  gateway.cloud.heal();
  await (
    await post({ traceparent: TRACEPARENT.replace(TRACE, UNWANTED_TRACE).replace(/01$/u, '00') }, { query: JOIN })
  ).json();
  await (await post({ traceparent: 'nonsense' }, { query: '{ viewer { userId } }' })).json();
  await gateway.close();
}, 120_000);

afterAll(() => collector.close());

interface Branch {
  readonly [name: string]: Branch;
}

const of = (trace: string) => collector.spans.filter(({ traceId }) => traceId === trace);
const find = (trace: string, name: string): CollectedSpan => {
  const span = of(trace).find((each) => each.name === name);
  if (span === undefined) throw new Error(`no span ${name}`);
  return span;
};

/** Names of what each span holds; spans of one name count once. */
function treeOf(trace: string, parent: string): Branch {
  const names = new Map<string, Branch>();
  for (const span of of(trace).filter(({ parentSpanId }) => parentSpanId === parent)) {
    names.set(span.name, { ...names.get(span.name), ...treeOf(trace, span.spanId) });
  }
  return Object.fromEntries(names);
}

test('a join is one tree: the request, the operation, its batches, and what each asked of Nova, Jira and the store', () => {
  expect(treeOf(TRACE, 'b7ad6b7169203331')).toEqual({
    'POST /graphql': {
      'GET /auth/tokens': {},
      query: {
        'GET /os-services': {},
        'load serversByHost': { 'GET /servers/detail': {} },
        'load windowsByHost': { SELECT: {}, 'load windowById': { SELECT: {} } },
        'load linksByWindow': { SELECT: {} },
        'load ticketByUrl': { 'POST /rest/api/3/issue/bulkfetch': {} },
      },
    },
  });
});

test('spans say what was asked of whom, and by which id it is found in the logs', () => {
  expect(find(TRACE, 'POST /graphql').attributes).toMatchObject({
    'http.route': '/graphql',
    'slipway.request.id': joinId,
  });
  expect(find(TRACE, 'query').attributes).toEqual({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Join',
  });
  expect(find(TRACE, 'load serversByHost').attributes).toMatchObject({ 'slipway.batch.size': 4 });
  expect(find(TRACE, 'GET /os-services').attributes).toMatchObject({
    'slipway.upstream': 'nova home',
    'slipway.upstream.request_id': expect.stringMatching(/^req-/u),
  });
  expect(find(TRACE, 'SELECT').attributes['db.query.text']).toMatch(/^select .* where .*\$1/u);
  expect(collector.resource()).toMatchObject({ 'service.name': 'slipway' });
});

test('a failure is told by its code on every span that it went through', () => {
  const failed = of(FAR_TRACE).filter((span) => span.failed);

  expect(failed.map(({ name, attributes }) => [name, attributes['error.type']])).toEqual([
    ['GET /os-services', 'UPSTREAM_FAILED'],
    ['load hostById', 'UPSTREAM_FAILED'],
    ['query', 'UPSTREAM_FAILED'],
  ]);
});

test('a caller that keeps no trace is not made to keep a part of one, and nonsense begins a new trace', () => {
  expect(of(UNWANTED_TRACE)).toEqual([]);
  expect(
    collector.spans.filter(({ name, parentSpanId }) => name === 'POST /graphql' && parentSpanId === '').length,
  ).toBe(2);
});

test('jobs are traces of their own, with the window that they are about', () => {
  const job = collector.spans.find(({ name }) => name === 'job tend');

  expect(job).toMatchObject({ parentSpanId: '', attributes: { 'slipway.window.id': window } });
  expect(Object.keys(treeOf(job?.traceId ?? '', job?.spanId ?? ''))).toContain('GET /servers/detail');
});

test('no token, no password, no variable, no value of a statement and no text of an operation leaves the process', () => {
  const sent = collector.received();
  const { password } = gateway.cloud.cloud.auth;

  for (const secret of [
    'demo-operator',
    password,
    gateway.jira.token,
    'secret DIMM',
    'OPS-101',
    'nodes {',
    'compute-1',
  ]) {
    expect(sent).not.toContain(secret);
  }
  expect(sent).not.toMatch(/"(?:authorization|x-auth-token)"/iu);
});
