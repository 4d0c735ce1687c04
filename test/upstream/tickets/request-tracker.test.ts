import { afterEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketSystem } from '../../../src/domain/ticket-system.ts';
import { createRequestTracker } from '../../../src/upstream/tickets/request-tracker.ts';
import type { RequestTrackerOptions } from '../../../src/upstream/tickets/request-tracker.ts';
import { failureOf } from '../failure-of.ts';
import { json, startStub } from '../stub-server.ts';
import type { StubHandler, StubRequest, StubServer } from '../stub-server.ts';
import { signedDelivery } from './signed-delivery.ts';

// Answers in the shape of RT 5.0.3's; test/tickets/rt.test.ts asks a real one.
const NEVER = '1970-01-01T00:00:00Z';

interface Ticket {
  id: string;
  Status: string;
  Started: string;
  links: string[];
  comments: string[];
}

function ticketOf(id: number, Status = 'open', Started = NEVER): Ticket {
  return { id: String(id), Status, Started, links: [], comments: [] };
}

function shown({ id, Status, Started, links }: Ticket): unknown {
  const common = { Subject: `Ticket ${id}`, Status, Started, Priority: '0', LastUpdated: NEVER };
  const hyperlinks = [
    { ref: 'self', type: 'ticket', _url: `http://stub/REST/2.0/ticket/${id}` },
    ...links.map((url) => ({ ref: 'refers-to', type: 'external', _url: url })),
    { ref: 'lifecycle', from: Status, to: 'resolved', label: 'Resolve' },
  ];
  return {
    ...common,
    id,
    Owner: { id: 'Nobody', RealName: 'Nobody' },
    Queue: { Name: 'Ops' },
    _hyperlinks: hyperlinks,
  };
}

/** An RT with these tickets; `deaf` answers every change 200 and a sentence, and does nothing. */
function rtWith(tickets: readonly Ticket[], deaf = false): StubHandler {
  return (request, response) => {
    const path = request.url.replace('/rt/REST/2.0', '');
    const one = tickets.find(({ id }) => path.startsWith(`/ticket/${id}`) && !/\d/u.test(path.slice(8 + id.length)));
    const query = new URLSearchParams(request.body).get('query') ?? '';
    if (path === '/tickets') json(response, 200, { items: found(tickets, query).map(shown) });
    else if (path === '/transactions') {
      const [, number = '', marker = ''] = /TicketId = (\d+) .* Subject = '(.*)'/u.exec(query) ?? [];
      const comments = tickets.find(({ id }) => id === number)?.comments ?? [];
      json(response, 200, { items: comments.includes(marker) ? [{ id: '1', type: 'transaction' }] : [] });
    } else if (path === '/ticket/6') json(response, 403, { message: 'Forbidden' });
    else if (one === undefined) json(response, 404, { message: 'Not Found' });
    else if (request.method === 'GET') json(response, 200, shown(one));
    else {
      if (!deaf) change(one, request);
      json(response, path.endsWith('/comment') ? 201 : 200, [deaf ? 'Permission Denied' : 'Done.']);
    }
  };
}

function found(tickets: readonly Ticket[], query: string): readonly Ticket[] {
  const ids = [...query.matchAll(/id = (\d+)/gu)].map(([, id]) => id);
  const inactive = query.includes("Status = '__Inactive__'");
  return tickets.filter(({ id, Status }) => ids.includes(id) && (!inactive || Status === 'finished'));
}

const changeBody = z.object({
  Status: z.string().optional(),
  AddRefersTo: z.array(z.string()).default([]),
  Subject: z.string().optional(),
});
const madeBody = z.looseObject({ Subject: z.string() });

function change(ticket: Ticket, { body }: StubRequest): void {
  const { Status: status, AddRefersTo: urls, Subject: marker } = changeBody.parse(JSON.parse(body));
  if (status !== undefined) ticket.Status = status;
  if (marker !== undefined) ticket.comments.push(marker);
  ticket.links.push(...urls);
}

