/** Signing in with a browser at the simulated Keystone, through the whole gateway. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { pino } from 'pino';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';

let gateway: Gateway;
const lines: string[] = [];
beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  gateway = await startGateway({ app: { log } });
}, 180_000);
afterAll(() => gateway.close());

const send = (method: string, headers: Record<string, string> = {}, body?: object) =>
  fetch(`${gateway.url}/session`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const credentials = (project: string) => {
  const { username: user, password } = gateway.cloud.cloudOf(project).auth;
  return { user, password, project };
};

async function signIn(project: string) {
  const response = await send('POST', {}, credentials(project));
  const { viewer, csrf } = (await response.json()) as { viewer: unknown; csrf: string };
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { viewer, headers: { cookie, 'x-slipway-csrf': csrf } };
}

async function read(headers: Record<string, string>, query: string): Promise<unknown> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

describe('a browser', () => {
  test('signs in as operator and owner with the password, and sees what a token would show', async () => {
    const [operator, owner] = [await signIn('admin'), await signIn('tenant-a')];
    expect(operator.viewer).toEqual({ name: 'admin', project: 'admin', operator: true });
    expect(owner.viewer).toEqual({ name: 'demo-tenant-a', project: 'tenant-a', operator: false });

    const hosts = '{ hosts(first: 1) { nodes { name } } }';
    expect(await read(operator.headers, hosts)).toMatchObject({ data: { hosts: { nodes: [{ name: 'compute-1' }] } } });
    expect(await read(owner.headers, hosts)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const servers = '{ servers(first: 50) { nodes { project { name } } } }';
    const { data } = (await read(owner.headers, servers)) as { data: { servers: { nodes: unknown[] } } };
    expect(data.servers.nodes.length).toBeGreaterThan(0);
    expect(new Set(data.servers.nodes.map((node) => JSON.stringify(node)))).toEqual(
      new Set(['{"project":{"name":"tenant-a"}}']),
    );
  });

  test.each([
    ['a wrong password', { password: 'hunter2' }],
    ['a user that there is not', { user: 'nobody' }],
    ['a project that there is not', { project: 'nowhere' }],
    ['a project of others', { project: 'tenant-b' }],
    ['a domain that there is not', { userDomain: 'elsewhere' }],
    ['a cloud that there is not', { cloud: 'elsewhere' }],
  ])('with %s is refused in the same words', async (_what, change) => {
    const response = await send('POST', {}, { ...credentials('tenant-a'), ...change });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      errors: [
        { message: expect.stringMatching(/^Keystone refuses/u) as unknown, extensions: { code: 'SIGN_IN_REFUSED' } },
      ],
    });
  });

  test('that signs out has its token ended at Keystone', async () => {
    const before = gateway.cloud.requests.length;
    const { headers } = await signIn('tenant-a');
    expect((await send('DELETE', headers)).status).toBe(204);

    expect(await read(headers, '{ viewer { project { name } } }')).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const asked = gateway.cloud.requests.slice(before);
    expect(asked.map(({ method }) => method)).toContain('DELETE');
  });

  test('leaves no secret in the log', async () => {
    const { password } = credentials('tenant-b');
    const { headers } = await signIn('tenant-b');
    await read(headers, '{ viewer { project { name } } }');
    const text = lines.join('');
    expect(text).toContain('/auth/tokens');
    const cookie = headers.cookie.split('=')[1] ?? 'none';
    for (const shown of [password, 'hunter2', headers['x-slipway-csrf'], cookie, 'gAAAAAB']) {
      expect(text).not.toContain(shown);
    }
  });
});
