import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketKey } from '../../../src/domain/ids.ts';
import { createHttpJson } from '../../../src/upstream/tickets/http-json.ts';
import type { HttpJsonOptions } from '../../../src/upstream/tickets/http-json.ts';
import { at } from '../../../src/upstream/tickets/json-pointer.ts';
import { json, startStub } from '../stub-server.ts';
import { describeTicketSystem } from './adapter-suite.ts';

const SECRET = 'a secret of some length';
const key = (number: number): TicketKey => ticketKey(`CHG${number}`);
const all = Array.from({ length: 250 }, (_, place) => key(place + 1));

const open: { readonly close: () => Promise<void> }[] = [];

/** Closed after the test whether it passed or not. */
function opened<Part extends { readonly close: () => Promise<void> }>(part: Part): Part {
  open.push(part);
  return part;
}

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

/** A service that nobody here has heard of. */
const startService = () =>
  startStub(({ url, headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const documentOf = (id: string) => ({
      id,
      'a/b': { text: `Change ${id}` },
      state: id === 'CHG2' ? 30 : 'doing',
      urgent: true,
      people: [{ name: 'Matti' }],
      changed: '2026-11-22T12:00:00Z',
    });
    const one = /^\/api\/changes\/([^/]+)$/u.exec(pathname)?.[1];
    if (headers['x-api-key'] !== 'Token t0ken') json(response, 401, {});
    else if (one === 'CHG888') json(response, 403, {});
    else if (one !== undefined) json(response, all.includes(ticketKey(one)) ? 200 : 404, documentOf(one));
    else {
      const ids = (searchParams.get('ids') ?? '').split(',').filter((id) => all.includes(ticketKey(id)));
      json(response, 200, { page: { items: ids.map(documentOf).reverse() } });
    }
  });

const connect = (baseUrl: string, more: Partial<HttpJsonOptions> = {}) =>
  createHttpJson({
    name: 'changes',
    siteUrl: 'https://changes.example/app/',
    baseUrl,
    timeoutMs: 3000,
    concurrency: 4,
    header: { name: 'X-Api-Key', value: 'Token t0ken' },
    keyPattern: 'CHG[0-9]+',
    page: 'changes/{key}/show',
    read: 'api/changes/{key}',
    readMany: { path: 'api/changes?ids={keys}', separator: ',', size: 50, items: '/page/items' },
    fields: {
      key: '/id',
      summary: '/a~1b/text',
      status: '/state',
      priority: '/urgent',
      assignee: '/people/0/name',
      updatedAt: '/changed',
    },
    categories: { '30': 'DONE' },
    webhookSecret: SECRET,
    ...more,
  });
const single = (baseUrl: string, more: Partial<HttpJsonOptions> = {}) =>
  createHttpJson({ ...base(baseUrl), webhookSecret: SECRET, ...more });

/** With no more than must be said. */
function base(baseUrl: string): HttpJsonOptions {
  return {
    name: 'changes',
    siteUrl: 'https://changes.example/app/',
    baseUrl,
    timeoutMs: 3000,
    concurrency: 4,
    header: { name: 'X-Api-Key', value: 'Token t0ken' },
    keyPattern: 'CHG[0-9]+',
    page: 'changes/{key}/show',
    read: 'api/changes/{key}',
    fields: { key: '/id', summary: '/a~1b/text', status: '/state' },
    categories: {},
  };
}

describe.each([
  ['in batches', connect, 5, undefined],
  ['one by one', single, 250, { key: ticketKey('CHG888'), code: 'TICKET_FORBIDDEN' as const }],
] as const)('%s', (_how, make, requests, invisible) => {
  describeTicketSystem('any service with JSON', ['readDelivery'], async () => {
    const stub = await startService();
    return {
      system: make(`${stub.url}/`),
      connect: (baseUrl, timeoutMs) => make(baseUrl, { timeoutMs }),
      existing: [key(1), key(2), key(3)],
      missing: key(999),
      ...(invisible !== undefined && { invisible }),
      nonsense: ['', 'INC1', 'CHG', 'CHG1/../CHG2', 'CHG1?x'],
      many: { keys: all, requests, count: () => stub.requests.length },
      outside: {},
      deliveries: {
        made: (keys, id, now) => {
          const urls = keys.map((each) => `https://changes.example/app/changes/${each}/show`);
          const body = Buffer.from(JSON.stringify({ id, at: now.toISOString(), urls }));
          const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
          return { headers: { 'x-slipway-signature': signature }, body, receivedAt: now };
        },
        withSecret: (secret) =>
          createHttpJson({ ...base(`${stub.url}/`), ...(secret !== null && { webhookSecret: secret }) }),
        most: 3,
        timed: true,
      },
      close: stub.close,
    };
  });
});

test('what a ticket shows is where the pointers say; numbers and truth values are text, unknown statuses UNKNOWN', async () => {
  const stub = opened(await startService());
  const system = opened(connect(`${stub.url}/`));

  expect(await system.fetchMany([key(2), key(3)])).toEqual([
    {
      facts: {
        key: 'CHG2',
        summary: 'Change CHG2',
        status: '30',
        statusCategory: 'DONE',
        type: null,
        priority: 'true',
        assignee: 'Matti',
        updatedAt: new Date('2026-11-22T12:00:00Z'),
      },
    },
    { facts: expect.objectContaining({ status: 'doing', statusCategory: 'UNKNOWN' }) },
  ]);
});

test.each([
  ['changes/{key}', 'https://changes.example/app/changes/CHG7/', 'CHG7'],
  ['changes/{key}', 'https://changes.example/app/changes/CHG7?tab=2', 'CHG7'],
  ['changes/{key}', 'https://changes.example/changes/CHG7', null],
  ['changes/{key}', 'https://changes.example/app/changes/CHG7/more', null],
  ['view?id={key}', 'https://changes.example/app/view?id=CHG7', 'CHG7'],
])('with the page %s, %s shows %s', (page, url, shown) => {
  expect(connect('http://127.0.0.1:9/', { page }).keyOf(new URL(url))).toBe(shown);
});

test('a JSON pointer leads where RFC 6901 says', () => {
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, ' ': 7, nested: { deep: null } };

  expect(['', '/foo/0', '/', '/a~1b', '/m~0n', '/ ', '/nested/deep'].map((pointer) => at(document, pointer))).toEqual([
    document,
    'bar',
    0,
    1,
    8,
    7,
    null,
  ]);
  for (const nowhere of ['/foo/2', '/foo/-', '/foo/00', '/foo/length', '/nope/x', '/__proto__', '/foo/0/0']) {
    expect([nowhere, at(document, nowhere)]).toEqual([nowhere, undefined]);
  }
});
