/** Operations with a session's cookie over HTTP, event streams and WebSockets, and what other sites' pages cannot do. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { createClient as createEventStreamClient } from 'graphql-sse';
import { WebSocket } from 'ws';

import { send, signIn } from './browser.ts';
import { ask, OPERATOR, PASSWORD, startGateway, TENANT, until } from './gateway.ts';
import type { TestGateway } from './gateway.ts';
import { connectTo, run, socketUrl } from './socket-client.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());

describe('operations with the cookie', () => {
  const whoami = { query: '{ whoami }' };
  const byGet = (headers: Record<string, string>) =>
    ask(`${gateway.url}/graphql?query=${encodeURIComponent('{ whoami }')}`, { headers });
  const byStream = async (headers: Record<string, string>) => {
    const response = await fetch(`${gateway.url}/graphql/stream?query=${encodeURIComponent('{ whoami }')}`, {
      headers,
    });
    return { status: response.status, text: await response.text() };
  };

  test('are the viewer’s, with the session’s csrf beside it', async () => {
    const { cookie, csrf } = await signIn(gateway, { token: TENANT });
    const headers = { cookie, 'x-slipway-csrf': csrf };
    expect((await gateway.post(whoami, headers)).body).toEqual({ data: { whoami: 'tom' } });
    expect((await byGet(headers)).body).toEqual({ data: { whoami: 'tom' } });
    expect((await byStream(headers)).text).toContain('{"data":{"whoami":"tom"}}');
  });

  test('are refused without it, with another session’s, and from another site’s page', async () => {
    const { cookie, csrf } = await signIn(gateway);
    const other = await signIn(gateway, { token: TENANT });
    const forged: Record<string, string>[] = [
      { cookie },
      { cookie, 'x-slipway-csrf': '' },
      { cookie, 'x-slipway-csrf': other.csrf },
      { cookie, 'x-slipway-csrf': csrf, origin: 'https://evil.example' },
      { cookie, 'x-slipway-csrf': csrf, origin: 'null' },
      { cookie, 'apollo-require-preflight': '1' },
    ];
    for (const headers of forged) {
      const refused = { status: 403, body: { errors: [{ extensions: { code: 'CROSS_SITE_REQUEST' } }] } };
      expect(await gateway.post(whoami, headers)).toMatchObject(refused);
      expect(await byGet(headers)).toMatchObject(refused);
      expect((await byStream(headers)).status).toBe(403);
    }
    expect(gateway.contexts).toEqual([]);
  });

  test('need neither where a token is sent, which comes before the cookie', async () => {
    const { cookie } = await signIn(gateway, { token: TENANT });
    const headers = { cookie, 'x-auth-token': OPERATOR, origin: 'https://console.example' };
    expect((await gateway.post(whoami, headers)).body).toEqual({ data: { whoami: 'olga' } });
  });

  test('are over with the session', async () => {
    const { cookie, csrf } = await signIn(gateway, { user: 'tom', password: PASSWORD, project: 'p-tom' });
    expect((await send(gateway, 'DELETE', { cookie })).status).toBe(204);
    const answer = await gateway.post(whoami, { cookie, 'x-slipway-csrf': csrf });
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
    expect(gateway.revoked).toEqual([TENANT]);
  });

  test('pages open with the cookie alone', async () => {
    const { cookie } = await signIn(gateway);
    expect((await fetch(`${gateway.url}/graphiql`, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(`${gateway.url}/graphiql`)).status).toBe(401);
  });
});

describe('WebSockets with the cookie', () => {
  /** The status that an upgrade was refused with; 101 when it was not. */
  const upgrade = (headers: Record<string, string>, at = gateway) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(socketUrl(at.url), 'graphql-transport-ws', { headers });
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        socket.terminate();
      });
      socket.on('open', () => {
        resolve(101);
        socket.close();
      });
      socket.on('error', reject);
    });

  test('open for our own pages alone', async () => {
    const { cookie } = await signIn(gateway);
    expect(await upgrade({ cookie, origin: gateway.url })).toBe(101);
    expect(await upgrade({ cookie, origin: gateway.url.toUpperCase() })).toBe(101);
    const foreign = ['https://evil.example', 'null', gateway.url.replace('http:', 'ftp:'), `${gateway.url}0`, ''];
    for (const origin of foreign) expect(await upgrade({ cookie, origin })).toBe(403);
    expect(await upgrade({ cookie })).toBe(403);
    expect(await upgrade({ cookie, 'x-auth-token': OPERATOR })).toBe(101);
    expect(await upgrade({ origin: 'https://console.example' })).toBe(101);
  });

  test('open for the public address, whatever host a proxy asks for', async () => {
    const behind = await startGateway({ publicUrl: 'https://slipway.example/ops/' });
    const { cookie } = await signIn(behind);
    expect(await upgrade({ cookie, origin: 'https://slipway.example' }, behind)).toBe(101);
    expect(await upgrade({ cookie, origin: 'https://slipway.example:8443' }, behind)).toBe(403);
    await behind.close();
  });

  test.each([
    ['when the viewer signs out', (cookie: string) => send(gateway, 'DELETE', { cookie })],
    [
      'soon after another process ended the session',
      () => {
        gateway.kept.clear();
        return Promise.resolve();
      },
    ],
  ])('are the viewer’s, and end with 4403 %s', async (_when, end: (cookie: string) => Promise<unknown>) => {
    const { cookie } = await signIn(gateway, { token: TENANT });
    const { client, closes } = connectTo(gateway.url, undefined, { cookie, origin: gateway.url });
    run(client, 'subscription { ticks { value } }');
    const { results } = run(client, '{ whoami }');
    await until(() => results.length > 0 && gateway.topic.listeners() > 0, 'both operations run');
    expect(results).toEqual([{ data: { whoami: 'tom' } }]);

    await end(cookie);

    await until(() => closes.length > 0, 'the socket is closed');
    expect(closes).toEqual([{ code: 4403, reason: 'The session has ended: sign in again.' }]);
    await until(() => gateway.topic.listeners() === 0, 'nobody listens');
  });

  test('without a session that is there end with 4401', async () => {
    const { cookie } = await signIn(gateway);
    await send(gateway, 'DELETE', { cookie });
    const { client, closes } = connectTo(gateway.url, undefined, { cookie, origin: gateway.url });
    run(client, '{ whoami }');
    await until(() => closes.length > 0, 'the socket is closed');
    expect(closes).toEqual([{ code: 4401, reason: 'The session is over: sign in again.' }]);
  });

  test('end with 4403 when the token expires', async () => {
    const soon = new Date(Date.now() + 1500);
    const olga = gateway.viewers.get(OPERATOR);
    if (olga === undefined) throw new Error('nobody is there');
    gateway.viewers.set(OPERATOR, { ...olga, expiresAt: soon });
    const { cookie } = await signIn(gateway);
    const { client, closes } = connectTo(gateway.url, undefined, { cookie, origin: gateway.url });
    run(client, 'subscription { ticks { value } }');
    await until(() => closes.length > 0, 'the socket is closed');
    expect(closes[0]?.code).toBe(4403);
    expect((await send(gateway, 'GET', { cookie })).status).toBe(401);
  });
});

describe('event streams with the cookie', () => {
  test('end with an error when the viewer signs out', async () => {
    const { cookie, csrf } = await signIn(gateway);
    const client = createEventStreamClient({
      url: `${gateway.url}/graphql/stream`,
      headers: { cookie, 'x-slipway-csrf': csrf },
      retryAttempts: 0,
    });
    const { results, ends } = run(client, 'subscription { ticks { value } }');
    await until(() => gateway.topic.listeners() > 0, 'somebody listens');

    await send(gateway, 'DELETE', { cookie });

    await until(() => ends.length > 0, 'the stream ends');
    expect(results).toMatchObject([
      { errors: [{ message: 'The session has ended: sign in again.', extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });
});
