/** Calendar feeds through the whole gateway: made by a mutation, read by a program that knows an address and nothing else. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { z } from 'zod';

import { readBack } from '../calendar/read-back.ts';
import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { scheduleWindow, send } from './windows.ts';

const CREATE = `mutation ($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) {
  clientMutationId feed { id name operator createdAt readAt } url userErrors { code message path }
} }`;
const REVOKE = `mutation ($input: RevokeCalendarFeedInput!) { revokeCalendarFeed(input: $input) {
  clientMutationId id userErrors { code message path }
} }`;
const errors = z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() }));
const feedShape = z.object({
  id: z.string(),
  name: z.string().nullable(),
  operator: z.boolean(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
});
const created = z.object({
  createCalendarFeed: z.object({ feed: feedShape.nullable(), url: z.string().nullable(), userErrors: errors }),
});
const revoked = z.object({ revokeCalendarFeed: z.object({ id: z.string().nullable(), userErrors: errors }) });
const listed = z.object({ viewer: z.object({ calendarFeeds: z.array(feedShape) }) });

const MINUTE = 60_000;
const [OPERATOR, A, B] = ['demo-operator', 'demo-tenant-a', 'demo-tenant-b'];

let gateway: Gateway;
/** On a host with servers of tenants a and b, in Berlin, across the end of summer time. */
let shared: string;
/** On a host without any of a. */
let others: string;
const lines: string[] = [];

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  gateway = await startGateway({
    app: { log },
    cloud: { hosts: 6, servers: 12, projects: 3 },
    change: (config) => ({
      ...config,
      calendars: { ...config.calendars, provider: 'cloud.example', organizerEmail: 'noc@cloud.example' },
    }),
  });
  shared = await scheduleWindow(gateway, {
    hostIds: ['home/compute-3'],
    summary: 'Swap, a; DIMM',
    startsAt: '2096-10-27T20:00:00Z',
    endsAt: '2096-10-28T12:00:00Z',
    timeZone: 'Europe/Berlin',
  });
  others = await scheduleWindow(gateway, { hostIds: ['home/compute-5'], summary: 'Only for others' });
}, 180_000);
afterAll(() => gateway.close());

const make = async (token: string, input: object = {}) =>
  created.parse(await gateway.ask(token, CREATE, { input })).createCalendarFeed;
const revoke = async (token: string, id: string, input: object = {}) =>
  revoked.parse(await gateway.ask(token, REVOKE, { input: { id, ...input } })).revokeCalendarFeed;
const feedsOf = async (token: string) =>
  listed.parse(await gateway.ask(token, '{ viewer { calendarFeeds { id name operator createdAt readAt } } }')).viewer
    .calendarFeeds;

/** Makes a feed that must be made. */
async function subscribe(token: string): Promise<{ url: string; id: string }> {
  const { url, feed } = await make(token);
  if (url === null || feed === null) throw new Error('no feed was made');
  return { url, id: feed.id };
}

async function entries(url: string) {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return readBack(await response.text()).entries;
}

const serversOf = (project: string, host: string) =>
  gateway.cloud
    .servers()
    .filter((server) => server.host === host && server.projectId === gateway.cloud.projectIds[project])
    .map(({ id }) => id)
    .sort();

describe('a feed', () => {
  test('is made once, with an address behind the gateway’s that nothing tells again', async () => {
    const { feed, url } = await make(A, { name: 'phone' });
    expect(feed).toMatchObject({ name: 'phone', operator: false, readAt: null });
    expect(url).toMatch(new RegExp(`^${gateway.url}/calendar\\.ics\\?token=[\\w-]{43}$`, 'u'));
    const [first] = await feedsOf(A);
    expect(first).toEqual(feed);
    expect(JSON.stringify(await feedsOf(A))).not.toContain(url?.split('=')[1]);
  });

  test('that is made twice with the same clientMutationId is one, told without its address', async () => {
    const input = { clientMutationId: 'once', name: 'laptop' };
    const [first, again] = [await make(A, input), await make(A, input)];
    expect(again).toEqual({ feed: first.feed, url: null, userErrors: [] });
    expect((await feedsOf(A)).filter(({ name }) => name === 'laptop')).toHaveLength(1);
    expect((await make(A, { ...input, name: 'other' })).userErrors).toMatchObject([{ code: 'INVALID_VALUE' }]);
  });

  test('is refused with a name that is too long, and when there are too many', async () => {
    expect(await make(B, { name: 'x'.repeat(101) })).toMatchObject({
      feed: null,
      url: null,
      userErrors: [{ code: 'INVALID_VALUE', path: ['input', 'name'] }],
    });
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push((await subscribe(B)).id);
    expect(await make(B)).toMatchObject({ feed: null, url: null, userErrors: [{ code: 'GUARD_REFUSED' }] });
    await revoke(B, ids[0] ?? '');
    expect((await make(B)).userErrors).toEqual([]);
    for (const { id } of await feedsOf(B)) await revoke(B, id);
  });

  test('that is revoked answers like one that never was, in the same words', async () => {
    const { url, id } = await subscribe(A);
    expect((await fetch(url)).status).toBe(200);

    expect(await revoke(A, id)).toMatchObject({ id, userErrors: [] });

    const [gone, never, none] = [
      await fetch(url),
      await fetch(`${url.slice(0, -4)}AAAA`),
      await fetch(`${gateway.url}/calendar.ics`),
    ];
    expect([gone.status, never.status, none.status]).toEqual([404, 404, 404]);
    const said = await gone.text();
    expect([await never.text(), await none.text()]).toEqual([said, said]);
    expect(await revoke(A, id)).toMatchObject({ id: null, userErrors: [{ code: 'CALENDAR_FEED_NOT_FOUND' }] });
  });

  test('is its owner’s alone: nobody else lists or revokes it', async () => {
    const { url, id } = await subscribe(A);
    for (const token of [B, OPERATOR]) {
      expect((await feedsOf(token)).map((each) => each.id)).not.toContain(id);
      expect(await revoke(token, id)).toMatchObject({ id: null, userErrors: [{ code: 'CALENDAR_FEED_NOT_FOUND' }] });
    }
    expect((await fetch(url)).status).toBe(200);
  });

  test('says when it was read', async () => {
    const { url, id } = await subscribe(A);
    await fetch(url);
    const feed = (await feedsOf(A)).find((each) => each.id === id);
    expect(Date.parse(feed?.readAt ?? '')).toBeGreaterThan(Date.parse(feed?.createdAt ?? ''));
  });
});

