/**
 * The Redmine adapter against a real Redmine, as test/tickets/redmine/up.sh and seed.sh leave it.
 */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ticketKey } from '../../src/domain/ids.ts';
import type { TicketKey } from '../../src/domain/ids.ts';
import type { TicketSystem } from '../../src/domain/ticket-system.ts';
import type { ObservedCall } from '../../src/upstream/http.ts';
import { createRedmine } from '../../src/upstream/tickets/redmine.ts';
import type { RedmineOptions } from '../../src/upstream/tickets/redmine.ts';
import { failureOf } from '../upstream/failure-of.ts';
import { describeTicketSystem } from '../upstream/tickets/adapter-suite.ts';
import type { World } from '../upstream/tickets/adapter-suite.ts';
import { signedDelivery } from '../upstream/tickets/signed-delivery.ts';
import { numbers, restOf } from './rest.ts';

const url = `http://127.0.0.1:${process.env.REDMINE_PORT ?? '3300'}`;
// What env.sh says.
const BOT = 'b0'.repeat(20);
const CLERK = 'c1e4'.repeat(10);
const secret = 'a secret for our own webhook';
const asAdmin = restOf(url, { 'x-redmine-api-key': 'ad'.repeat(20) });

const calls: ObservedCall[] = [];
const options: RedmineOptions = {
  name: 'ops-redmine',
  baseUrl: `${url}/`,
  siteUrl: `${url}/`,
  timeoutMs: 20_000,
  concurrency: 4,
  token: BOT,
  create: { project: 'ops', tracker: 'Support' },
  onCall: (call) => calls.push(call),
};

const issue = z.object({
  issue: z.object({
    id: z.int(),
    status: z.object({ name: z.string() }),
    tracker: z.object({ name: z.string() }),
    journals: z.array(z.object({ notes: z.string().nullable() })).default([]),
  }),
});
const statusIds: Readonly<Record<string, number>> = { New: 1, 'In Progress': 2, Resolved: 3, Closed: 5 };

async function newIssue(): Promise<TicketKey> {
  const wanted = { project_id: 'ops', subject: 'Made for a test', tracker_id: 1 };
  return ticketKey(String((await asAdmin(issue, 'POST', '/issues.json', { issue: wanted })).issue.id));
}

async function read(key: TicketKey) {
  return (await asAdmin(issue, 'GET', `/issues/${key}.json?include=journals`)).issue;
}

async function notes(key: TicketKey): Promise<string[]> {
  return (await read(key)).journals.flatMap((journal) => journal.notes ?? []).filter((text) => text !== '');
}

async function start(): Promise<World> {
  const system = createRedmine({ ...options, webhookSecret: secret });
  const [one, two, three] = [await newIssue(), await newIssue(), await newIssue()];
  const more: TicketSystem[] = [];
  return {
    system,
    connect: (baseUrl, timeoutMs) => createRedmine({ ...options, baseUrl, siteUrl: baseUrl, timeoutMs }),
    existing: [one, two, three],
    missing: ticketKey('987654'),
    invisible: { key: ticketKey('6'), code: 'TICKET_NOT_FOUND' },
    nonsense: ['abc', '1,2', '0', '12&status_id=1', '99999999999', ''],
    otherSpelling: `#${one}`,
    many: {
      keys: [...numbers(1, 5), ...numbers(7, 251)].map(ticketKey),
      requests: 3,
      count: () => calls.filter(({ path }) => path === '/issues.json').length,
    },
    statuses: { reachable: 'In Progress', unreachable: 'Nonsense' },
    outside: {
      comments: notes,
      links: async (key) => {
        const urls = (await notes(key)).flatMap((text) => /https?:\S+/u.exec(text)?.[0] ?? []);
        return [...new Set(urls)].map((each) => ({ url: each }));
      },
      status: async (key) => (await read(key)).status.name,
      setStatus: async (key, status) => {
        await asAdmin(z.null(), 'PUT', `/issues/${key}.json`, { issue: { status_id: statusIds[status] } });
      },
      countMarked: async (marker) => {
        const found = z.object({ total_count: z.int() });
        return (await asAdmin(found, 'GET', `/issues.json?status_id=*&description=~${marker}`)).total_count;
      },
    },
    deliveries: {
      made: (keys, id, at) => signedDelivery(secret, keys.map(system.urlOf), id, at),
      withSecret: (other) => {
        const made = createRedmine({ ...options, ...(other !== null && { webhookSecret: other }) });
        more.push(made);
        return made;
      },
      most: 100,
      timed: true,
    },
    close: async () => {
      for (const each of more) await each.close();
    },
  };
}

describeTicketSystem('redmine', ['linkBack', 'comment', 'setStatus', 'create', 'readDelivery'], start);