const open: { readonly close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function started(
  handler: StubHandler,
  options: Partial<RequestTrackerOptions> = {},
): Promise<{ rt: TicketSystem; stub: StubServer }> {
  const stub = await startStub(handler);
  const address = { baseUrl: `${stub.url}/rt/`, siteUrl: 'https://help.example/rt/' };
  const rt = createRequestTracker({
    ...{ name: 'help', ...address, timeoutMs: 5000, concurrency: 4, token: '1-14-secret' },
    ...options,
  });
  open.push(rt, stub);
  return { rt, stub };
}

const NOBODY: StubHandler = (_request, response) => response.writeHead(500).end();

describe('addresses', () => {
  test.each([
    ['https://help.example/rt/Ticket/Display.html?id=12', '12'],
    ['http://help.example/rt/Ticket/History.html?foo=1&id=12#txn-7', '12'],
    ['https://help.example/rt/SelfService/Display.html?id=12', '12'],
    ['https://help.example/rt/Ticket/Display.html', null],
    ['https://help.example/rt/Ticket/Display.html?id=x', null],
    ['https://help.example/rt/Ticket/Modify.html?id=12', null],
    ['https://help.example/Ticket/Display.html?id=12', null],
    ['https://other.example/rt/Ticket/Display.html?id=12', null],
  ])('%s is %s', async (address, key) => {
    const { rt } = await started(NOBODY);

    expect(rt.keyOf(new URL(address))).toBe(key);
    expect(rt.urlOf(ticketKey('12'))).toBe('https://help.example/rt/Ticket/Display.html?id=12');
  });
});

describe('reading tickets', () => {
  test('250 tickets are three searches by form, in no other words than numbers', async () => {
    const tickets = Array.from({ length: 250 }, (_, place) => ticketOf(place + 10, 'resolved'));
    const { rt, stub } = await started(rtWith(tickets));

    const readings = await rt.fetchMany([ticketKey("1' OR id > 0"), ...tickets.map(({ id }) => ticketKey(id))]);

    expect(stub.requests).toHaveLength(3);
    const form = new URLSearchParams(stub.requests[0]?.body);
    expect(stub.requests[0]?.headers).toMatchObject({ authorization: 'token 1-14-secret' });
    expect(form.get('per_page')).toBe('100');
    expect(form.get('query')).toMatch(/^id = 10( OR id = \d+){99}$/u);
    expect(readings[0]).toMatchObject({ problem: { code: 'TICKET_KEY_INVALID' } });
    expect(readings[250]).toMatchObject({ facts: { key: '259', statusCategory: 'DONE', type: 'Ops', assignee: null } });
  });

  test('1970 is no moment, and a status of one’s own is done, begun or to do', async () => {
    const { rt } = await started(
      rtWith([ticketOf(1, 'planned'), ticketOf(2, 'waiting', '2026-11-28T10:00:00Z'), ticketOf(3, 'finished')]),
    );

    expect(await rt.fetchMany(['1', '2', '3'].map(ticketKey))).toMatchObject([
      { facts: { statusCategory: 'TODO', updatedAt: null } },
      { facts: { statusCategory: 'IN_PROGRESS' } },
      { facts: { statusCategory: 'DONE' } },
    ]);
  });

  test('what the search leaves out is read by itself: missing is not forbidden', async () => {
    const { rt } = await started(rtWith([ticketOf(1)]));

    expect(await rt.fetchMany(['5', '6', '1'].map(ticketKey))).toMatchObject([
      { problem: { code: 'TICKET_NOT_FOUND' } },
      { problem: { code: 'TICKET_FORBIDDEN' } },
      { facts: { key: '1' } },
    ]);
  });
});

describe('writing', () => {
  const one = ticketKey('1');
  const link = { id: 'slipway:1', url: 'https://slipway.example/w/1', title: 't', summary: 's', resolved: false };

  test('what is there already is not written again', async () => {
    const ticket = ticketOf(1);
    const { rt, stub } = await started(rtWith([ticket]));

    for (let time = 0; time < 2; time += 1) {
      await rt.linkBack?.(one, link);
      await rt.comment?.(one, { marker: 'm-1', text: 'A text, m-1' });
      await rt.setStatus?.(one, 'resolved');
    }

    expect(ticket).toMatchObject({ links: [link.url], comments: ['m-1'], Status: 'resolved' });
    expect(stub.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2);
  });

  test('what RT answers with a good status and a sentence, and does not do, is a refusal in that sentence', async () => {
    const { rt } = await started(rtWith([ticketOf(1)], true));

    const failures = await Promise.all([
      failureOf(Promise.resolve(rt.linkBack?.(one, link))),
      failureOf(Promise.resolve(rt.comment?.(one, { marker: 'm-1', text: 'm-1' }))),
      failureOf(Promise.resolve(rt.setStatus?.(one, 'gone'))),
    ]);

    expect(failures.map(({ failure }) => failure)).toEqual(['REFUSED', 'REFUSED', 'REFUSED']);
    for (const { message } of failures) expect(message).toContain('Permission Denied');
    expect(failures[2].message).toContain('RT offers "resolved"');
  });

  test('a ticket is made with its marker as text and as link, and found by it', async () => {
    const made: string[] = [];
    const { rt, stub } = await started(
      ({ method, url, body }, response) => {
        const query = new URLSearchParams(body).get('query');
        if (url.endsWith('/tickets')) json(response, 200, { items: made.map((urn) => ({ id: '77', urn })) });
        else if (method === 'POST') json(response, 201, { id: String(made.push(String(query)) + 76) });
      },
      { create: { queue: 'Ops' } },
    );
    const draft = { marker: 'slipway-1', summary: 'b'.repeat(300), description: 'Text' };

    expect(await rt.create?.(draft)).toBe('77');
    expect(await rt.create?.(draft)).toBe('77');

    const posted = stub.requests
      .filter(({ url }) => url.endsWith('/ticket'))
      .map(({ body }) => madeBody.parse(JSON.parse(body)));
    expect(posted).toEqual([expect.objectContaining({ Queue: 'Ops', RefersTo: ['urn:slipway:slipway-1'] })]);
    expect(posted[0]).toMatchObject({ Content: 'Text\n\nslipway-1', ContentType: 'text/plain' });
    expect(posted[0]?.Subject).toHaveLength(200);
  });
});

test('our own signed hint stands in for the webhooks that RT has not', async () => {
  const webhookSecret = 'sixteen letters!';
  const { rt } = await started(NOBODY, { webhookSecret });
  const at = new Date('2026-12-01T08:00:00Z');
  const urls = ['https://help.example/rt/Ticket/Display.html?id=3', 'https://elsewhere.example/4'];

  expect(rt.readDelivery?.(signedDelivery(webhookSecret, urls, 'd1', at))).toEqual({ id: 'd1', keys: ['3'] });
  expect(rt.readDelivery?.(signedDelivery('another secret!!', urls, 'd1', at))).toBeNull();
  expect(rt.create).toBeUndefined();
});
