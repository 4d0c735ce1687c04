/** What a ticket system tells reaches windows, their subscribers and their workflow, and nobody else. */

import { createHmac } from 'node:crypto';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate } from './mutations.ts';
import { until } from './until.ts';
import { scheduleWindow } from './windows.ts';

const EVENTS = `subscription { maintenanceEvents(filter: { types: [TICKET_CHANGED] }) {
  __typename
  ... on MaintenanceEvent { type actor note changedFields window { id } ticket { key status summary } }
} }`;
const SECRET = 'what-the-webhooks-are-signed-with';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
}, 180_000);

afterAll(() => gateway.close());

afterEach(() => {
  gateway.jira.heal();
});

/** A window that links a new ticket, which the gateway has looked at. */
async function linked(key: string, audience: 'OWNERS' | 'OPERATORS', host = 'home/compute-1') {
  const issue = gateway.jira.add(key, { status: 'To Do', summary: `About ${key}` });
  const url = gateway.jira.browseUrl(issue.key);
  const startsAt = `2096-12-0${(linkedSoFar += 1)}T10:00:00Z`;
  const id = await scheduleWindow(gateway, {
    hostIds: [host],
    startsAt,
    endsAt: startsAt.replace('10:', '12:'),
    tickets: [{ url, audience }],
  });
  const reads = new RegExp(`bulkfetch|issue/${key}`, 'u');
  await until(`${key} to be looked at`, () => gateway.jira.count({ url: reads }) > 0);
  return { id, url };
}
let linkedSoFar = 0;

async function watching(token: string) {
  const watch = gateway.watch(token, EVENTS);
  await watch.reaches(1);
  return watch;
}

test('a change is told once, to operators and to the owners of a link that is theirs, with what changed', async () => {
  const { id } = await linked('LOOP-1', 'OWNERS');
  const [operator, a] = [await watching('demo-operator'), await watching('demo-tenant-a')];

  gateway.jira.change('LOOP-1', { status: 'In Progress' });

  const told = { type: 'TICKET_CHANGED', changedFields: ['tickets'], window: { id } };
  const [, seen] = await operator.reaches(2);
  expect(seen?.maintenanceEvents).toMatchObject({
    ...told,
    actor: 'corp-jira',
    note: 'status: To Do → In Progress',
    ticket: { key: 'LOOP-1', status: 'In Progress', summary: 'About LOOP-1' },
  });
  const [, own] = await a.reaches(2);
  expect(own?.maintenanceEvents).toMatchObject({
    ...told,
    actor: 'tickets',
    note: 'status: To Do → In Progress',
    ticket: { key: 'LOOP-1', status: 'In Progress', summary: null },
  });
});

test('what owners may not know of a ticket, or whose link is not theirs, is told to operators alone', async () => {
  await linked('LOOP-2', 'OWNERS');
  await linked('LOOP-3', 'OPERATORS');
  await linked('LOOP-4', 'OWNERS');
  const [operator, a] = [await watching('demo-operator'), await watching('demo-tenant-a')];

  gateway.jira.change('LOOP-2', { summary: 'About somebody else' });
  await operator.reaches(2);
  gateway.jira.change('LOOP-3', { status: 'Done' });
  await operator.reaches(3);
  gateway.jira.change('LOOP-4', { status: 'Done', summary: 'Of no concern' });
  await operator.reaches(4);

  const [, last] = await a.reaches(2);
  expect(last?.maintenanceEvents).toMatchObject({ note: 'status: To Do → Done', ticket: { key: 'LOOP-4' } });
  expect(JSON.stringify(a.items)).not.toMatch(/LOOP-2|LOOP-3|somebody|concern/u);
});

