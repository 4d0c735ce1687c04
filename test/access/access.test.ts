/** Who a token makes its sender: asked of fake Keystones that count, on a clock that the tests move. */

import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { createAccess } from '../../src/access/access.ts';
import { cloudName, projectId } from '../../src/domain/ids.ts';
import type { TokenOwner } from '../../src/domain/identity.ts';
import { UnauthenticatedError, UpstreamError } from '../../src/errors.ts';

const HOME = cloudName('home');
const AWAY = cloudName('away');
const NOON = Date.parse('2026-11-22T12:00:00Z');
const project = { id: projectId('p-1'), name: 'tenant-a' };

const owner = (changes: Partial<TokenOwner> = {}): TokenOwner => ({
  userId: 'u-1',
  userName: 'alice',
  userDomain: 'Default',
  project,
  roles: ['member'],
  expiresAt: new Date(NOON + 3_600_000),
  ...changes,
});

/** A Keystone that knows these tokens, `down` or not. */
function fakeKeystone(tokens: Record<string, TokenOwner>) {
  const asked: string[] = [];
  const state = { down: false };
  return {
    asked,
    state,
    validate: (token: string) => {
      asked.push(token);
      if (state.down) return Promise.reject(new UpstreamError('keystone', 'UNREACHABLE', 'no answer'));
      return Promise.resolve(tokens[token] ?? null);
    },
  };
}

/** Two Keystones, `home` and `away`, and a clock. */
function setUp(atHome: Record<string, TokenOwner> = {}, atAway: Record<string, TokenOwner> = {}) {
  const clock = { at: NOON };
  const home = fakeKeystone(atHome);
  const away = fakeKeystone(atAway);
  const lines: string[] = [];
  const access = createAccess({
    identities: [
      { key: 'keystone-home', identity: home, clouds: [HOME] },
      { key: 'keystone-away', identity: away, clouds: [AWAY] },
    ],
    operatorRoles: ['admin', 'cloud-ops'],
    recheckMs: 60_000,
    globalOperators: [
      { keystone: 'keystone-home', user: { name: 'olga', domain: { name: 'Ops' } } },
      { keystone: 'keystone-away', user: { id: 'u-7' } },
    ],
    patienceMs: 5,
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    now: () => new Date(clock.at),
  });
  return { ...access, home, away, clock, lines };
}

describe('who the caller is', () => {
  test('a project-scoped token sees its project, in the clouds of the Keystone that accepted it', async () => {
    const { authenticate } = setUp({ good: owner() });
    const { viewer, token } = await authenticate('good');
    expect(token).toBe('good');
    expect(viewer).toMatchObject({ userId: 'u-1', operator: false, project });
    expect(viewer.scope).toEqual({ kind: 'project', clouds: [HOME], project: project.id });
  });

  test('any operator role makes an operator, with or without a project', async () => {
    const { authenticate } = setUp({}, { ops: owner({ roles: ['reader', 'cloud-ops'], project: null }) });
    const { viewer } = await authenticate('ops');
    expect(viewer.operator).toBe(true);
    expect(viewer.scope).toEqual({ kind: 'operator', clouds: [AWAY] });
  });

  test('without an operator role and a project a token is refused with the remedy', async () => {
    const { authenticate } = setUp({ domain: owner({ project: null }) });
    await expect(authenticate('domain')).rejects.toThrow(/project-scoped token/u);
    await expect(authenticate('domain')).rejects.toBeInstanceOf(UnauthenticatedError);
  });

  test('a token that has expired by our clock is refused even if Keystone still answers', async () => {
    const { authenticate } = setUp({ old: owner({ expiresAt: new Date(NOON) }) });
    await expect(authenticate('old')).rejects.toBeInstanceOf(UnauthenticatedError);
  });

  test.each(['', 'two words', 'line\nbreak', 'é', 'x'.repeat(8193)])('%j is refused unasked', async (token) => {
    const { authenticate, home, away } = setUp();
    await expect(authenticate(token)).rejects.toBeInstanceOf(UnauthenticatedError);
    expect([...home.asked, ...away.asked]).toEqual([]);
  });
});

describe('several Keystones', () => {
  test('they are asked in turn until one accepts', async () => {
    const { authenticate, home, away } = setUp({ here: owner() }, { there: owner() });
    await authenticate('here');
    expect(away.asked).toEqual([]);
    await authenticate('there');
    expect([home.asked, away.asked]).toEqual([['here', 'there'], ['there']]);
  });

  test('one that is down rejects nothing that another accepts', async () => {
    const { authenticate, home } = setUp({}, { there: owner() });
    home.state.down = true;
    expect((await authenticate('there')).viewer.scope.clouds).toEqual([AWAY]);
  });

  test('when none accepts and one could not say, that is an upstream failure and no refusal', async () => {
    const { authenticate, away, lines } = setUp();
    away.state.down = true;
    await expect(authenticate('who-knows')).rejects.toBeInstanceOf(UpstreamError);
    away.state.down = false;
    await expect(authenticate('who-knows')).rejects.toBeInstanceOf(UnauthenticatedError);
    expect(lines.join('')).toContain('keystone-away');
    expect(lines.join('')).not.toContain('who-knows');
  });

  test('what is no answer of Keystone at all is passed on as it is', async () => {
    const bug = new TypeError('a bug');
    const { authenticate } = createAccess({
      identities: [{ key: 'broken', identity: { validate: () => Promise.reject(bug) }, clouds: [HOME] }],
      operatorRoles: [],
      recheckMs: 60_000,
      globalOperators: [],
      patienceMs: 5,
      log: pino({ level: 'silent' }),
      now: () => new Date(NOON),
    });
    await expect(authenticate('any')).rejects.toBe(bug);
  });
});

