import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createHttp } from '../../src/upstream/http.ts';
import type { Http, HttpCall, HttpOptions, ObservedCall } from '../../src/upstream/http.ts';
import { deadlineIn } from '../../src/upstream/http/deadline.ts';
import { failureOf } from './failure-of.ts';
import { json, startStub } from './stub-server.ts';
import type { StubHandler, StubServer } from './stub-server.ts';

const shape = z.object({ ok: z.boolean() });
const get: HttpCall<{ ok: boolean }> = { path: '/thing', shape };
const put: HttpCall<{ ok: boolean }> = { ...get, method: 'PUT', body: { a: 1 } };
const fine = { ok: true };

const open: { readonly close: () => Promise<void> }[] = [];

afterEach(async () => {
  // The stub first: it cuts off what still hangs, and the client waits for that.
  for (const each of open.splice(0).reverse()) await each.close();
});

async function upstream(
  handle: StubHandler,
  options: Partial<HttpOptions> = {},
): Promise<{ stub: StubServer; http: Http }> {
  const stub = await startStub(handle);
  const http = createHttp({
    upstream: 'stub',
    baseUrl: `${stub.url}/api/`,
    timeoutMs: 5000,
    concurrency: 8,
    ...options,
  });
  open.push(http, stub);
  return { stub, http };
}

describe('one deadline covers the whole call', () => {
  test.each<[string, StubHandler]>([
    ['an upstream that never answers', () => undefined],
    [
      'headers without a body',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '99' }).flushHeaders();
      },
    ],
    ['a body that stops in the middle', (_request, response) => response.writeHead(200).write('{"ok":')],
  ])('%s is a TIMEOUT', async (_case, handle) => {
    const { http, stub } = await upstream(handle, { timeoutMs: 1000 });

    const failure = await failureOf(http.send(get));

    expect(failure).toMatchObject({ failure: 'TIMEOUT', retryable: true, status: null });
    expect(failure.message).toBe('stub: GET /thing: no answer within 1000 ms');
    expect(stub.requests).toHaveLength(1);
  });

  test('waiting for a turn counts: a call that got none is never sent', async () => {
    const { http, stub } = await upstream(() => undefined, { timeoutMs: 200, concurrency: 1 });

    const failures = await Promise.all([1, 2, 3].map(() => failureOf(http.send(get))));

    expect(failures.map(({ failure }) => failure)).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT']);
    expect(stub.requests).toHaveLength(1);
  });

  test('a call that waits for its turn gives up at its own deadline, not at that of the one before it', async () => {
    const { http } = await upstream(() => undefined, { timeoutMs: 1500, concurrency: 1 });
    const before = failureOf(http.send(get));

    const start = performance.now();
    await failureOf(http.send({ ...get, deadline: deadlineIn(100) }));

    expect(performance.now() - start).toBeLessThan(1000);
    await before;
  });

  test('a retry that could not start in time is not waited for: the real failure comes at once', async () => {
    const { http, stub } = await upstream((_request, response) => {
      json(response, 429, {}, { 'retry-after': '60' });
    });

    const start = performance.now();
    const failure = await failureOf(http.send(get));

    expect(failure).toMatchObject({ failure: 'FAILED', status: 429 });
    expect(performance.now() - start).toBeLessThan(1500);
    expect(stub.requests).toHaveLength(1);
  });
});

