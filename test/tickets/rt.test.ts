/**
 * The Request Tracker adapter against a real Request Tracker, as test/tickets/rt/up.sh and seed.sh leave it.
 */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ticketKey } from '../../src/domain/ids.ts';
import type { TicketKey } from '../../src/domain/ids.ts';
import type { TicketSystem } from '../../src/domain/ticket-system.ts';
import type { ObservedCall } from '../../src/upstream/http.ts';
import { createRequestTracker } from '../../src/upstream/tickets/request-tracker.ts';
import type { RequestTrackerOptions } from '../../src/upstream/tickets/request-tracker.ts';
import { failureOf } from '../upstream/failure-of.ts';
import { describeTicketSystem } from '../upstream/tickets/adapter-suite.ts';
import type { World } from '../upstream/tickets/adapter-suite.ts';
import { signedDelivery } from '../upstream/tickets/signed-delivery.ts';
import { numbers, restOf } from './rest.ts';

const url = `http://127.0.0.1:${process.env.RT_PORT ?? '3310'}`;
const state = process.env.RT_STATE ?? '/var/tmp/slipway-tickets/rt';
const secret = 'a secret for our own webhook';
const root = Buffer.from('root:password').toString('base64');
const asRoot = restOf(`${url}/REST/2.0`, { authorization: `Basic ${root}` });

const calls: ObservedCall[] = [];
const options: RequestTrackerOptions = {
  name: 'ops-rt',
  baseUrl: `${url}/`,
  siteUrl: `${url}/`,
  timeoutMs: 30_000,
  concurrency: 4,
  token: tokenOf('bot'),
  create: { queue: 'Ops' },
  onCall: (call) => calls.push(call),
};

function tokenOf(user: 'bot' | 'reader'): string {
  return readFileSync(`${state}/${user}.token`, 'utf8').trim();
}

const numbered = z.object({ id: z.union([z.string(), z.number()]) });
const listed = z.object({ items: z.array(z.looseObject({ Content: z.string().nullish() })) });
const ticket = z.object({
  Status: z.string(),
  _hyperlinks: z.array(z.object({ ref: z.string(), _url: z.string().optional() })),
});

async function newTicket(queue = 'Ops'): Promise<TicketKey> {
  const { id } = await asRoot(numbered, 'POST', '/ticket', { Queue: queue, Subject: 'Made for a test' });
  return ticketKey(String(id));
}

async function linksOf(key: TicketKey): Promise<string[]> {
  const { _hyperlinks: links } = await asRoot(ticket, 'GET', `/ticket/${key}`);
  return links.flatMap(({ ref, _url: to }) => (ref === 'refers-to' ? (to ?? []) : []));
}

async function change(key: TicketKey, body: unknown): Promise<void> {
  await asRoot(z.unknown(), 'PUT', `/ticket/${key}`, body);
}