describe('a real Redmine', () => {
  let redmine: TicketSystem;
  let clerk: TicketSystem;

  beforeAll(() => {
    redmine = createRedmine(options);
    clerk = createRedmine({ ...options, token: CLERK });
  });
  afterAll(async () => {
    await redmine.close();
    await clerk.close();
  });

  test('closed issues are in the batch, and each status has its category', async () => {
    const readings = await redmine.fetchMany(numbers(1, 5).map(ticketKey));

    expect(readings).toMatchObject([
      { facts: { status: 'New', statusCategory: 'TODO', type: 'Bug', priority: 'High', assignee: null } },
      { facts: { status: 'In Progress', statusCategory: 'IN_PROGRESS', type: 'Support', assignee: 'Gateway Bot' } },
      { facts: { status: 'Resolved', statusCategory: 'IN_PROGRESS', summary: 'Kernel panic on cmp-04' } },
      { facts: { status: 'Closed', statusCategory: 'DONE', updatedAt: expect.any(Date) } },
      { facts: { status: 'Rejected', statusCategory: 'DONE' } },
    ]);
  });

  test('the catalogue is read once, and what is no number is never sent', async () => {
    const fresh = createRedmine(options);
    const before = calls.length;

    await Promise.all([fresh.fetchMany(['1', '2', 'x', '1 OR 1'].map(ticketKey)), fresh.fetchMany([ticketKey('3')])]);
    await fresh.fetchMany(['y', ''].map(ticketKey));
    await fresh.close();

    const paths = calls.slice(before).map(({ path }) => path);
    expect(paths.toSorted()).toEqual(['/issue_statuses.json', '/issues.json', '/issues.json', '/trackers.json']);
  });

  test('a wrong key is the system’s refusal, of every ticket', async () => {
    const stranger = createRedmine({ ...options, token: '0'.repeat(40) });

    const readings = await stranger.fetchMany([ticketKey('1')]);
    await stranger.close();

    expect(readings).toMatchObject([{ problem: { code: 'TICKET_SYSTEM_REFUSED', retryable: false } }]);
  });

  test('a link is a note when it is put and another one when it is over', async () => {
    const key = await newIssue();
    const link = { id: 'slipway:1', url: 'https://slipway.example/windows/1', title: 'Rack 12', summary: 'planned' };

    await redmine.linkBack?.(key, { ...link, resolved: false });
    await redmine.linkBack?.(key, { ...link, resolved: false, summary: 'under way' });
    await redmine.linkBack?.(key, { ...link, resolved: true, summary: 'over' });
    await redmine.linkBack?.(key, { ...link, resolved: true, summary: 'over' });
    await redmine.linkBack?.(key, { ...link, resolved: false });

    expect((await notes(key)).map((text) => text.replaceAll('\r', '').split('\n'))).toEqual([
      ['Rack 12: planned', 'https://slipway.example/windows/1', '[slipway:1]'],
      ['Rack 12: over', 'https://slipway.example/windows/1', '[slipway:1 resolved]'],
    ]);
  });

  test('a note that Redmine drops with a 204 is a refusal', async () => {
    const failure = await failureOf(
      Promise.resolve(clerk.comment?.(ticketKey('1'), { marker: 'dropped', text: 'dropped' })),
    );

    expect([failure.failure, failure.retryable]).toEqual(['REFUSED', false]);
    expect(failure.message).toContain('did not keep it');
    expect(calls.at(-2)).toMatchObject({ method: 'PUT', status: 204 });
  });

  test('a status that Redmine ignores with a 204 is a refusal', async () => {
    const failure = await failureOf(Promise.resolve(clerk.setStatus?.(ticketKey('1'), 'Closed')));

    expect([failure.failure, failure.message]).toEqual([
      'REFUSED',
      'ops-redmine: #1 stays "New" and does not become "Closed"',
    ]);
    expect(calls.at(-2)).toMatchObject({ method: 'PUT', status: 204 });
  });

  test('a status that is not there is refused with those that are', async () => {
    const failure = await failureOf(Promise.resolve(redmine.setStatus?.(ticketKey('1'), 'Approved')));

    expect(failure.message).toContain('"Approved"; there are "New", "In Progress", "Resolved"');
  });

  test('an issue is made where and as what the configuration says', async () => {
    const key = await redmine.create?.({ marker: 'slipway-place', summary: 'Where', description: 'A *line*' });

    expect((await read(key ?? ticketKey('0'))).tracker.name).toBe('Support');
  });

  test('a marker that another issue’s note quotes is not that issue', async () => {
    const other = await newIssue();
    await redmine.comment?.(other, { marker: 'quoted', text: 'quoted: see slipway-quoted' });

    const key = await redmine.create?.({ marker: 'slipway-quoted', summary: 'Quoted', description: '' });

    expect(key).not.toBe(other);
  });

  test.each([
    ['a tracker', { project: 'ops', tracker: 'Chore' }, 'there is no tracker "Chore"; there are "Bug"'],
    ['a project', { project: 'nowhere' }, '404'],
  ])('%s that is not there is a refusal', async (_case, create, words) => {
    const misplaced = createRedmine({ ...options, create });

    const failure = await failureOf(
      Promise.resolve(misplaced.create?.({ marker: 'slipway-none', summary: 's', description: '' })),
    );
    await misplaced.close();

    expect([failure.failure, failure.message]).toEqual(['REFUSED', expect.stringContaining(words)]);
  });
});