test('a tenant without a server in the window is told nothing', async () => {
  const host = gateway.cloud.addHost().name;
  gateway.cloud.addServer({ name: 'only-a', project: 'tenant-a', host });
  await linked('LOOP-5', 'OWNERS', `home/${host}`);
  const [a, b] = [await watching('demo-tenant-a'), await watching('demo-tenant-b')];

  gateway.jira.change('LOOP-5', { status: 'Done' });
  await a.reaches(2);

  expect(b.items).toHaveLength(1);
  const windows = 'query ($url: URL!) { ticket(url: $url) { key status maintenanceWindows { id } } }';
  const { url } = { url: gateway.jira.browseUrl('LOOP-5') };
  expect(await gateway.ask('demo-tenant-b', windows, { url })).toEqual({
    ticket: { key: null, status: null, maintenanceWindows: [] },
  });
});

test('a ticket tells the windows that link it, however its URL is spelt', async () => {
  const { id, url } = await linked('LOOP-6', 'OWNERS');
  const other = url.replace('/browse/LOOP-6', '/browse/loop-6?focusedId=7');
  const query = 'query ($url: URL!) { ticket(url: $url) { maintenanceWindows { id } } }';

  for (const spelling of [url, other]) {
    expect(await gateway.ask('demo-operator', query, { url: spelling })).toEqual({
      ticket: { maintenanceWindows: [{ id }] },
    });
  }
  await mutate(gateway, 'unlinkTicket', { windowId: id, url });
  expect(await gateway.ask('demo-operator', query, { url })).toEqual({ ticket: { maintenanceWindows: [] } });
});

function deliver(body: string, headers: Readonly<Record<string, string>> = {}, system = 'corp-jira') {
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  const common = { 'content-type': 'application/json', 'x-hub-signature': signature };
  return fetch(`${gateway.url}/webhooks/tickets/${system}`, {
    method: 'POST',
    body,
    headers: { ...common, ...headers },
  });
}
const hint = (key: string, at = Date.now()) =>
  JSON.stringify({ timestamp: at, webhookEvent: 'jira:issue_updated', issue: { id: '1', key } });

test('a delivery is believed by its signature alone, and nothing that it says is', async () => {
  await linked('LOOP-7', 'OWNERS');
  const operator = await watching('demo-operator');
  gateway.jira.resetRequests();

  expect((await deliver(hint('LOOP-7'), { 'x-hub-signature': `sha256=${'0'.repeat(64)}` })).status).toBe(401);
  expect((await deliver(hint('LOOP-7'), { 'x-hub-signature': '' })).status).toBe(401);
  expect((await deliver(hint('LOOP-7', Date.now() - 86_400_000))).status).toBe(401);
  expect((await deliver(hint('LOOP-7'), {}, 'nobody')).status).toBe(404);
  expect((await deliver('not json at all')).status).toBe(401);
  expect(gateway.jira.count({ path: /\/rest\// })).toBe(0);

  const lie = JSON.stringify({
    ...(JSON.parse(hint('LOOP-7')) as object),
    changelog: { items: [{ field: 'status' }] },
  });
  expect((await deliver(lie)).status).toBe(202);
  await until('the ticket to be read', () => gateway.jira.count({ path: /\/rest\// }) > 0);
  gateway.jira.change('LOOP-7', { status: 'Done' });
  const [, told, ...more] = await operator.reaches(2);
  expect(told?.maintenanceEvents).toMatchObject({ note: 'status: To Do → Done' });
  expect(more).toEqual([]);
});

test('a delivery that comes twice is heard once, and one about a ticket that nobody links costs nothing', async () => {
  await linked('LOOP-8', 'OWNERS');
  gateway.jira.resetRequests();
  const headers = { 'x-atlassian-webhook-identifier': 'the-same' };

  expect(await (await deliver(hint('LOOP-8'), headers)).json()).toEqual({ received: 'ACCEPTED' });
  expect(await (await deliver(hint('LOOP-8'), headers)).json()).toEqual({ received: 'REPEATED' });
  expect(await (await deliver(hint('OPS-110'))).json()).toEqual({ received: 'ACCEPTED' });
  await until('the ticket to be read', () => gateway.jira.count({ path: /bulkfetch/u }) > 0);

  const asked = gateway.jira.requests.filter(({ path }) => path.includes('/rest/'));
  expect(JSON.stringify(asked)).not.toContain('OPS-110');
  expect(asked).toHaveLength(1);
});