describe('reads are sent again, writes never', () => {
  test.each([429, 502, 503, 504])('a GET answered %i is sent again', async (status) => {
    const { http, stub } = await upstream((_request, response, count) => {
      json(response, count === 1 ? status : 200, fine);
    });

    expect((await http.send(get)).body).toEqual(fine);
    expect(stub.requests).toHaveLength(2);
  });

  test('a GET whose connection breaks is sent again, three times in all', async () => {
    const { http, stub } = await upstream((_request, response) => response.socket?.resetAndDestroy());

    const failure = await failureOf(http.send(get));

    expect(failure).toMatchObject({ failure: 'UNREACHABLE', status: null, retryable: true });
    expect(stub.requests).toHaveLength(3);
  });

  test('Retry-After is obeyed', async () => {
    const { http, stub } = await upstream((_request, response, count) => {
      json(response, count === 1 ? 503 : 200, fine, { 'retry-after': '1' });
    });

    await http.send(get);

    const [first, second] = stub.requests.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test.each([400, 401, 403, 404, 500])('a GET answered %i is not sent again', async (status) => {
    const { http, stub } = await upstream((_request, response) => {
      json(response, status, {});
    });

    expect(await failureOf(http.send(get))).toMatchObject({ status, retryable: status === 500 });
    expect(stub.requests).toHaveLength(1);
  });

  test('a PUT is sent once, whether it is refused or its connection breaks', async () => {
    const { http, stub } = await upstream((_request, response, count) => {
      if (count === 1) json(response, 503, {});
      else response.socket?.resetAndDestroy();
    });

    expect(await failureOf(http.send(put))).toMatchObject({ failure: 'FAILED', status: 503 });
    expect(await failureOf(http.send(put))).toMatchObject({ failure: 'UNREACHABLE' });
    expect(stub.requests).toHaveLength(2);
  });

  test('a POST that only reads is sent again, with its body', async () => {
    const { http, stub } = await upstream((_request, response, count) => {
      json(response, count === 1 ? 503 : 200, fine);
    });

    await http.send({ ...get, method: 'POST', body: { keys: ['OPS-1'] }, isRead: true });

    expect(stub.requests.map(({ body }) => body)).toEqual(['{"keys":["OPS-1"]}', '{"keys":["OPS-1"]}']);
  });
});

describe('answers are taken only as they should be', () => {
  test('a page of HTML with a good status is UNREADABLE', async () => {
    const { http } = await upstream((_request, response) => response.setHeader('content-type', 'text/html').end('<p>'));

    const failure = await failureOf(http.send(get));

    expect(failure).toMatchObject({ failure: 'UNREADABLE', status: 200, retryable: false });
    expect(failure.message).toBe('stub: GET /thing: unreadable answer: not JSON but text/html');
  });

  test('JSON of another shape is UNREADABLE, and the message names the place', async () => {
    const { http } = await upstream((_request, response) => {
      json(response, 200, { ok: 'yes' });
    });

    const failure = await failureOf(http.send(get));

    expect(failure.failure).toBe('UNREADABLE');
    expect(failure.message).toContain('unreadable answer: ok: ');
  });

  test('an answer larger than allowed is UNREADABLE and not read to its end', async () => {
    const { http, stub } = await upstream(
      (_request, response) => {
        json(response, 200, { ok: true, filling: 'x'.repeat(10_000) });
      },
      { maxAnswerBytes: 1000 },
    );

    expect(await failureOf(http.send(get))).toMatchObject({ failure: 'UNREADABLE' });
    expect(stub.requests).toHaveLength(1);
  });

  test('a redirect is a failure: nobody else ever sees the token', async () => {
    const { stub: elsewhere } = await upstream((_request, response) => {
      json(response, 200, fine);
    });
    const { http } = await upstream((_request, response) => {
      json(response, 302, {}, { location: `${elsewhere.url}/thing` });
    });

    const failure = await failureOf(http.send({ ...get, headers: { 'x-auth-token': 'secret-token' } }));

    expect(failure).toMatchObject({ failure: 'UNREADABLE', status: 302 });
    expect(elsewhere.requests).toEqual([]);
  });
});

test.each([
  ['x-auth-token', 'tok-12345'],
  ['authorization', 'Basic dXNlcjpwYXNz'],
  ['x-redmine-api-key', 'b0b0b0b0b0b0'],
])('what an upstream echoes of our %s is not told', async (name, value) => {
  const { http } = await upstream(({ headers }, response) => {
    json(response, 403, { message: `no right: ${String(headers[name])}` });
  });

  const failure = await failureOf(http.send({ ...get, headers: { [name]: value } }));

  expect(failure.message).toBe('stub: GET /thing: 403 no right: ***');
});

test('a form is sent as a form', async () => {
  const { http, stub } = await upstream((_request, response) => {
    json(response, 200, fine);
  });

  await http.send({ ...get, method: 'POST', form: { query: 'id=1 OR id=2', 'fields[Queue]': 'Name' } });

  expect(stub.requests[0]).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'query=id%3D1+OR+id%3D2&fields%5BQueue%5D=Name',
  });
});

describe('connections', () => {
  test('are kept alive and used again', async () => {
    const { http, stub } = await upstream(
      (_request, response) => {
        json(response, 200, fine);
      },
      { concurrency: 1 },
    );

    for (let call = 0; call < 5; call += 1) await http.send(get);

    expect(stub.connections()).toBe(1);
  });

  test('carry as many requests at once as allowed, and never more', async () => {
    const held: ServerResponse[] = [];
    const { http, stub } = await upstream(
      (_request, response) => {
        held.push(response);
        if (held.length < 3) return;
        for (const each of held.splice(0)) json(each, 200, fine);
      },
      { concurrency: 3 },
    );

    await Promise.all(Array.from({ length: 21 }, () => http.send(get)));

    expect(stub.mostAtOnce()).toBe(3);
    expect(stub.requests).toHaveLength(21);
  });

  test('are refused once closed', async () => {
    const { http, stub } = await upstream((_request, response) => {
      json(response, 200, fine);
    });
    await http.close();

    expect(await failureOf(http.send(put))).toMatchObject({ failure: 'UNREACHABLE' });
    expect(stub.requests).toEqual([]);
  });

  test('tell an observer of every request, without its query', async () => {
    const seen: ObservedCall[] = [];
    const call = { upstream: 'stub', method: 'GET', path: '/thing', operation: 'GET /{}' };
    const { http, stub } = await upstream(
      (_request, response, count) => {
        if (count > 1) response.setHeader('x-openstack-request-id', 'req-of-the-stub');
        json(response, count === 1 ? 503 : 200, fine);
      },
      { onCall: (call) => seen.push(call) },
    );

    await http.send({ ...get, query: { host: 'compute-1' } });

    expect(stub.requests.map(({ url }) => url)).toEqual(['/api/thing?host=compute-1', '/api/thing?host=compute-1']);
    expect(seen).toEqual([
      { ...call, status: 503, failure: 'FAILED', upstreamRequestId: null, ms: expect.any(Number) },
      { ...call, status: 200, failure: null, upstreamRequestId: 'req-of-the-stub', ms: expect.any(Number) },
    ]);
  });
});
