/** Traces and request ids on their way to other systems. */

import { expect, test } from '@jest/globals';
import { z } from 'zod';

import { openStackRequestId } from '../../src/app/watching.ts';
import { withLogContext } from '../../src/log-context.ts';
import { startTracing } from '../../src/tracing/tracing.ts';
import { createHttp } from '../../src/upstream/http.ts';
import type { Connection } from '../../src/upstream/http.ts';
import { startStub } from '../upstream/stub-server.ts';
import { startCollector } from './collector.ts';

const ID = 'req-3dedc3ee-1521-42c8-a5c4-399ff9886d31';

async function upstream(options: Partial<Connection>) {
  const stub = await startStub((_request, response) => {
    response.setHeader('content-type', 'application/json').end('{}');
  });
  const http = createHttp({ upstream: 'stub', baseUrl: stub.url, timeoutMs: 5_000, concurrency: 1, ...options });
  return {
    stub,
    get: () => http.send({ path: '/servers/1', shape: z.object({}) }),
    close: async () => {
      await http.close();
      await stub.close();
    },
  };
}

test('a request to an upstream names the span that it belongs to, and none where nobody follows it', async () => {
  const collector = await startCollector();
  const { tracer, close } = startTracing({
    url: collector.url,
    protocol: 'http/json',
    share: 1,
    followsCaller: true,
    version: '1',
  });
  const { stub, get, close: end } = await upstream({ tracer });
  const span = tracer.start('work', { kind: 'internal' });
  await span.run(get);
  span.end();
  await get();
  await close();

  const sent = collector.spans.find(({ name }) => name === 'GET /servers/{}');
  expect(stub.requests.map(({ headers }) => headers.traceparent)).toEqual([
    `00-${sent?.traceId ?? ''}-${sent?.spanId ?? ''}-01`,
    undefined,
  ]);
  await end();
  await collector.close();
});

test("OpenStack is sent the request's id where it is one of its form, and whoever waits for a turn keeps its own", async () => {
  const { stub, get, close } = await upstream({ onBehalfOf: openStackRequestId });
  await Promise.all([
    withLogContext({ requestId: ID }, get),
    withLogContext({ requestId: 'named-by-a-client' }, get),
    withLogContext({ requestId: ID.replace('3', '4') }, get),
    get(),
  ]);

  expect(stub.requests.map(({ headers }) => headers['x-openstack-request-id'])).toEqual([
    ID,
    undefined,
    ID.replace('3', '4'),
    undefined,
  ]);
  await close();
});

test('spans are sent as protobuf unless said otherwise, with the headers of the environment', async () => {
  const collector = await startStub((_request, response) => {
    response.end();
  });
  process.env.OTEL_EXPORTER_OTLP_HEADERS = 'x-tenant=ours';
  const url = `${collector.url}/v1/traces`;
  const { tracer, close } = startTracing({
    url,
    protocol: 'http/protobuf',
    share: 1,
    followsCaller: true,
    version: '1',
  });
  delete process.env.OTEL_EXPORTER_OTLP_HEADERS;
  tracer.start('work', { kind: 'internal' }).end();
  await close();

  expect(collector.requests).toMatchObject([
    { method: 'POST', url: '/v1/traces', headers: { 'content-type': 'application/x-protobuf', 'x-tenant': 'ours' } },
  ]);
  await collector.close();
});

test('of the traces that begin here, none is kept where the share is none', async () => {
  const collector = await startStub((_request, response) => {
    response.end();
  });
  const url = `${collector.url}/v1/traces`;
  const { tracer, close } = startTracing({ url, protocol: 'http/json', share: 0, followsCaller: true, version: '1' });
  const span = tracer.start('work', { kind: 'internal' });
  span.run(() => {
    tracer.startWithin('part', { kind: 'internal' }).end();
    tracer.ended('query', { kind: 'client' }, 1, null);
  });
  span.end();
  await close();

  expect(collector.requests).toEqual([]);
  await collector.close();
});
