/** `/session`: signing in, asking who one is, and signing out. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { TooManyAttemptsError, UpstreamError } from '../../src/errors.ts';
import { send, signIn } from './browser.ts';
import type { SessionBody } from './browser.ts';
import { OPERATOR, PASSWORD, startGateway, TENANT, UNKNOWABLE } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());

const byPassword = (changes: object = {}) => ({ user: 'tom', password: PASSWORD, project: 'p-tom', ...changes });

describe('signing in', () => {
  test('with a token answers who it is and until when, and a cookie that no script and no other site gets', async () => {
    const { line, cookie, ...told } = await signIn(gateway);

    expect(told).toEqual({
      viewer: { name: 'olga', project: 'olga', operator: true },
      expiresAt: gateway.viewers.get(OPERATOR)?.expiresAt.toISOString(),
      csrf: expect.stringMatching(/^[\w-]{43}$/u) as unknown,
      demo: [],
    });
    expect(line).toMatch(/^slipway-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u);
    expect(cookie).not.toContain(told.csrf);
    expect(await (await send(gateway, 'GET', { cookie })).json()).toEqual(told);
  });

  test('behind https the cookie goes nowhere else and to no other host', async () => {
    const behind = await startGateway({ publicUrl: 'https://slipway.example/' });
    const { line, cookie } = await signIn(behind);
    expect(line).toMatch(/^__Host-slipway-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/u);
    expect((await send(behind, 'GET', { cookie }, undefined)).status).toBe(200);
    const plain = cookie.replace('__Host-', '');
    expect((await send(behind, 'GET', { cookie: plain }, undefined)).status).toBe(401);
    await behind.close();
  });

  test('with a password does the same', async () => {
    const { viewer } = await signIn(gateway, byPassword());
    expect(viewer).toEqual({ name: 'tom', project: 'tom', operator: false });
  });

  test('a wrong password is a clear refusal without a cookie', async () => {
    const response = await send(gateway, 'POST', {}, byPassword({ password: 'hunter2' }));
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.json()).toEqual({
      errors: [{ message: 'Keystone refuses this sign-in.', extensions: { code: 'SIGN_IN_REFUSED' } }],
    });
  });

  test.each([
    ['no token of Keystone’s', 401, 'UNAUTHENTICATED', { token: 'nobody’s' }],
    ['a token while Keystone is down', 503, 'UPSTREAM_FAILED', { token: UNKNOWABLE }],
    ['nothing', 400, 'BAD_USER_INPUT', {}],
    ['no password', 400, 'BAD_USER_INPUT', { user: 'tom', project: 'p' }],
    ['a token beside a password', 400, 'BAD_USER_INPUT', { ...byPassword(), token: 'x' }],
    ['what is no object', 400, 'BAD_USER_INPUT', ['token']],
  ])('%s is answered %d %s', async (_what, status, code, body) => {
    const response = await send(gateway, 'POST', {}, body);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([status, null]);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test('after too many attempts the client is told when to come again', async () => {
    const strict = await startGateway({ signIn: () => Promise.reject(new TooManyAttemptsError(61_500)) });
    const response = await send(strict, 'POST', {}, byPassword());
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '62']);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 62 } }],
    });
    await strict.close();
  });

  test('a Keystone that does not answer is told as such', async () => {
    const failing = await startGateway({
      signIn: () => Promise.reject(new UpstreamError('keystone', 'TIMEOUT', 'late')),
    });
    const response = await send(failing, 'POST', {}, byPassword());
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ message: 'keystone: late' }] });
    await failing.close();
  });

  test('attempts are counted by the address that a trusted proxy names, and by no other', async () => {
    const addresses: string[] = [];
    const note = {
      signIn: ({ address }: { address: string }) => {
        addresses.push(address);
        return Promise.resolve({ token: TENANT, keystone: 'keystone' });
      },
    };
    const [trusting, wary] = [await startGateway({ ...note, proxies: ['127.0.0.0/8'] }), await startGateway(note)];
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    for (const at of [trusting, wary]) await send(at, 'POST', forwarded, byPassword());
    expect(addresses).toEqual(['203.0.113.7', '127.0.0.1']);
    await Promise.all([trusting.close(), wary.close()]);
  });

  test('over an earlier session ends that one', async () => {
    const first = await signIn(gateway);
    await send(gateway, 'POST', { cookie: first.cookie }, { token: TENANT });
    expect((await send(gateway, 'GET', { cookie: first.cookie })).status).toBe(401);
  });

  test('no secret reaches the log', async () => {
    const { csrf, cookie } = await signIn(gateway, byPassword());
    await send(gateway, 'POST', {}, byPassword({ password: 'hunter2' }));
    await send(gateway, 'POST', {}, { token: 'a-token-that-is-wrong' });
    await gateway.post({ query: '{ whoami }' }, { cookie, 'x-slipway-csrf': csrf });
    await send(gateway, 'DELETE', { cookie });
    const secret = cookie.split('=')[1] ?? 'none';
    for (const shown of [PASSWORD, 'hunter2', TENANT, 'a-token-that-is-wrong', csrf, secret]) {
      expect(gateway.log()).not.toContain(shown);
    }
  });
});

describe('asking who one is', () => {
  test('without a session answers 401, with buttons for the demo in demo mode alone', async () => {
    const demo = await startGateway({ demo: true });
    const serious = await send(gateway, 'GET');
    expect(serious.status).toBe(401);
    expect(await serious.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }], demo: [] });
    const open = await send(demo, 'GET', {}, undefined);
    expect(open.status).toBe(401);
    expect(((await open.json()) as SessionBody).demo.map(({ token }) => token)).toEqual([
      'demo-operator',
      'demo-tenant-a',
      'demo-tenant-b',
    ]);
    await demo.close();
  });

  test('once Keystone no longer accepts the token answers 401, and has the browser forget the cookie', async () => {
    const { cookie } = await signIn(gateway);
    gateway.viewers.delete(OPERATOR);
    const response = await send(gateway, 'GET', { cookie });
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie')).toMatch(/^slipway-session=; Max-Age=0/u);
  });
});

describe('another site’s page', () => {
  test.each(['POST', 'DELETE'])('can send no %s /session', async (method) => {
    const { cookie } = await signIn(gateway);
    const body = method === 'POST' ? { token: OPERATOR } : undefined;
    const response = await send(gateway, method, { cookie, origin: 'https://evil.example' }, body);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
    expect((await send(gateway, 'GET', { cookie })).status).toBe(200);
  });

  test('cannot sign in with a form, which sends no JSON', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded'];
    for (const type of types) {
      const response = await fetch(`${gateway.url}/session`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ token: OPERATOR }),
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });

  test('reads no answer: nothing is shared across origins', async () => {
    const { cookie } = await signIn(gateway);
    const response = await send(gateway, 'GET', { cookie, origin: 'https://evil.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});
