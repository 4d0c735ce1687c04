import { describe, expect, test } from '@jest/globals';
import { UpstreamError } from '../../src/errors.ts';
import { createCredential } from '../../src/upstream/credential.ts';
import type { Credential } from '../../src/upstream/credential.ts';
import type { Session } from '../../src/upstream/keystone.ts';
import type { ServiceLogin } from '../../src/upstream/login.ts';
import { failureOf } from './failure-of.ts';

const login: ServiceLogin = { kind: 'application-credential', credential: { id: 'a' }, secret: 's' };

/** A Keystone whose own clock is a day ahead of ours. */
const KEYSTONE_TIME = Date.UTC(2026, 10, 23);

interface Fixture {
  readonly credential: Credential;
  readonly logins: () => number;
  readonly pass: (seconds: number) => void;
  readonly failNext: (failure: Error) => void;
}

/** Tokens are called token-1, token-2 … and live for `seconds`. */
function fixture(seconds = 3600): Fixture {
  let logins = 0;
  let time = 0;
  let next: Error | null = null;
  const session = (): Session => ({
    token: `token-${logins}`,
    issuedAt: new Date(KEYSTONE_TIME + time),
    expiresAt: new Date(KEYSTONE_TIME + time + seconds * 1000),
    catalogue: [{ type: 'compute', endpoints: [{ interface: 'public', url: 'http://nova', region_id: 'RegionOne' }] }],
  });
  const keystone = {
    name: 'keystone home',
    login: async () => {
      logins += 1;
      await Promise.resolve();
      if (next === null) return session();
      const failure = next;
      next = null;
      throw failure;
    },
  };
  return {
    credential: createCredential({ keystone, login, now: () => time }),
    logins: () => logins,
    pass: (elapsed) => {
      time += elapsed * 1000;
    },
    failNext: (failure) => {
      next = failure;
    },
  };
}

describe('the service credential', () => {
  test('logs in once for all who ask at the same time, and for the endpoint too', async () => {
    const { credential, logins } = fixture();

    const [a, b, endpoint] = await Promise.all([
      credential.token(),
      credential.token(),
      credential.endpoint({ type: 'compute', region: 'RegionOne', interface: 'public' }),
    ]);

    expect([a, b, endpoint]).toEqual(['token-1', 'token-1', 'http://nova']);
    expect(logins()).toBe(1);
  });

  test.each([
    ['keeps its token until a minute before it expires, whatever the clock of Keystone says', 3600, 3540],
    ['keeps a token of less than two minutes for half of its life', 20, 10],
  ])('%s', async (_fact, seconds, kept) => {
    const { credential, pass } = fixture(seconds);
    await credential.token();

    pass(kept - 1);
    expect(await credential.token()).toBe('token-1');
    pass(1);
    expect(await credential.token()).toBe('token-2');
  });

  test('drops a token that was refused, but not the newer one that took its place', async () => {
    const { credential, logins } = fixture();
    const refused = await credential.token();

    credential.invalidate(refused);
    expect(await credential.token()).toBe('token-2');
    credential.invalidate(refused);
    expect(await credential.token()).toBe('token-2');
    expect(logins()).toBe(2);
  });

  test('forgets a failed login, whose status is nobody’s answer', async () => {
    const { credential, failNext } = fixture();
    failNext(
      new UpstreamError('keystone home', 'REFUSED', 'POST /auth/tokens: 401', { status: 401, requestId: 'req-1' }),
    );

    const failure = await failureOf(credential.token());

    expect(failure).toMatchObject({ failure: 'REFUSED', status: null, requestId: 'req-1' });
    expect(failure.message).toBe('keystone home: the gateway cannot log in: POST /auth/tokens: 401');
    expect(await credential.token()).toBe('token-2');
  });
});