describe('what a feed shows', () => {
  test('an owner: the windows that touch the project, its own servers, and no host', async () => {
    const { url } = await subscribe(A);
    const text = await (await fetch(url)).text();
    const [entry, ...more] = readBack(text).entries;

    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      uid: shared,
      summary: 'Swap, a; DIMM',
      status: 'TENTATIVE',
      zone: 'Europe/Berlin',
      start: new Date('2096-10-27T20:00:00Z'),
      end: new Date('2096-10-28T12:00:00Z'),
      url: `${gateway.url}/windows/${shared}`,
    });
    expect([...(entry?.all('x-maintnote-object-id') ?? [])].sort()).toEqual(serversOf('tenant-a', 'compute-3'));
    expect(entry?.all('x-maintnote-account')).toEqual([gateway.cloud.projectIds['tenant-a']]);
    expect(entry?.all('x-maintnote-provider')).toEqual(['cloud.example']);
    const unfolded = text.replaceAll('\r\n ', '');
    for (const foreign of ['compute-', ...serversOf('tenant-b', 'compute-3'), others, 'Only for others']) {
      expect(unfolded).not.toContain(foreign);
    }
  });

  test('another tenant: the same window with its servers, and the other one where it touches it', async () => {
    const { url } = await subscribe(B);
    const read = await entries(url);
    expect(read.map(({ uid }) => uid).sort()).toEqual([shared, others].sort());
    const own = read.find(({ uid }) => uid === shared)?.all('x-maintnote-object-id') ?? [];
    expect([...own].sort()).toEqual(serversOf('tenant-b', 'compute-3'));
  });

  test('an operator: all of it, with hosts', async () => {
    const { url } = await subscribe(OPERATOR);
    const read = await entries(url);
    expect(read.map(({ uid }) => uid).sort()).toEqual([shared, others].sort());
    const entry = read.find(({ uid }) => uid === shared);
    expect(entry?.description).toContain('- home/compute-3');
    expect(entry?.all('x-maintnote-account')).toEqual(['home']);
  });
});

describe('a program that has the calendar already', () => {
  test('is told that nothing changed, and gets the next revision of what did', async () => {
    const { url } = await subscribe(A);
    const first = await fetch(url);
    const etag = first.headers.get('etag') ?? '';
    const before = readBack(await first.text()).entries[0];
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');

    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const same = await fetch(url, { headers: { 'if-none-match': known } });
      expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
    }
    await send(gateway, shared, 'confirm');
    const changed = await fetch(url, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    const after = readBack(await changed.text()).entries[0];
    expect(after).toMatchObject({ uid: shared, status: 'CONFIRMED' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  test('sees a cancelled window as cancelled', async () => {
    const { url } = await subscribe(OPERATOR);
    const id = await scheduleWindow(gateway, { hostIds: ['home/compute-6'], summary: 'Called off' });
    await send(gateway, id, 'cancel');
    const entry = (await entries(url)).find(({ uid }) => uid === id);
    expect([entry?.status, entry?.all('x-maintnote-status')]).toEqual(['CANCELLED', ['CANCELLED']]);
  });
});

describe('a feed whose owner lost the role', () => {
  test('answers nobody within 15 minutes, and again once the role is back', async () => {
    const { url } = await subscribe(A);
    gateway.cloud.changeUser('tenant-a', { roles: [] });
    expect((await fetch(url)).status).toBe(200);
    gateway.passes(15 * MINUTE);
    expect((await fetch(url)).status).toBe(404);
    gateway.cloud.changeUser('tenant-a', { roles: ['reader'] });
    gateway.passes(MINUTE);
    expect((await fetch(url)).status).toBe(200);
  });

  test('or who was disabled, answers nobody', async () => {
    const { url } = await subscribe(A);
    gateway.cloud.changeUser('tenant-a', { enabled: false });
    gateway.passes(15 * MINUTE);
    expect((await fetch(url)).status).toBe(404);
    gateway.cloud.changeUser('tenant-a', { enabled: true });
    gateway.passes(MINUTE);
  });

  test('that was made by an operator lives as long as an operator role does', async () => {
    const { url } = await subscribe(OPERATOR);
    gateway.cloud.changeUser('admin', { roles: ['admin', 'member'] });
    gateway.passes(15 * MINUTE);
    expect((await fetch(url)).status).toBe(200);
  });
});

test('no token of a feed is in the log', async () => {
  const { url } = await subscribe(A);
  await fetch(url);
  await fetch(`${url}x`);
  const text = lines.join('');
  expect(text).toContain('"route":"/calendar.ics"');
  expect(text).not.toContain(url.split('=')[1]);
  expect(text).not.toMatch(/calendar\.ics\?token/u);
});
