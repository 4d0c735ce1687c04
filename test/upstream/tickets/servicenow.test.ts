import { afterEach, describe, expect, test } from '@jest/globals';
import { ticketKey } from '../../../src/domain/ids.ts';
import type { TicketKey } from '../../../src/domain/ids.ts';
import { createServiceNow } from '../../../src/upstream/tickets/servicenow.ts';
import type { ServiceNowOptions } from '../../../src/upstream/tickets/servicenow.ts';
import { failureOf } from '../failure-of.ts';
import { describeTicketSystem } from './adapter-suite.ts';
import { newRecord, startRecordedServiceNow } from './recorded/servicenow.ts';
import { signedDelivery } from './signed-delivery.ts';

const SECRET = 'a secret of some length';
const key = (number: number): TicketKey => ticketKey(`CHG003${String(number).padStart(4, '0')}`);
const base = (baseUrl: string): ServiceNowOptions => ({
  name: 'servicenow',
  siteUrl: 'https://corp.service-now.com/',
  baseUrl,
  user: 'slipway',
  password: 'pa:ss',
  timeoutMs: 3000,
  concurrency: 4,
});
const connect = (baseUrl: string, more: Partial<ServiceNowOptions> = {}) =>
  createServiceNow({ ...base(baseUrl), webhookSecret: SECRET, table: 'change_request', ...more });
const open: { readonly close: () => Promise<void> }[] = [];

/** Closed after the test whether it passed or not. */
function opened<Part extends { readonly close: () => Promise<void> }>(part: Part): Part {
  open.push(part);
  return part;
}

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

describeTicketSystem('ServiceNow', ['comment', 'create', 'readDelivery'], async () => {
  const stub = await startRecordedServiceNow(Array.from({ length: 250 }, (_, place) => newRecord(key(place + 1))));
  const system = connect(`${stub.url}/`);
  return {
    system,
    connect: (baseUrl, timeoutMs) => connect(baseUrl, { timeoutMs }),
    existing: [key(1), key(2), key(3)],
    missing: key(999),
    invisible: { key: ticketKey('PRB0040001'), code: 'TICKET_FORBIDDEN' },
    nonsense: ['', 'CHG', 'KB0012345', 'CHG1^ORnumber=CHG2', 'CHG1,CHG2', '46d44a23a9fe19810012d100cca80666'],
    otherSpelling: key(1).toLowerCase(),
    many: {
      keys: Array.from({ length: 250 }, (_, place) => key(place + 1)),
      requests: 3,
      count: () => stub.requests.length,
    },
    outside: {
      comments: (of) => Promise.resolve(stub.records.find(({ number }) => number === of)?.work_notes ?? []),
      countMarked: (marker) => Promise.resolve(stub.records.filter(({ correlation_id: id }) => id === marker).length),
    },
    deliveries: {
      made: (keys, id, at) => signedDelivery(SECRET, keys.map(system.urlOf), id, at),
      withSecret: (secret) =>
        createServiceNow({ ...base(`${stub.url}/`), ...(secret !== null && { webhookSecret: secret }) }),
      most: 3,
      timed: true,
    },
    close: stub.close,
  };
});

test('a record is shown as people see it, with times as the database has them', async () => {
  const stub = opened(await startRecordedServiceNow([newRecord(key(1))]));

  expect(await opened(connect(`${stub.url}/`)).fetchMany([key(1)])).toEqual([
    {
      facts: {
        key: key(1),
        summary: 'Record CHG0030001',
        status: 'New',
        statusCategory: 'TODO',
        type: 'Change Request',
        priority: '3 - Moderate',
        assignee: 'Matti Korhonen',
        updatedAt: new Date('2026-11-22T12:00:00Z'),
      },
    },
  ]);
});

test.each([
  ['change_request', 'CHG1', ['New', '-5'], true, 'TODO'],
  ['change_request', 'CHG1', ['Scheduled', '-2'], true, 'IN_PROGRESS'],
  ['change_request', 'CHG1', ['Closed', '3'], false, 'DONE'],
  ['incident', 'INC1', ['New', '1'], true, 'TODO'],
  ['incident', 'INC1', ['In Progress', '2'], true, 'IN_PROGRESS'],
  ['incident', 'INC1', ['Put away', '99'], false, 'DONE'],
  ['sc_task', 'SCTASK1', ['Open', '1'], true, 'TODO'],
  ['incident', 'INC1', ['', ''], true, 'UNKNOWN'],
] as const)('in %s, %s in %j, active %s, is %s', async (table, number, state, active, category) => {
  const stub = opened(await startRecordedServiceNow([newRecord(number, { table, state, active })]));

  expect(await opened(connect(`${stub.url}/`)).fetchMany([ticketKey(number)])).toMatchObject([
    { facts: { statusCategory: category } },
  ]);
});

