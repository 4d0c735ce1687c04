/** Sessions of browsers: what is kept of them, when they end, and who hears of it. */

import { afterEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { csrfOf, idOf, newSecret, seal, unseal } from '../../src/access/session-seal.ts';
import { createSessions } from '../../src/access/sessions.ts';
import type { Sessions } from '../../src/access/sessions.ts';
import { cloudName } from '../../src/domain/ids.ts';
import type { KeptSession } from '../../src/domain/session.ts';
import type { Caller } from '../../src/domain/viewer.ts';
import { UnauthenticatedError, UpstreamError } from '../../src/errors.ts';
import { memorySessions } from './memory-sessions.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const TOKEN = 'gAAAAAB-a-token-of-keystone';

const caller = (token: string): Caller => ({
  token,
  viewer: {
    userId: 'u-1',
    userName: 'olga',
    throughService: [],
    project: null,
    roles: ['admin'],
    operator: true,
    scope: { kind: 'operator', clouds: [cloudName('home')] },
    expiresAt: new Date(NOON + 3_600_000),
  },
});

const started: Sessions[] = [];
afterEach(() => {
  for (const sessions of started.splice(0)) sessions.close();
});

function setUp(kept = new Map<string, KeptSession>()) {
  const clock = { at: NOON };
  const revoked: string[] = [];
  const lines: string[] = [];
  const trouble = { revoking: false };
  const sessions = createSessions({
    store: memorySessions(kept),
    authenticate: (token) =>
      token === TOKEN ? Promise.resolve(caller(token)) : Promise.reject(new UnauthenticatedError()),
    identityOf: (keystone) =>
      keystone === 'home'
        ? {
            revoke: (token) => {
              revoked.push(token);
              return trouble.revoking
                ? Promise.reject(new UpstreamError('home', 'TIMEOUT', 'late'))
                : Promise.resolve();
            },
          }
        : undefined,
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    now: () => new Date(clock.at),
    lookMs: 5,
  });
  started.push(sessions);
  return { ...sessions, kept, clock, revoked, lines, trouble };
}

/** Waits until it is so; fails after two seconds. */
async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('what is kept of a session', () => {
  test('is its end and nothing that shows the token or the cookie', async () => {
    const { open, kept } = setUp();
    const { secret, csrf } = await open(TOKEN, null);

    const text = JSON.stringify([...kept]);
    expect([...kept.values()].map(({ expiresAt }) => expiresAt)).toEqual([new Date(NOON + 3_600_000)]);
    for (const shown of [TOKEN, secret, csrf]) expect(text).not.toContain(shown);
    expect(Buffer.from([...kept.values()][0]?.sealed ?? '', 'base64url').toString('latin1')).not.toContain(TOKEN);
  });

  test('is read by another process that shares the store, and by nobody without the cookie', async () => {
    const first = setUp();
    const second = setUp(first.kept);
    const { secret } = await first.open(TOKEN, null);

    expect(await second.recall(secret)).toBe(TOKEN);
    expect(await second.recall(newSecret())).toBeNull();
    expect(await second.recall([...first.kept.keys()][0] ?? '')).toBeNull();
    expect(await second.recall('not a cookie of ours; drop table')).toBeNull();
  });

  test('cannot be put under another cookie', async () => {
    const { open, recall, kept } = setUp();
    const { secret } = await open(TOKEN, null);
    const other = newSecret();
    const own = kept.get(idOf(secret));
    if (own === undefined) throw new Error('nothing is kept');
    kept.set(idOf(other), { ...own, id: idOf(other) });

    await expect(recall(other)).rejects.toThrow();
  });

  test('what is derived from a cookie differs from it and from each other, and is the same each time', () => {
    const secret = newSecret();
    const all = [secret, idOf(secret), csrfOf(secret)];
    expect(new Set(all).size).toBe(3);
    expect([idOf(secret), csrfOf(secret)]).toEqual(all.slice(1));
    expect(unseal(secret, seal(secret, 'π and more'))).toBe('π and more');
    expect(seal(secret, 'x')).not.toBe(seal(secret, 'x'));
    const sealed = Buffer.from(seal(secret, 'x'), 'base64url');
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => unseal(secret, sealed.toString('base64url'))).toThrow();
  });

  test('a token that Keystone does not accept opens none', async () => {
    const { open, kept } = setUp();
    await expect(open('bad', null)).rejects.toBeInstanceOf(UnauthenticatedError);
    expect(kept.size).toBe(0);
  });
});

describe('the end of a session', () => {
  test('comes with its token', async () => {
    const { open, recall, clock } = setUp();
    const { secret } = await open(TOKEN, null);
    clock.at = NOON + 3_599_999;
    expect(await recall(secret)).toBe(TOKEN);
    clock.at = NOON + 3_600_000;
    expect(await recall(secret)).toBeNull();
  });

  test('revokes a token that was made for it, and leaves a caller’s own alone', async () => {
    const { open, end, recall, revoked } = setUp();
    const [own, made] = [await open(TOKEN, null), await open(TOKEN, 'home')];

    await end(own.secret);
    expect(await recall(own.secret)).toBeNull();
    expect(revoked).toEqual([]);
    await end(made.secret);
    await end(made.secret);
    expect(revoked).toEqual([TOKEN]);
  });

  test('comes even while Keystone does not answer, which is logged without the token', async () => {
    const { open, end, recall, trouble, lines } = setUp();
    const { secret } = await open(TOKEN, 'home');
    trouble.revoking = true;

    await end(secret);

    expect(await recall(secret)).toBeNull();
    expect(lines.join('')).toContain('could not be revoked');
    expect(lines.join('')).not.toContain(TOKEN);
  });

  test('is told at once in its own process, and soon in another', async () => {
    const first = setUp();
    const second = setUp(first.kept);
    const { secret } = await first.open(TOKEN, null);
    const other = await first.open(TOKEN, null);
    const told: string[] = [];
    first.watch(secret, () => told.push('first'));
    second.watch(secret, () => told.push('second'));
    const cancel = second.watch(secret, () => told.push('called off'));
    second.watch(other.secret, () => told.push('of another session'));
    cancel();

    await first.end(secret);

    expect(told).toEqual(['first']);
    await until(() => told.length > 1);
    expect(told).toEqual(['first', 'second']);
  });
});
