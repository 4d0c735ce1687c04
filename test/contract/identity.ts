/** Keystone: versions, login, validation, revocation, catalogue. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import { passwordLogin } from './session.ts';
import type { Credentials } from './session.ts';
import {
  catalogue,
  credentialToken,
  identityV3,
  identityVersions,
  projectList,
  scopedToken,
  tokenWithoutCatalogue,
  unscopedToken,
} from './shapes.ts';
import { expectIdentityFault, read, send } from './wire.ts';
import type { Answer } from './wire.ts';

const REFUSED = /^The request you have made requires authentication\.$/;

function expectRefused(answer: Answer): void {
  expectIdentityFault(answer, 401, 'Unauthorized', REFUSED);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Keystone uri="http/);
}

function describeLogin(use: UseSession): void {
  const login = (body: unknown, query = ''): Promise<Answer> =>
    send('POST', `${use().target.authUrl}/auth/tokens${query}`, { body });
  const as = (change: Partial<Credentials>): Promise<Answer> =>
    login(passwordLogin({ ...use().target.tenantA, ...change }));

  test('the root lists v3 with 300, and v3 describes itself', async () => {
    const { authUrl } = use().target;

    const root = await send('GET', authUrl.replace(/v3$/, ''));
    const v3 = await send('GET', authUrl);

    expect(root.status).toBe(300);
    expect(read(root, identityVersions).versions.values[0]).toEqual(read(v3, identityV3).version);
  });

  test('a password login answers 201, the token in X-Subject-Token and its project, roles and end', async () => {
    const { target, projectIds } = use();

    const answer = await login(passwordLogin(target.tenantA));

    const { token } = read(answer, scopedToken);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-subject-token')).not.toBe('');
    expect(answer.headers.get('vary')).toBe('X-Auth-Token');
    expect(token.methods).toEqual(['password']);
    expect(token.project).toMatchObject({ id: projectIds.tenantA, name: target.tenantA.project });
    expect(token.roles.map(({ name }) => name).sort()).toEqual(['member', 'reader']);
    expect(Date.parse(token.expires_at)).toBeGreaterThan(Date.now());
  });

  test('the catalogue of a token has compute and identity in the region', async () => {
    const { target } = use();

    const { token } = read(await login(passwordLogin(target.admin)), scopedToken);

    for (const type of ['compute', 'identity']) {
      const endpoints = token.catalog.find((entry) => entry.type === type)?.endpoints ?? [];
      expect(endpoints.map((endpoint) => endpoint.interface).sort()).toEqual(['admin', 'internal', 'public']);
      expect(new Set(endpoints.map(({ region }) => region))).toEqual(new Set([target.region]));
    }
  });

  test('user and project may be named by id', async () => {
    const { target, projectIds } = use();
    const first = read(await login(passwordLogin(target.tenantA)), scopedToken).token;

    const answer = await login({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { id: first.user.id, password: target.tenantA.password } },
        },
        scope: { project: { id: projectIds.tenantA } },
      },
    });

    expect(read(answer, scopedToken).token.user).toEqual(first.user);
  });

  test('?nocatalog leaves the catalogue out', async () => {
    const answer = await login(passwordLogin(use().target.tenantA), '?nocatalog');

    expect(read(answer, tokenWithoutCatalogue).token.project.name).toBe(use().target.tenantA.project);
  });

  test('an unscoped login has neither project nor roles', async () => {
    const { auth } = passwordLogin(use().target.tenantA) as { auth: object };

    const answer = await login({ auth: { ...auth, scope: 'unscoped' } });

    expect(answer.status).toBe(201);
    expect(read(answer, unscopedToken).token.methods).toEqual(['password']);
  });

  test('wrong password, unknown user, unknown project and a project without a role are refused alike', async () => {
    expectRefused(await as({ password: 'wrong' }));
    expectRefused(await as({ username: 'nobody' }));
    expectRefused(await as({ project: 'nowhere' }));
    expectRefused(await as({ project: use().target.tenantB.project }));
  });

  test('an unknown domain of user or project is refused like a wrong password', async () => {
    const { username, password, project } = use().target.tenantA;
    const within = (userDomain: string, projectDomain: string): object => ({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: username, domain: { name: userDomain }, password } },
        },
        scope: { project: { name: project, domain: { name: projectDomain } } },
      },
    });

    expectRefused(await login(within('no-such-domain', 'Default')));
    expectRefused(await login(within('Default', 'no-such-domain')));
  });

  test('a login without auth or without its method is a 400', async () => {
    expectIdentityFault(await login({}), 400, 'Bad Request', /^Expecting to find auth in request body\./);
    const withoutPassword = { auth: { identity: { methods: ['password'] } } };
    expectIdentityFault(await login(withoutPassword), 400, 'Bad Request', /^Expecting to find password in identity\./);
  });
}

function describeOtherMethods(use: UseSession): void {
  const login = (identity: object, scope?: object): Promise<Answer> =>
    send('POST', `${use().target.authUrl}/auth/tokens`, { body: { auth: { identity, ...(scope && { scope }) } } });

  test('an application credential logs in to its own project', async () => {
    const { applicationCredential: credential } = use().target;

    const answer = await login({ methods: ['application_credential'], application_credential: credential });

    const { token } = read(answer, credentialToken);
    expect(token.methods).toEqual(['application_credential']);
    expect(token.project.id).toBe(use().projectIds.tenantA);
    expect(token.application_credential.id).toBe(credential.id);
  });

  test('an application credential with a wrong secret is refused', async () => {
    const { id } = use().target.applicationCredential;

    expectRefused(await login({ methods: ['application_credential'], application_credential: { id, secret: 'x' } }));
  });

  test('a token got with a token ends when that one ends', async () => {
    const { tokens, projectIds } = use();
    const first = { 'X-Subject-Token': tokens.tenantA };
    const given = await send('GET', `${use().target.authUrl}/auth/tokens`, { token: tokens.tenantA, headers: first });

    const scope = { project: { id: projectIds.tenantA } };
    const answer = await login({ methods: ['token'], token: { id: tokens.tenantA } }, scope);

    expect(read(answer, scopedToken).token.methods.toSorted()).toEqual(['password', 'token']);
    expect(read(answer, scopedToken).token.expires_at).toBe(read(given, scopedToken).token.expires_at);
  });
}

function describeValidation(use: UseSession): void {
  const ask = (method: string, caller: string | undefined, subject: string | undefined): Promise<Answer> =>
    send(method, `${use().target.authUrl}/auth/tokens`, {
      headers: {
        ...(subject !== undefined && { 'X-Subject-Token': subject }),
        ...(caller !== undefined && { 'X-Auth-Token': caller }),
      },
    });
  const freshToken = async (): Promise<string> => {
    const { authUrl, tenantA } = use().target;
    const answer = await send('POST', `${authUrl}/auth/tokens`, { body: passwordLogin(tenantA) });
    return answer.headers.get('x-subject-token') ?? '';
  };

  test('a caller validates its own token', async () => {
    const { tenantA } = use().tokens;

    const answer = await ask('GET', tenantA, tenantA);

    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-subject-token')).toBe(tenantA);
    expect(read(answer, scopedToken).token.project.id).toBe(use().projectIds.tenantA);
    expect((await ask('HEAD', tenantA, tenantA)).status).toBe(200);
  });

  test('an administrator validates anybody’s token, a tenant nobody else’s', async () => {
    const { admin, tenantA, tenantB } = use().tokens;

    expect(read(await ask('GET', admin, tenantB), scopedToken).token.project.id).toBe(use().projectIds.tenantB);
    const foreign = await ask('GET', tenantA, tenantB);
    expectIdentityFault(foreign, 403, 'Forbidden', /action: identity:validate_token\.$/);
  });

  test('a token that is none is a 404, to tenants too', async () => {
    const { admin, tenantA } = use().tokens;

    expectIdentityFault(await ask('GET', admin, 'no-token'), 404, 'Not Found', /^Could not recognize Fernet token$/);
    expectIdentityFault(await ask('GET', tenantA, 'no-token'), 404, 'Not Found', /^Could not recognize Fernet token$/);
  });

  test('no token to validate is a 404 to an administrator and a 403 to a tenant', async () => {
    const { admin, tenantA } = use().tokens;

    expectIdentityFault(await ask('GET', admin, undefined), 404, 'Not Found', /^No token in the request$/);
    expectIdentityFault(await ask('GET', tenantA, undefined), 403, 'Forbidden', /identity:validate_token/);
  });

  test('without a valid token of one’s own, nothing is validated', async () => {
    const { tenantA } = use().tokens;

    expectRefused(await ask('GET', 'no-token', tenantA));
    expectRefused(await ask('GET', undefined, tenantA));
  });

  test('a revoked token is a 404 to others and a 401 to its owner', async () => {
    const token = await freshToken();

    expect((await ask('DELETE', token, token)).status).toBe(204);

    expectIdentityFault(await ask('GET', use().tokens.admin, token), 404, 'Not Found', /^Failed to validate token$/);
    expectRefused(await ask('GET', token, token));
  });

  test('a tenant cannot revoke another’s token', async () => {
    const { admin, tenantA } = use().tokens;

    expectIdentityFault(await ask('DELETE', tenantA, admin), 403, 'Forbidden', /action: identity:revoke_token\.$/);
  });

  test('the catalogue can be read alone, with a token', async () => {
    const url = `${use().target.authUrl}/auth/catalog`;

    const answer = await send('GET', url, { token: use().tokens.tenantA });

    const entries = catalogue.parse(Reflect.get(Object(answer.json), 'catalog'));
    expect(entries.map(({ type }) => type)).toEqual(expect.arrayContaining(['compute', 'identity']));
    expectRefused(await send('GET', url));
  });
}

function describeProjects(use: UseSession): void {
  const names = async (path: string, token: string): Promise<string[]> => {
    const answer = await send('GET', `${use().target.authUrl}${path}`, { token });
    return read(answer, projectList).projects.map(({ name }) => name);
  };

  test('an administrator lists all projects, a tenant none that way', async () => {
    const { target, tokens } = use();

    expect(await names('/projects', tokens.admin)).toEqual(
      expect.arrayContaining([target.tenantA.project, target.tenantB.project]),
    );
    const foreign = await send('GET', `${target.authUrl}/projects`, { token: tokens.tenantA });
    expectIdentityFault(foreign, 403, 'Forbidden', /action: identity:list_projects\.$/);
  });

  test('a tenant lists the projects that it has a role in', async () => {
    const { target, tokens } = use();

    expect(await names('/auth/projects', tokens.tenantA)).toEqual([target.tenantA.project]);
    expectRefused(await send('GET', `${target.authUrl}/auth/projects`));
  });
}

/** Registers the tests. */
export function describeIdentity(use: UseSession): void {
  describe('Keystone', () => {
    describeLogin(use);
    describeOtherMethods(use);
    describeValidation(use);
    describeProjects(use);
  });
}
