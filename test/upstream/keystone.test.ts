import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startDemoCloud } from '../../demo/cloud.ts';
import type { DemoCloud } from '../../demo/cloud.ts';
import { createKeystone } from '../../src/upstream/keystone.ts';
import type { Keystone } from '../../src/upstream/keystone.ts';
import type { ServiceLogin } from '../../src/upstream/login.ts';
import { failureOf } from './failure-of.ts';
import { json, startStub } from './stub-server.ts';

const DEFAULT = { name: 'Default' };
const admin: ServiceLogin = {
  kind: 'password',
  user: { name: 'admin', domain: DEFAULT },
  password: 'admin',
  project: { name: 'admin', domain: DEFAULT },
};

let cloud: DemoCloud;
let keystone: Keystone;

/** What a test opened, closed after it whether it passed or not. */
const open: { readonly close: () => Promise<void> }[] = [];

function keystoneAt(authUrl: string): Keystone {
  const opened = createKeystone({ name: 'keystone home', authUrl, timeoutMs: 5000, concurrency: 4 });
  open.push(opened);
  return opened;
}

beforeAll(async () => {
  cloud = await startDemoCloud();
});

beforeEach(() => {
  keystone = keystoneAt(cloud.authUrl);
});

afterEach(async () => {
  cloud.heal();
  for (const each of open.splice(0).reverse()) await each.close();
});

afterAll(() => cloud.close());

describe('validating a token', () => {
  test('tells its owner, from one request that only the token itself authorises', async () => {
    cloud.resetRequests();

    const owner = await keystone.validate(cloud.tokens.tenantA);

    expect(owner).toEqual({
      userId: expect.any(String),
      userName: cloud.cloudOf('tenant-a').auth.username,
      userDomain: 'Default',
      project: { id: cloud.projectIds['tenant-a'], name: 'tenant-a' },
      roles: ['member', 'reader'],
      expiresAt: expect.any(Date),
    });
    expect(cloud.requests).toMatchObject([{ method: 'GET', url: '/identity/v3/auth/tokens?nocatalog=' }]);
  });

  test('an unknown, revoked or expired token belongs to nobody', async () => {
    const revoked = cloud.issueToken({ project: 'tenant-a' });
    cloud.revokeToken(revoked);
    const expired = cloud.issueToken({ project: 'tenant-a', seconds: -1 });

    const owners = await Promise.all(['unknown', revoked, expired].map((token) => keystone.validate(token)));

    expect(owners).toEqual([null, null, null]);
  });

  test.each(['', 'two words', 'line\nbreak', 'tökén', 'x'.repeat(9000)])(
    'what no header can carry is no token, and Keystone is not asked: %j',
    async (token) => {
      cloud.resetRequests();

      expect(await keystone.validate(token)).toBeNull();
      expect(cloud.requests).toEqual([]);
    },
  );

  test('a Keystone that cannot say is an error, not an invalid token', async () => {
    cloud.fail('/identity', { status: 503, body: { error: { code: 503, message: 'Database is away.' } } });
    const failure = await failureOf(keystone.validate(cloud.tokens.tenantA));
    expect(failure).toMatchObject({ failure: 'FAILED', status: 503, retryable: true });
    expect(failure.message).toContain('Database is away.');

    cloud.heal();
    cloud.fail('/identity', { status: 404, body: '<h1>no such virtual host</h1>' });
    expect(await failureOf(keystone.validate(cloud.tokens.tenantA))).toMatchObject({ failure: 'REFUSED', status: 404 });
  });
});

describe('the address', () => {
  test.each(['', '/', '/v3', '/v3/', '/v2.0'])('may be written with %j behind it', async (ending) => {
    const other = keystoneAt(cloud.authUrl.replace('/v3', ending));

    await expect(other.ping()).resolves.toBeUndefined();
  });

  test('of something else does not pass for a Keystone', async () => {
    const other = keystoneAt(cloud.computeUrl);

    expect(await failureOf(other.ping())).toMatchObject({ upstream: 'keystone home' });
  });
});

