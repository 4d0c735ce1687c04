import { afterEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketSystem } from '../../../src/domain/ticket-system.ts';
import { createCatalogue } from '../../../src/upstream/tickets/redmine-catalogue.ts';
import { createRedmine } from '../../../src/upstream/tickets/redmine.ts';
import type { RedmineOptions } from '../../../src/upstream/tickets/redmine.ts';
import { failureOf } from '../failure-of.ts';
import { json, startStub } from '../stub-server.ts';
import type { StubHandler, StubServer } from '../stub-server.ts';
import { signedDelivery } from './signed-delivery.ts';

// Answers in the shape of Redmine 5.0.4's; test/tickets/redmine.test.ts asks a real one.
const statuses = [
  { id: 1, name: 'New', is_closed: false },
  { id: 2, name: 'In Progress', is_closed: false },
  { id: 5, name: 'Closed', is_closed: true },
];
const trackers = [{ id: 3, name: 'Support', default_status: { id: 1, name: 'New' }, description: null }];

interface Issue {
  id: number;
  subject: string;
  status: { id: number; name: string };
  journals: { notes: string }[];
}

function issueOf(id: number, status = 1): Issue {
  const { name } = statuses.find((each) => each.id === status) ?? { name: '?' };
  return { id, subject: `Issue ${id}`, status: { id: status, name }, journals: [] };
}

/** A Redmine with these issues; `deaf` ignores every change with a 204. */
function redmineWith(issues: readonly Issue[], deaf = false): StubHandler {
  return ({ method, url, body }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://stub');
    const one = issues.find(({ id }) => pathname === `/redmine/issues/${id}.json`);
    if (pathname === '/redmine/issue_statuses.json') json(response, 200, { issue_statuses: statuses });
    else if (pathname === '/redmine/trackers.json') json(response, 200, { trackers });
    else if (pathname.endsWith('/search.json')) json(response, 200, { results: [] });
    else if (method === 'POST') json(response, 201, { issue: issueOf(77) });
    else if (pathname === '/redmine/issues.json') {
      const asked = (searchParams.get('issue_id') ?? '').split(',');
      json(response, 200, { issues: issues.filter(({ id }) => asked.includes(String(id))), total_count: 0 });
    } else if (one === undefined) response.writeHead(404, { 'content-type': 'application/json' }).end();
    else if (method === 'GET') json(response, 200, { issue: { ...one, allowed_statuses: statuses } });
    else {
      if (!deaf) change(one, changeBody.parse(JSON.parse(body)));
      response.writeHead(204).end();
    }
  };
}

const changeBody = z.object({ issue: z.object({ notes: z.string().optional(), status_id: z.int().optional() }) });
const madeBody = z.object({ issue: z.looseObject({ subject: z.string() }) });

function change(issue: Issue, { issue: wanted }: z.output<typeof changeBody>): void {
  if (wanted.notes !== undefined) issue.journals.push({ notes: wanted.notes });
  if (wanted.status_id !== undefined) issue.status = issueOf(0, wanted.status_id).status;
}