async function start(): Promise<World> {
  const system = createRequestTracker({ ...options, webhookSecret: secret });
  const [one, two, three] = [await newTicket(), await newTicket(), await newTicket()];
  const more: TicketSystem[] = [];
  return {
    system,
    connect: (baseUrl, timeoutMs) => createRequestTracker({ ...options, baseUrl, siteUrl: baseUrl, timeoutMs }),
    existing: [one, two, three],
    missing: ticketKey('987654'),
    invisible: { key: ticketKey('6'), code: 'TICKET_FORBIDDEN' },
    nonsense: ['abc', '1 OR id > 0', '0', "1'", '99999999999', ''],
    otherSpelling: `#${one}`,
    many: {
      keys: [...numbers(1, 5), ...numbers(10, 254)].map(ticketKey),
      requests: 3,
      count: () => calls.length,
    },
    statuses: { reachable: 'open', unreachable: 'nonsense' },
    outside: {
      comments: async (key) => {
        const path = `/ticket/${key}/attachments?fields=Content&per_page=100`;
        return (await asRoot(listed, 'GET', path)).items.flatMap(({ Content: text }) => text ?? []);
      },
      links: async (key) => (await linksOf(key)).map((each) => ({ url: each })),
      status: async (key) => (await asRoot(ticket, 'GET', `/ticket/${key}`)).Status,
      setStatus: (key, status) => change(key, { Status: status }),
      countMarked: async (marker) => {
        const search = [{ field: 'Content', operator: 'LIKE', value: marker }];
        return (await asRoot(listed, 'POST', '/attachments', search)).items.length;
      },
    },
    deliveries: {
      made: (keys, id, at) => signedDelivery(secret, keys.map(system.urlOf), id, at),
      withSecret: (other) => {
        const made = createRequestTracker({ ...options, ...(other !== null && { webhookSecret: other }) });
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

describeTicketSystem('request-tracker', ['linkBack', 'comment', 'setStatus', 'create', 'readDelivery'], start);

describe('a real Request Tracker', () => {
  let rt: TicketSystem;
  let reader: TicketSystem;

  beforeAll(() => {
    rt = createRequestTracker(options);
    reader = createRequestTracker({ ...options, token: tokenOf('reader') });
  });
  afterAll(async () => {
    await rt.close();
    await reader.close();
  });

  test('closed tickets are in the batch, and each status has its category', async () => {
    const readings = await rt.fetchMany(numbers(1, 5).map(ticketKey));

    expect(readings).toMatchObject([
      { facts: { status: 'new', statusCategory: 'TODO', type: 'Ops', priority: '75', assignee: null } },
      { facts: { status: 'open', statusCategory: 'IN_PROGRESS', assignee: 'Gateway Bot' } },
      { facts: { status: 'stalled', statusCategory: 'IN_PROGRESS', summary: 'Kernel panic on cmp-04' } },
      { facts: { status: 'resolved', statusCategory: 'DONE', updatedAt: expect.any(Date) } },
      { facts: { status: 'rejected', statusCategory: 'DONE' } },
    ]);
  });

  test('RT is asked what the words of a lifecycle of one’s own mean', async () => {
    const before = calls.length;

    const readings = await rt.fetchMany(['7', '8', '9'].map(ticketKey));

    expect(readings).toMatchObject([
      { facts: { status: 'planned', statusCategory: 'TODO', type: 'Work' } },
      { facts: { status: 'waiting for parts', statusCategory: 'IN_PROGRESS' } },
      { facts: { status: 'finished', statusCategory: 'DONE' } },
    ]);
    expect(calls.length - before).toBe(2);
  });

  test('what is no number is never sent', async () => {
    const before = calls.length;

    await rt.fetchMany(['x', '1 OR id > 0', ''].map(ticketKey));

    expect(calls.length).toBe(before);
  });

  test('a ticket that was merged into another one answers as that one', async () => {
    const [old, into] = [await newTicket(), await newTicket()];
    await change(old, { MergeInto: into });

    expect(await rt.fetchMany([old])).toMatchObject([{ facts: { key: into } }]);
  });

  test('a wrong token is the system’s refusal, of every ticket', async () => {
    const stranger = createRequestTracker({ ...options, token: '1-14-0123456789abcdef0123456789abcdef' });

    const readings = await stranger.fetchMany([ticketKey('1')]);
    await stranger.close();

    expect(readings).toMatchObject([{ problem: { code: 'TICKET_SYSTEM_REFUSED', retryable: false } }]);
  });

  test('a status that RT refuses with a 200 is a refusal, in RT’s words', async () => {
    const key = await newTicket();

    const failure = await failureOf(Promise.resolve(rt.setStatus?.(key, 'finished')));

    expect([failure.failure, failure.retryable]).toEqual(['REFUSED', false]);
    expect(failure.message).toContain("isn't a valid status for this ticket");
    expect(failure.message).toContain('RT offers "open"');
    expect(calls.at(-2)).toMatchObject({ method: 'PUT', status: 200 });
  });

  test('a status to which the lifecycle does not lead is refused', async () => {
    const failure = await failureOf(Promise.resolve(rt.setStatus?.(ticketKey('9'), 'planned')));

    expect(failure.message).toContain('#9 stays "finished", not "planned"');
  });

  test('who may only read is refused every verb', async () => {
    const one = ticketKey('1');
    const link = { id: 'slipway:1', url: 'https://slipway.example/w/1', title: 't', summary: 's', resolved: false };
    const draft = { marker: 'slipway-reader', summary: 's', description: '' };

    const failures = await Promise.all([
      failureOf(Promise.resolve(reader.linkBack?.(one, link))),
      failureOf(Promise.resolve(reader.comment?.(one, { marker: 'denied', text: 'denied' }))),
      failureOf(Promise.resolve(reader.setStatus?.(one, 'open'))),
      failureOf(Promise.resolve(reader.create?.(draft))),
    ]);

    expect(failures.map(({ failure }) => failure)).toEqual(['REFUSED', 'REFUSED', 'REFUSED', 'REFUSED']);
    expect(await linksOf(one)).not.toContain(link.url);
  });

  test('a link of somebody else’s stays', async () => {
    const key = await newTicket();
    await change(key, { AddRefersTo: ['https://wiki.example/Rack_12'] });

    const url = 'https://slipway.example/windows/2';
    await rt.linkBack?.(key, { id: 'slipway:2', url, title: 't', summary: 's', resolved: true });

    expect((await linksOf(key)).toSorted()).toEqual([url, 'https://wiki.example/Rack_12']);
  });
});
