/** Tokens that end while their callers stay, alone and among others with whom they share. */

import { afterEach, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { rawSubscriber } from './raw-subscriber.ts';
import { until } from './until.ts';
import { scheduleWindow } from './windows.ts';

const LINK = 'mutation ($input: LinkTicketInput!) { linkTicket(input: $input) { userErrors { code } } }';
const READS_NOVA =
  'subscription { maintenanceEvents { __typename ... on MaintenanceEvent { window { id hosts { name } } } } }';

let gateway: Gateway;
afterEach(() => gateway.close());

const start = async (recheckMs: number) => {
  gateway = await startGateway({ change: (config) => ({ ...config, access: { ...config.access, recheckMs } }) });
  return scheduleWindow(gateway);
};

async function somethingHappens(windowId: string): Promise<void> {
  const link = { url: `https://elsewhere.example/${Math.random()}`, audience: 'OWNERS' };
  await gateway.ask('demo-operator', LINK, { input: { windowId, link } });
}

test('a token that is revoked ends its sockets with 4403 when it is asked about again, and nobody else', async () => {
  await start(300);
  const token = gateway.cloud.issueToken({ project: 'tenant-a' });
  const mine = [1, 2].map(() => rawSubscriber(gateway.url, token, READS_NOVA));
  const other = rawSubscriber(gateway.url, 'demo-tenant-a', READS_NOVA);
  await until('the snapshots', () => [...mine, other].every(({ payloads }) => payloads.length === 1));

  gateway.cloud.revokeToken(token);

  await until('both ends', () => mine.every(({ ends }) => ends.length === 1));
  expect(mine.map(({ ends }) => ends[0]?.code)).toEqual([4403, 4403]);
  expect(other.ends).toEqual([]);
  other.close();
}, 120_000);

test('an event stream of a revoked token ends with an error that says so, and is complete', async () => {
  await start(300);
  const token = gateway.cloud.issueToken({ project: 'tenant-a' });
  const response = await fetch(`${gateway.url}/graphql/stream?query=${encodeURIComponent(READS_NOVA)}`, {
    headers: { accept: 'text/event-stream', 'x-auth-token': token },
  });
  gateway.cloud.revokeToken(token);
  const text = await response.text();
  expect(text).toContain('"code":"UNAUTHENTICATED"');
  expect(text).toMatch(/event: complete\ndata:\s*$/u);
}, 120_000);

test('a Keystone that cannot say ends nobody', async () => {
  await start(100);
  const token = gateway.cloud.issueToken({ project: 'tenant-a' });
  const mine = rawSubscriber(gateway.url, token, READS_NOVA);
  await until('the snapshot', () => mine.payloads.length === 1);
  gateway.cloud.fail('/identity/v3/auth/tokens', { status: 503, body: {} });
  const asked = () => gateway.cloud.count({ path: '/identity/v3/auth/tokens' });
  const before = asked();
  await until('Keystone to be asked again', () => asked() > before + 2);
  expect(mine.ends).toEqual([]);
  mine.close();
}, 120_000);

test('a result for many is not spoilt by the revoked token of one: it alone is sent away', async () => {
  const window = await start(3_600_000);
  const token = gateway.cloud.issueToken({ project: 'admin' });
  // The first of an audience is the one in whose name it reads.
  const revoked = rawSubscriber(gateway.url, token, READS_NOVA);
  await until('the snapshot', () => revoked.payloads.length === 1);
  const others = [1, 2, 3].map(() => rawSubscriber(gateway.url, 'demo-operator', READS_NOVA));
  await until('the snapshots', () => others.every(({ payloads }) => payloads.length === 1));

  gateway.cloud.revokeToken(token);
  await somethingHappens(window);

  await until('the event', () => others.every(({ payloads }) => payloads.length === 2));
  for (const { payloads, ends } of others) {
    expect(payloads[1]).toContain('"hosts":[{"name":"compute-1"}]');
    expect(payloads[1]).not.toContain('errors');
    expect(ends).toEqual([]);
  }
  await until('the end of the one', () => revoked.ends.length === 1);
  expect(revoked.ends[0]?.code).toBe(4403);
  expect(revoked.payloads).toHaveLength(1);
  others.forEach((each) => {
    each.close();
  });
}, 120_000);