const open: { readonly close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function started(
  handler: StubHandler,
  options: Partial<RedmineOptions> = {},
): Promise<{ redmine: TicketSystem; stub: StubServer }> {
  const stub = await startStub(handler);
  const address = { baseUrl: `${stub.url}/redmine/`, siteUrl: 'https://pm.example/redmine/' };
  const redmine = createRedmine({
    ...{ name: 'pm', ...address, timeoutMs: 5000, concurrency: 4, token: 'a-key' },
    ...options,
  });
  open.push(redmine, stub);
  return { redmine, stub };
}

const NOBODY: StubHandler = (_request, response) => response.writeHead(500).end();

describe('addresses', () => {
  test.each([
    ['https://pm.example/redmine/issues/12', '12'],
    ['http://pm.example/redmine/issues/12/?tab=notes#note-3', '12'],
    ['https://pm.example/redmine/issues/12.json', null],
    ['https://pm.example/redmine/issues/012', null],
    ['https://pm.example/redmine/issues/99999999999', null],
    ['https://pm.example/redmine/issues/12/edit', null],
    ['https://pm.example/issues/12', null],
    ['https://other.example/redmine/issues/12', null],
    ['https://pm.example/redmine/projects/ops/issues/12', null],
  ])('%s is %s', async (address, key) => {
    const { redmine } = await started(NOBODY);

    expect(redmine.keyOf(new URL(address))).toBe(key);
    expect(redmine.urlOf(ticketKey('12'))).toBe('https://pm.example/redmine/issues/12');
  });
});

describe('reading issues', () => {
  test('250 issues, closed ones too, are three requests beside the catalogue', async () => {
    const issues = Array.from({ length: 250 }, (_, place) => issueOf(place + 1, place % 2 === 0 ? 5 : 2));
    const { redmine, stub } = await started(redmineWith(issues));

    const readings = await redmine.fetchMany([ticketKey('x'), ...issues.map(({ id }) => ticketKey(`#${id}`))]);

    const asked = stub.requests.filter(({ url }) => url.startsWith('/redmine/issues.json'));
    expect(asked.map(({ url }) => new URL(url, 'http://stub').searchParams.get('status_id'))).toEqual(['*', '*', '*']);
    expect(asked[0]?.headers).toMatchObject({ 'x-redmine-api-key': 'a-key' });
    expect(asked.every(({ url }) => url.endsWith('&limit=100') && !url.includes('x%2C'))).toBe(true);
    expect(stub.requests).toHaveLength(5);
    expect(readings[0]).toMatchObject({ problem: { code: 'TICKET_KEY_INVALID' } });
    expect(readings[1]).toMatchObject({ facts: { key: '1', status: 'Closed', statusCategory: 'DONE' } });
    expect(readings[250]).toMatchObject({ facts: { key: '250', statusCategory: 'IN_PROGRESS' } });
  });

  test('a catalogue that cannot be read costs the category alone, and is asked for again', async () => {
    const whole = redmineWith([issueOf(1)]);
    const { redmine } = await started((request, response, count) => {
      if (count <= 3 && request.url.endsWith('s.json') && !request.url.includes('?')) response.writeHead(403).end();
      else whole(request, response, count);
    });

    expect(await redmine.fetchMany([ticketKey('1')])).toMatchObject([{ facts: { statusCategory: 'UNKNOWN' } }]);
    expect(await redmine.fetchMany([ticketKey('1')])).toMatchObject([{ facts: { statusCategory: 'TODO' } }]);
  });

  test('the catalogue is read again after an hour', async () => {
    let now = 0;
    let reads = 0;
    const catalogue = createCatalogue(() => now);
    const send = ({ path, shape }: { path: string; shape: { parse: (body: unknown) => unknown } }): Promise<never> => {
      reads += 1;
      const body = path === '/trackers.json' ? { trackers } : { issue_statuses: statuses };
      return Promise.resolve(shape.parse(body)) as Promise<never>;
    };

    await catalogue(send);
    now = 3_599_999;
    await catalogue(send);
    expect(reads).toBe(2);
    now = 3_600_000;
    await catalogue(send);
    expect(reads).toBe(4);
  });
});

describe('writing', () => {
  const link = { id: 'slipway:1', url: 'https://slipway.example/w/1', title: 'Rack 12', summary: 'planned' };

  test('a link is one note, and one more when it is over', async () => {
    const issue = issueOf(1);
    const { redmine } = await started(redmineWith([issue]));

    await redmine.linkBack?.(ticketKey('1'), { ...link, resolved: false });
    await redmine.linkBack?.(ticketKey('1'), { ...link, resolved: false });
    await redmine.linkBack?.(ticketKey('1'), { ...link, resolved: true });
    await redmine.linkBack?.(ticketKey('1'), { ...link, resolved: true });

    expect(issue.journals.map(({ notes }) => notes.split('\n').at(-1))).toEqual([
      '[slipway:1]',
      '[slipway:1 resolved]',
    ]);
  });

  test('a summary is text in a note and in a description, whatever it would be as markup', async () => {
    const issue = issueOf(1);
    const { redmine, stub } = await started(redmineWith([issue]), { create: { project: 'ops' } });
    const summary = 'now: *rack_1* !http://evil.example/x.png! "here":/x {{include(Secret)}} [[Wiki]] @admin';
    const told = { marker: 'slipway:1:2', text: `Maintenance ${summary}\n[slipway:1:2]` };

    await redmine.comment?.(ticketKey('1'), told);
    await redmine.comment?.(ticketKey('1'), told);
    await redmine.linkBack?.(ticketKey('1'), { ...link, title: summary, resolved: false });
    await redmine.create?.({ marker: 'slipway-1', summary: 'Rack', description: summary });

    const { issue: made } = z
      .object({ issue: z.object({ description: z.string() }) })
      .parse(JSON.parse(stub.requests.at(-1)?.body ?? '{}'));
    const written = [...issue.journals.map(({ notes }) => notes), made.description];
    const harmless =
      'now: \u2060*rack_1* \u2060!http://evil.example/x.png! "here"\u2060:/x {\u2060{include(Secret)}} [\u2060[Wiki]] @\u2060admin';
    expect(written).toHaveLength(3);
    for (const text of written) expect(text).toContain(harmless);
  });

  test('what is ignored with a 204 is a refusal', async () => {
    const { redmine } = await started(redmineWith([issueOf(1)], true));

    const note = await failureOf(Promise.resolve(redmine.comment?.(ticketKey('1'), { marker: 'm', text: 'm' })));
    const status = await failureOf(Promise.resolve(redmine.setStatus?.(ticketKey('1'), 'Closed')));

    expect([note.failure, status.failure]).toEqual(['REFUSED', 'REFUSED']);
    expect(status.message).toBe(
      'pm: #1 stays "New" and does not become "Closed"; it may become "In Progress", "Closed"',
    );
  });

  test('a status is reached once, and one that is not there is not sent', async () => {
    const issue = issueOf(1);
    const { redmine, stub } = await started(redmineWith([issue]));

    await redmine.setStatus?.(ticketKey('1'), 'Closed');
    await redmine.setStatus?.(ticketKey('1'), 'Closed');
    const failure = await failureOf(Promise.resolve(redmine.setStatus?.(ticketKey('1'), 'Gone')));

    expect(issue.status.name).toBe('Closed');
    expect(stub.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(failure.message).toContain('there is no status "Gone"; there are "New", "In Progress", "Closed"');
  });

  test('an issue is made with its marker, on one line and no longer than Redmine takes', async () => {
    const { redmine, stub } = await started(redmineWith([]), { create: { project: 'ops', tracker: 'Support' } });
    const draft = { marker: 'slipway-1', summary: `A\n${'b'.repeat(300)}`, description: 'Text' };

    expect(await redmine.create?.(draft)).toBe('77');

    const { issue } = madeBody.parse(JSON.parse(stub.requests.at(-1)?.body ?? '{}'));
    expect(issue).toMatchObject({ project_id: 'ops', tracker_id: 3, description: 'Text\n\nslipway-1' });
    expect(issue.subject).toHaveLength(255);
  });
});

test('our own signed hint stands in for the webhooks that Redmine has not', async () => {
  const webhookSecret = 'sixteen letters!';
  const { redmine } = await started(NOBODY, { webhookSecret });
  const at = new Date('2026-12-01T08:00:00Z');
  const urls = ['https://pm.example/redmine/issues/3', 'https://elsewhere.example/issues/4'];

  expect(redmine.readDelivery?.(signedDelivery(webhookSecret, urls, 'd1', at))).toEqual({ id: 'd1', keys: ['3'] });
  expect(redmine.readDelivery?.(signedDelivery('another secret!!', urls, 'd1', at))).toBeNull();
  expect(redmine.create).toBeUndefined();
});
