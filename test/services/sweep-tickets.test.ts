/** The sweep over followed tickets: few requests, bounded, and a job for each ticket that differs. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { ticketKey, ticketRefOf } from '../../src/domain/ids.ts';
import type { TicketKey } from '../../src/domain/ids.ts';
import type { Job } from '../../src/domain/maintenance-store.ts';
import type { TicketFacts } from '../../src/domain/ticket.ts';
import { createSweepTickets } from '../../src/services/index.ts';
import type { Dependencies } from '../../src/services/index.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/index.ts';
import { claimBy, fakeTickets, NO_CALENDARS, NO_TICKETS } from '../loaders/fakes.ts';
import { aHost, aLink, aProject, aServer, aWindow, insert } from '../store/samples.ts';

const FIVE_MINUTES = 300_000;

let store: Store;
const jira = fakeTickets('jira', 'jira.example');
let clock = Date.parse('2096-01-01T00:00:00Z');
const now = () => new Date(clock);
const enqueued: Job[] = [];

beforeAll(async () => {
  store = await openStore({ pglite: 'memory' }, pino({ level: 'silent' }));
}, 180_000);

afterAll(() => store.close());

function sweeping(most: number) {
  const dependencies: Dependencies = {
    ...NO_TICKETS,
    ...NO_CALENDARS,
    clouds: [],
    claimTicket: claimBy(jira),
    store: {
      ...store.maintenance,
      transaction: (work) =>
        store.maintenance.transaction((writes) =>
          work({
            ...writes,
            enqueue: (job) => {
              enqueued.push(job);
              return Promise.resolve();
            },
          }),
        ),
    },
    workflows: [],
    projectPolicies: [],
    movingIn: () => ({ perHost: 1, perWindow: 1, perCloud: 1, attempts: 1, backoffMs: 1 }),
    pace: { lookMs: 1, farMs: 1, moveMs: 1 },
    now,
    newId: () => 'id',
    warn: () => undefined,
  };
  return createSweepTickets(dependencies, { everyMs: FIVE_MINUTES, most });
}

const refOf = (key: TicketKey) => ticketRefOf('jira', key);

/** An open window that links these tickets, each of which was told of with this status. */
async function following(keys: readonly string[], status: string | null) {
  const host = aHost();
  const window = aWindow();
  const links = keys.map((key) => aLink(window.id, { url: `https://jira.example/${key}` }));
  await insert(store.maintenance, window, { hosts: [host], servers: [aServer(aProject(), host)], links });
  await store.maintenance.transaction(async (writes) => {
    for (const key of keys.map(ticketKey)) {
      await writes.followTicket({ url: `https://jira.example/${key}`, ticket: refOf(key) });
      if (status === null) continue;
      const facts: TicketFacts = {
        key,
        summary: `about ${key}`,
        status,
        statusCategory: 'TODO',
        type: null,
        priority: null,
        assignee: null,
        updatedAt: null,
      };
      await writes.rememberTicket(refOf(key), facts, new Date(clock - FIVE_MINUTES - 1));
    }
  });
}

test('all tickets that are due are one read, and those that differ or are new get a job each', async () => {
  await following(['A-1', 'A-2'], 'To Do');
  await following(['B-1'], 'Done');
  await following(['C-1'], null);

  expect(await sweeping(100)()).toBe(4);

  expect(jira.calls).toHaveLength(1);
  expect(jira.calls[0]).toHaveLength(4);
  const jobs = enqueued.map((job) => ('ticket' in job ? `${job.action} ${job.ticket}` : job.action));
  expect(jobs.toSorted()).toEqual(['lookAtTicket jira/B-1', 'lookAtTicket jira/C-1']);
});

test('a ticket is not looked at again before its time', async () => {
  expect(await sweeping(100)()).toBe(0);
  clock += FIVE_MINUTES + 1;
  expect(await sweeping(100)()).toBe(4);
});

test('no more are looked at than are allowed, and the others have their turn', async () => {
  clock += FIVE_MINUTES + 1;
  const sweep = sweeping(3);
  expect([await sweep(), await sweep(), await sweep()]).toEqual([3, 1, 0]);
});

test('a system that does not answer costs no job', async () => {
  clock += FIVE_MINUTES + 1;
  enqueued.length = 0;
  await following(['GONE-1'], 'To Do');
  await sweeping(100)();
  expect(JSON.stringify(enqueued)).not.toContain('GONE-1');
});