describe('global operators', () => {
  const olga = owner({ roles: ['admin'], userName: 'olga', userDomain: 'Ops', project: null });

  test('one who is listed sees all clouds, and those of others through their credentials', async () => {
    const { viewer } = await setUp({ olga }).authenticate('olga');
    expect(viewer.scope).toEqual({ kind: 'operator', clouds: [HOME, AWAY] });
    expect(viewer.throughService).toEqual([AWAY]);
  });

  test.each([
    ['whom another Keystone vouches for', {}, { olga }, [AWAY]],
    ['of another domain', { olga: { ...olga, userDomain: 'Default' } }, {}, [HOME]],
    ['of another name', { olga: { ...olga, userName: 'oleg' } }, {}, [HOME]],
    ['without an operator role', { olga: { ...olga, roles: ['member'], project } }, {}, [HOME]],
  ])('one %s sees the clouds of its own Keystone', async (_who, atHome, atAway, clouds) => {
    const { viewer } = await setUp(atHome, atAway).authenticate('olga');
    expect(viewer.scope.clouds).toEqual(clouds);
    expect(viewer.throughService).toEqual([]);
  });
});

describe('what is remembered', () => {
  test('while Keystone cannot say, what was known of a token counts for five minutes and no longer', async () => {
    const { authenticate, home, clock } = setUp({ good: owner() });
    await authenticate('good');
    home.state.down = true;
    clock.at += 299_000;
    await expect(authenticate('good')).resolves.toMatchObject({ token: 'good' });
    clock.at += 1_000;
    await expect(authenticate('good')).rejects.toBeInstanceOf(UpstreamError);
  });

  test('a token that Keystone refuses counts for nothing any more', async () => {
    const tokens: Record<string, TokenOwner> = { good: owner() };
    const { authenticate, home, clock } = setUp(tokens);
    await authenticate('good');
    delete tokens.good;
    clock.at += 60_000;
    await expect(authenticate('good')).rejects.toBeInstanceOf(UnauthenticatedError);
    home.state.down = true;
    clock.at += 6_000;
    await expect(authenticate('good')).rejects.toBeInstanceOf(UpstreamError);
  });

  test('an accepted token is asked about again after 60 seconds, no sooner', async () => {
    const { authenticate, home, clock } = setUp({ good: owner() });
    await authenticate('good');
    clock.at += 59_999;
    await authenticate('good');
    expect(home.asked).toHaveLength(1);
    clock.at += 1;
    await authenticate('good');
    expect(home.asked).toHaveLength(2);
  });

  test('nothing is remembered past the expiry of the token', async () => {
    const { authenticate, clock } = setUp({ brief: owner({ expiresAt: new Date(NOON + 10_000) }) });
    await authenticate('brief');
    clock.at += 10_000;
    await expect(authenticate('brief')).rejects.toBeInstanceOf(UnauthenticatedError);
  });

  test('a refusal holds for 5 seconds', async () => {
    const tokens: Record<string, TokenOwner> = {};
    const { authenticate, home, clock } = setUp(tokens);
    await expect(authenticate('early')).rejects.toBeInstanceOf(UnauthenticatedError);
    tokens.early = owner();
    clock.at += 4_999;
    await expect(authenticate('early')).rejects.toBeInstanceOf(UnauthenticatedError);
    expect(home.asked).toHaveLength(1);
    clock.at += 1;
    await expect(authenticate('early')).resolves.toMatchObject({ token: 'early' });
  });

  test('an outage is not remembered', async () => {
    const { authenticate, home } = setUp({ good: owner() });
    home.state.down = true;
    await expect(authenticate('good')).rejects.toBeInstanceOf(UpstreamError);
    home.state.down = false;
    await expect(authenticate('good')).resolves.toMatchObject({ token: 'good' });
  });

  test('a hundred callers with one token cost one question', async () => {
    const { authenticate, home } = setUp({ good: owner() });
    await Promise.all(Array.from({ length: 100 }, () => authenticate('good')));
    expect(home.asked).toEqual(['good']);
  });

  test('a flood of bad tokens pushes no good one out, and is itself forgotten from the oldest on', async () => {
    const { authenticate, home } = setUp({ good: owner() });
    await authenticate('good');
    for (let n = 0; n <= 1_000; n += 1) await authenticate(`bad-${n}`).catch(() => null);
    home.asked.length = 0;
    await authenticate('good');
    await authenticate('bad-1000').catch(() => null);
    expect(home.asked).toEqual([]);
    await authenticate('bad-0').catch(() => null);
    expect(home.asked).toEqual(['bad-0']);
  });
});
