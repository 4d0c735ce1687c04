import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jiraFaults, startDemoJira } from '../../../demo/jira.ts';
import type { DemoJira } from '../../../demo/jira.ts';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketKey } from '../../../src/domain/ids.ts';
import type { TicketReading, TicketSystem } from '../../../src/domain/ticket-system.ts';
import { createJiraCloud } from '../../../src/upstream/tickets/jira-cloud.ts';
import type { JiraCloudOptions } from '../../../src/upstream/tickets/jira-cloud.ts';
import { json, startStub } from '../stub-server.ts';

const BULK = '/rest/api/3/issue/bulkfetch';

let demo: DemoJira;
let jira: TicketSystem;

/** What a test opened, closed after it whether it passed or not. */
const open: { readonly close: () => Promise<void> }[] = [];

function opened<Part extends { readonly close: () => Promise<void> }>(part: Part): Part {
  open.push(part);
  return part;
}

function jiraWith(options: Partial<JiraCloudOptions> = {}): TicketSystem {
  const { url, email, token } = demo;
  const connection = { timeoutMs: 5000, concurrency: 4 };
  return opened(
    createJiraCloud({ ...connection, name: 'corp-jira', baseUrl: url, siteUrl: url, email, token, ...options }),
  );
}

/** OPS-101 and so many more. */
function keys(count: number): TicketKey[] {
  return Array.from({ length: count }, (_, place) => ticketKey(`OPS-${place + 101}`));
}

/** The key or the problem's code of each place. */
function brief(readings: readonly TicketReading[]): string[] {
  return readings.map((reading) => ('facts' in reading ? reading.facts.key : reading.problem.code));
}

beforeAll(async () => {
  demo = await startDemoJira({ issues: 250 });
});

beforeEach(() => {
  jira = jiraWith();
  demo.resetRequests();
});

afterEach(async () => {
  demo.heal();
  for (const each of open.splice(0).reverse()) await each.close();
});

afterAll(() => demo.close());