test('the prefix tells the table, several tables are one request each, and one that is closed harms no other', async () => {
  const prefixes = { INC: 'incident', CTASK: 'change_task', PTASK: 'problem_task', RITM: 'sc_req_item', TASK: 'task' };
  const records = Object.entries(prefixes).map(([prefix, table]) => newRecord(`${prefix}1`, { table }));
  const stub = opened(await startRecordedServiceNow([...records, newRecord('INC2', { table: 'incident' })]));
  const keys = ['INC1', 'CTASK1', 'PTASK1', 'RITM1', 'TASK1', 'INC2'].map(ticketKey);

  const readings = await opened(connect(`${stub.url}/`)).fetchMany([...keys, ticketKey('PRB1')]);

  expect(readings.slice(0, -1)).toMatchObject(keys.map((each) => ({ facts: { key: each } })));
  expect(readings.at(-1)).toMatchObject({ problem: { code: 'TICKET_FORBIDDEN' } });
  expect(stub.requests.map(({ url }) => new URL(url, 'http://stub').pathname.split('/').at(-1)).sort()).toEqual(
    [...Object.values(prefixes), 'problem'].sort(),
  );
});

describe('a work note', () => {
  test('formats nothing', async () => {
    const stub = opened(await startRecordedServiceNow([newRecord(key(1))]));

    await opened(connect(`${stub.url}/`)).comment?.(key(1), { marker: 'm-1', text: '[code]<b>x</b>[/CODE] [1] m-1' });

    expect(stub.records[0]?.work_notes).toEqual(['[\u{2060}code]<b>x</b>[\u{2060}/CODE] [1] m-1']);
  });

  test('that is passed over with a good status is a refusal', async () => {
    const stub = opened(await startRecordedServiceNow([newRecord(key(1))], { deaf: true }));

    const written = opened(connect(`${stub.url}/`)).comment?.(key(1), { marker: 'm-1', text: 'm-1' });

    expect((await failureOf(Promise.resolve(written))).message).toContain('was not kept');
  });
});

test('a record that is made with a number of no known table is told, not kept', async () => {
  const stub = opened(
    await startRecordedServiceNow([newRecord('XYZ1', { table: 'u_works', correlation_id: 'slipway-1' })]),
  );
  const draft = { marker: 'slipway-1', summary: 's', description: 'd' };

  const failure = await failureOf(
    Promise.resolve(opened(connect(`${stub.url}/`, { table: 'u_works' })).create?.(draft)),
  );

  expect(failure.message).toContain('XYZ1');
});

test.each([
  ['https://corp.service-now.com/CHG0030001', key(1)],
  ['http://corp.service-now.com/chg0030001', key(1)],
  ['https://corp.service-now.com/change_request.do?sysparm_query=number=CHG0030001', key(1)],
  ['https://corp.service-now.com/change_request_list.do?sysparm_query=active%3Dtrue%5Enumber%3DCHG0030001', key(1)],
  ['https://corp.service-now.com/nav_to.do?uri=change_request.do%3Fsysparm_query%3Dnumber%3DCHG0030001', key(1)],
  [
    'https://corp.service-now.com/now/nav/ui/classic/params/target/change_request.do%3Fsysparm_query%3Dnumber%253DCHG0030001',
    key(1),
  ],
  [
    'https://corp.service-now.com/now/nav/ui/classic/params/target/change_request.do%253Fsysparm_query%253Dnumber%253DCHG0030001',
    key(1),
  ],
  ['https://corp.service-now.com/nav_to.do?uri=incident.do%3Fsys_id%3D46d44a23a9fe19810012d100cca80666', null],
  ['https://corp.service-now.com/KB0012345', null],
  ['https://corp.service-now.com/x?sysparm_query=caller.number=CHG0030001', null],
  ['https://corp.service-now.com/%E0%A4%A', null],
  ['https://corp.service-now.com.evil.example/CHG0030001', null],
])('%s shows %s', (url, shown) => {
  expect(connect('http://127.0.0.1:9/').keyOf(new URL(url))).toBe(shown);
});