describe('projects', () => {
  const projects = (name: string): unknown => ({ projects: [{ id: `id-of-${name}`, name }], links: { next: null } });

  test.each([
    ['all of them, where the token may list them', 200, [{ id: 'id-of-everyone', name: 'everyone' }], 1],
    ['those the token could be scoped to, where it may not', 403, [{ id: 'id-of-own', name: 'own' }], 2],
  ])('are %s', async (_case, status, expected, requests) => {
    const stub = await startStub(({ url }, response) => {
      if (url === '/v3/auth/projects') json(response, 200, projects('own'));
      else json(response, status, status === 200 ? projects('everyone') : { error: { message: 'No.' } });
    });
    open.push(stub);
    const other = keystoneAt(stub.url);

    expect(await other.listProjects('token')).toEqual(expected);
    expect(stub.requests).toHaveLength(requests);
  });
});

describe('logging in', () => {
  test('works by names, by ids and by application credential', async () => {
    const { userId } = (await keystone.validate(cloud.tokens.operator)) ?? { userId: '' };
    const byId = { ...admin, user: { id: userId }, project: { id: cloud.projectIds.admin ?? '' } };
    const { id, secret } = cloud.applicationCredentialOf('admin');

    const sessions = await Promise.all([
      keystone.login(admin),
      keystone.login(byId),
      keystone.login({ kind: 'application-credential', credential: { id }, secret }),
    ]);

    for (const { token, catalogue, issuedAt, expiresAt } of sessions) {
      expect((await keystone.validate(token))?.project?.name).toBe('admin');
      expect(catalogue.map(({ type }) => type)).toContain('compute');
      expect(expiresAt.getTime()).toBeGreaterThan(issuedAt.getTime());
    }
  });

  test('with a wrong password is refused in the words of Keystone, once, and without the password', async () => {
    cloud.resetRequests();

    const failure = await failureOf(keystone.login({ ...admin, password: 'not-this-one' }));

    expect(failure).toMatchObject({ failure: 'REFUSED', status: 401, requestId: expect.stringMatching(/^req-/u) });
    expect(failure.message).toContain('requires authentication');
    expect(failure.message).not.toContain('not-this-one');
    expect(cloud.count()).toBe(1);
  });
});

describe('signing in', () => {
  const who = (changes: object = {}) => {
    const { username: user, password, project_name: project } = cloud.cloudOf('tenant-a').auth;
    return { user, userDomain: 'Default', password, project, projectDomain: 'Default', ...changes };
  };

  test('gives a token of that user in that project', async () => {
    const token = await keystone.signIn(who());
    expect(await keystone.validate(token ?? 'none')).toMatchObject({ project: { name: 'tenant-a' } });
  });

  test('with something that is wrong gives none, after one request', async () => {
    cloud.resetRequests();
    const wrong = [{ password: 'hunter2' }, { user: 'nobody' }, { userDomain: 'nowhere' }, { project: 'tenant-b' }];
    for (const change of wrong) expect(await keystone.signIn(who(change))).toBeNull();
    expect(cloud.requests).toHaveLength(wrong.length);
  });

  test('at a Keystone that cannot say is an error without the password', async () => {
    const stub = await startStub((_request, response) => {
      json(response, 503, { error: 'hunter2' });
    });
    open.push(stub);
    const failure = await failureOf(keystoneAt(stub.url).signIn(who({ password: 'hunter2' })));
    expect(failure).toMatchObject({ failure: 'FAILED', status: 503 });
    expect(stub.requests).toHaveLength(1);
  });

  test('out ends the token, and one that has ended already is no failure', async () => {
    const token = (await keystone.signIn(who())) ?? 'none';
    await keystone.revoke(token);
    expect(await keystone.validate(token)).toBeNull();
    await keystone.revoke(token);
    await keystone.revoke('never-was');
  });
});
