import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { until } from './until.ts';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
}, 180_000);

afterAll(() => gateway.close());

/** As Keystone gives it to whoever logs in without naming a project. */
async function unscopedToken(): Promise<string> {
  const user = { name: 'demo-tenant-a', domain: { id: 'default' }, password: 'secret' };
  const auth = { identity: { methods: ['password'], password: { user } }, scope: 'unscoped' };
  const response = await fetch(`${gateway.cloud.authUrl}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth }),
  });
  const token = response.headers.get('x-subject-token');
  if (token === null) throw new Error(`Keystone answered ${String(response.status)}`);
  return token;
}

function revokedToken(): string {
  const token = gateway.cloud.issueToken({ project: 'tenant-a' });
  gateway.cloud.revokeToken(token);
  return token;
}

async function answerTo(path: string, query: string, token: string | null) {
  const response = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && { 'x-auth-token': token }) },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: await response.text() };
}

/** Tokens that are good for nothing, each for a reason of its own. */
const USELESS = [
  { which: 'that Keystone does not know', make: () => 'nonsense' },
  { which: 'that has expired', make: () => gateway.cloud.issueToken({ project: 'tenant-a', seconds: -1 }) },
  { which: 'that was revoked', make: revokedToken },
  { which: 'of no project', make: unscopedToken },
  { which: 'that is longer than any', make: () => 'x'.repeat(5000) },
];

test.each(USELESS)('with a token $which nothing is answered, whatever the transport', async ({ make }) => {
  const token = await make();
  const operations = [
    ['/graphql', '{ viewer { userId } }'],
    ['/graphql', 'mutation { linkTicket(input: { windowId: "x", link: { url: "http://x/" } }) { window { id } } }'],
    ['/graphql/stream', 'subscription { maintenanceEvents { __typename } }'],
  ] as const;
  for (const [path, query] of operations) {
    const { status, body } = await answerTo(path, query, token);
    expect({ path, status }).toEqual({ path, status: 401 });
    expect(body).toContain('"code":"UNAUTHENTICATED"');
    expect(body).not.toContain('"data"');
  }

  const watch = gateway.watch(token, 'subscription { maintenanceEvents { __typename } }');
  await until('the socket to be closed', () => watch.errors.length > 0);
  expect(watch.errors).toMatchObject([{ code: 4401 }]);
  expect(watch.items).toEqual([]);
});

test('no token is answered like one that Keystone does not know', async () => {
  const query = '{ servers { nodes { id } } maintenanceWindows { nodes { id } } }';

  expect(await answerTo('/graphql', query, null)).toEqual(await answerTo('/graphql', query, 'nonsense'));
});