describe('reading issues', () => {
  test('gives what a ticket shows', async () => {
    demo.change('OPS-104', { priority: 'Highest' });

    expect(await jira.fetchMany([ticketKey('OPS-104')])).toEqual([
      {
        facts: {
          key: 'OPS-104',
          summary: 'Uncorrectable ECC errors on compute-5, replace DIMM B3',
          status: 'Waiting for parts',
          statusCategory: 'IN_PROGRESS',
          type: 'Incident',
          priority: 'Highest',
          assignee: 'Matti Korhonen',
          updatedAt: expect.any(Date),
        },
      },
    ]);
  });

  test('250 keys cost three calls, and none costs none', async () => {
    const readings = await jira.fetchMany(keys(250).reverse());

    expect(brief(readings)).toEqual(keys(250).reverse());
    expect(demo.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST ${BULK}`,
      `POST ${BULK}`,
      `POST ${BULK}`,
    ]);

    demo.resetRequests();
    expect(await jira.fetchMany([])).toEqual([]);
    expect(demo.count()).toBe(0);
  });

  test('a moved issue is found under its new key, a missing or hidden one is TICKET_NOT_FOUND', async () => {
    const asked = ['HW-17', 'OPS-9999', 'SEC-7', 'OPS-108'].map(ticketKey);

    const readings = await jira.fetchMany(asked);

    expect(brief(readings)).toEqual(['OPS-108', 'TICKET_NOT_FOUND', 'TICKET_NOT_FOUND', 'OPS-108']);
    expect(readings[1]).toMatchObject({ problem: { retryable: false, message: expect.stringContaining('OPS-9999') } });
  });

  test('every key that a bulk call left out is asked for by itself, for it may have moved', async () => {
    const missing = Array.from({ length: 90 }, (_, place) => ticketKey(`GONE-${place + 1}`));

    expect(new Set(brief(await jira.fetchMany(missing)))).toEqual(new Set(['TICKET_NOT_FOUND']));
    expect(demo.count({ method: 'GET' })).toBe(missing.length);
  });

  test('what is no key is refused before anything is sent', async () => {
    const readings = await jira.fetchMany(['', 'OPS', 'OPS-0', '../myself', 'OPS-1 OR 1=1'].map(ticketKey));

    expect(new Set(brief(readings))).toEqual(new Set(['TICKET_KEY_INVALID']));
    expect(demo.count()).toBe(0);
  });

  test('every place has its own answer, whatever is asked for, in any order and however often', async () => {
    const known = fc.integer({ min: 101, max: 350 }).map((number) => [`OPS-${number}`, `OPS-${number}`]);
    const lower = fc.integer({ min: 101, max: 350 }).map((number) => [`ops-${number}`, `OPS-${number}`]);
    const odd = fc.constantFrom(
      ['HW-17', 'OPS-108'],
      ['SEC-7', 'TICKET_NOT_FOUND'],
      ['nonsense', 'TICKET_KEY_INVALID'],
    );
    const question = fc.array(fc.oneof({ weight: 8, arbitrary: known }, lower, odd), { maxLength: 260 });

    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const readings = await jira.fetchMany(asked.map(([key = '']) => ticketKey(key)));

        expect(brief(readings)).toEqual(asked.map(([, expected]) => expected));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a Jira in trouble', () => {
  test.each([
    ['rejects our credentials', { status: 401 }, 'TICKET_SYSTEM_REFUSED', false, 1],
    ['forbids', { status: 403 }, 'TICKET_SYSTEM_REFUSED', false, 1],
    ['is limiting us for long', jiraFaults.rateLimited(60), 'TICKET_SYSTEM_BUSY', true, 1],
    ['is down behind its gateway', jiraFaults.html, 'TICKET_SYSTEM_UNAVAILABLE', true, 3],
    ['is unavailable', jiraFaults.unavailable, 'TICKET_SYSTEM_UNAVAILABLE', true, 3],
    ['breaks connections', 'reset', 'TICKET_SYSTEM_UNAVAILABLE', true, 3],
    ['answers with a web page', { status: 200, body: '<h1>Log in</h1>' }, 'TICKET_SYSTEM_UNREADABLE', false, 1],
    ['redirects', { status: 302, headers: { location: '/login' } }, 'TICKET_SYSTEM_UNREADABLE', false, 1],
  ] as const)('that %s is a problem of each ticket, not a failure', async (_case, fault, code, retryable, requests) => {
    demo.fail('/rest', fault);

    const readings = await jira.fetchMany(keys(2));

    expect(brief(readings)).toEqual([code, code]);
    expect(readings[0]).toMatchObject({ problem: { retryable } });
    expect(JSON.stringify(readings)).not.toContain(demo.token);
    expect(demo.count()).toBe(requests);
  });

  test('that hangs costs one time-out, however many requests a reading takes', async () => {
    const slow = opened(await startDemoJira({ latencyMs: 400 }));
    slow.fail('/rest/api/3/issue/GONE', 'hang');
    const hasty = jiraWith({ baseUrl: slow.url, timeoutMs: 600 });

    const start = performance.now();
    const readings = await hasty.fetchMany(['OPS-101', 'GONE-1', 'GONE-2'].map(ticketKey));

    expect(brief(readings)).toEqual(['OPS-101', 'TICKET_SYSTEM_TIMEOUT', 'TICKET_SYSTEM_TIMEOUT']);
    expect(performance.now() - start).toBeLessThan(900);
  });

  test('that fails one batch fails the tickets of that batch only', async () => {
    demo.fail(BULK, { status: 400 }, { times: 1 });

    const codes = brief(await jira.fetchMany(keys(250)));

    expect(codes.filter((code) => code === 'TICKET_SYSTEM_REFUSED')).toHaveLength(100);
    expect(codes.filter((code) => code.startsWith('OPS-'))).toHaveLength(150);
  });

  test('that recovers while it is asked is no problem', async () => {
    demo.fail(BULK, jiraFaults.unavailable, { times: 1 });

    expect(brief(await jira.fetchMany(keys(1)))).toEqual(['OPS-101']);
    expect(demo.count()).toBe(2);
  });

  test('that sends us elsewhere does not get our credentials sent there', async () => {
    const elsewhere = opened(
      await startStub((_request, response) => {
        json(response, 200, { issues: [] });
      }),
    );
    demo.fail('/rest', { status: 307, headers: { location: elsewhere.url } });

    expect(brief(await jira.fetchMany(keys(1)))).toEqual(['TICKET_SYSTEM_UNREADABLE']);
    expect(elsewhere.requests).toEqual([]);
  });
});

test('people’s addresses are those of the site, requests go to the API', async () => {
  const api = opened(
    await startStub((_request, response) => {
      json(response, 200, { issues: [{ key: 'OPS-1', fields: { summary: 'Over there' } }] });
    }),
  );
  const scoped = jiraWith({ siteUrl: 'https://corp.example/', baseUrl: `${api.url}/ex/jira/cloud-id` });

  const key = scoped.keyOf(new URL('https://corp.example/browse/OPS-1'));
  const readings = await scoped.fetchMany(key === null ? [] : [key]);

  expect(scoped.keyOf(new URL(`${api.url}/browse/OPS-1`))).toBeNull();
  expect(readings).toMatchObject([{ facts: { key: 'OPS-1', summary: 'Over there', statusCategory: 'UNKNOWN' } }]);
  expect(api.requests.map(({ url }) => url)).toEqual([`/ex/jira/cloud-id${BULK}`]);
});
