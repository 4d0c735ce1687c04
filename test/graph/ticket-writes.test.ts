/** What becomes of a window is written to its tickets, once, and a ticket is made from a window. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { jiraFaults } from '../../demo/jira.ts';
import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { mutate } from './mutations.ts';
import { until } from './until.ts';
import { scheduleWindow, send } from './windows.ts';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({
    change: (config) => ({
      ...config,
      listen: { ...config.listen, publicUrl: 'https://slipway.example/' },
      tickets: config.tickets.map((system) => ({
        ...system,
        writeBack: {
          link: true,
          commentOn: ['CONFIRMED'],
          statusOn: { CONFIRMED: 'In Progress', CANCELLED: 'Archived' },
        },
      })),
    }),
  });
}, 180_000);

afterAll(() => gateway.close());

afterEach(() => {
  gateway.jira.heal();
});

let made = 0;
async function linked(key: string) {
  gateway.jira.add(key, { status: 'To Do' });
  const url = gateway.jira.browseUrl(key);
  const startsAt = `2096-12-0${(made += 1)}T10:00:00Z`;
  const times = { startsAt, endsAt: startsAt.replace('10:', '12:') };
  const id = await scheduleWindow(gateway, { ...times, tickets: [{ url, audience: 'OWNERS' }] });
  return { id, url };
}
function issueOf(key: string) {
  const issue = gateway.jira.find(key);
  if (issue === undefined) throw new Error(`no issue ${key}`);
  return issue;
}
const linksOf = (key: string) => gateway.jira.links(issueOf(key).id);
const commentsOf = (key: string) => gateway.jira.comments(issueOf(key).id);

test('a ticket links back to its window, is commented on and moved, each once, and is told of the end', async () => {
  const { id } = await linked('WRITE-1');
  await until('the link back', () => linksOf('WRITE-1').length === 1);
  expect(linksOf('WRITE-1')).toMatchObject([
    {
      globalId: `slipway:${id}`,
      object: {
        url: `https://slipway.example/windows/${id}`,
        title: 'Maintenance: Swap a DIMM',
        status: { resolved: false },
      },
    },
  ]);

  await send(gateway, id, 'confirm');
  await until('the status', () => issueOf('WRITE-1').status.name === 'In Progress');
  expect(commentsOf('WRITE-1')).toHaveLength(1);
  expect(JSON.stringify(commentsOf('WRITE-1'))).toContain('is confirmed.');

  await send(gateway, id, 'cancel');
  await until('the link to be resolved', () => linksOf('WRITE-1')[0]?.object.status?.resolved === true);
  expect(linksOf('WRITE-1')).toHaveLength(1);
  expect(commentsOf('WRITE-1')).toHaveLength(1);
});

test('what a system refuses is told on the link, to operators alone, and holds nothing up', async () => {
  const { id } = await linked('WRITE-2');
  await send(gateway, id, 'cancel');
  const query = 'query ($id: ID!) { maintenanceWindow(id: $id) { state tickets { writeProblem { code message } } } }';
  const problem = async () => JSON.stringify((await gateway.ask('demo-operator', query, { id })).maintenanceWindow);

  await until('the refusal', async () => (await problem()).includes('TICKET_WRITE_REFUSED'));
  expect(await problem()).toMatch(/cancelled.*Archived/u);
  const { data, errors } = await gateway.run('demo-tenant-a', query, { id });
  expect(data).toMatchObject({ maintenanceWindow: { tickets: [{ writeProblem: null }] } });
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('our own writing is no news to anybody', async () => {
  const { id } = await linked('WRITE-3');
  const filter = `{ windowIds: ["${id}"] }`;
  const query = `subscription { maintenanceEvents(filter: ${filter}) { __typename ... on MaintenanceEvent { type } } }`;
  const watch = gateway.watch('demo-operator', query);
  await watch.reaches(1);
  await send(gateway, id, 'confirm');
  await until('the status', () => issueOf('WRITE-3').status.name === 'In Progress');

  // What somebody else changes then is the first that is told of the ticket.
  gateway.jira.change('WRITE-3', { status: 'Done' });
  await until('the change', () => JSON.stringify(watch.items).includes('TICKET_CHANGED'));
  expect(JSON.stringify(watch.items).match(/TICKET_CHANGED/gu)).toHaveLength(1);
});

test('a Jira that is down is written to when it is back', async () => {
  gateway.jira.fail('/rest', jiraFaults.unavailable);
  await linked('WRITE-4');
  await until('Jira to be tried', () => gateway.jira.count({ path: /remotelink/u }) > 0);
  gateway.jira.heal();

  await until('the link back', () => linksOf('WRITE-4').length === 1, 20_000);
});

test('a ticket that is taken off a window is told so', async () => {
  const { id, url } = await linked('WRITE-5');
  await until('the link back', () => linksOf('WRITE-5').length === 1);
  await mutate(gateway, 'unlinkTicket', { windowId: id, url });

  await until('the link to be resolved', () => linksOf('WRITE-5')[0]?.object.status?.resolved === true);
  expect(linksOf('WRITE-5')[0]?.object.summary).toBe('No longer linked to this ticket.');
});

const CREATE = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) {
  clientMutationId window { id } link { url rel audience ticket { key summary status } } userErrors { code message path }
} }`;

test('a ticket is made from a window, linked, and made once however often that is asked', async () => {
  const startsAt = '2096-12-20T10:00:00Z';
  const windowId = await scheduleWindow(gateway, {
    startsAt,
    endsAt: '2096-12-20T12:00:00Z',
    timeZone: 'Europe/Helsinki',
  });
  const input = { windowId, rel: 'change', audience: 'OWNERS', clientMutationId: 'make-one' };
  const before = gateway.jira.all().length;

  const first = await gateway.ask('demo-operator', CREATE, { input });
  const second = await gateway.ask('demo-operator', CREATE, { input });

  expect(first).toMatchObject({
    createTicket: {
      window: { id: windowId },
      link: { rel: 'change', audience: 'OWNERS', ticket: { summary: 'Maintenance: Swap a DIMM', status: 'To Do' } },
      userErrors: [],
    },
  });
  expect(second).toEqual(first);
  expect(gateway.jira.all()).toHaveLength(before + 1);
});

test('asked for many times at once, a ticket is made once, and its name is not taken by another', async () => {
  const windowId = await scheduleWindow(gateway, { startsAt: '2096-12-22T10:00:00Z', endsAt: '2096-12-22T12:00:00Z' });
  const input = { windowId, clientMutationId: 'make-at-once' };
  const create = (given: object) => gateway.ask('demo-operator', CREATE, { input: { ...input, ...given } });
  const before = gateway.jira.all().length;

  const [first, second, another] = await Promise.all([{}, {}, { summary: 'Another' }].map(create));

  expect(first).toMatchObject({ createTicket: { link: { audience: 'OPERATORS' }, userErrors: [] } });
  expect(second).toEqual(first);
  const refusal = { code: 'INVALID_VALUE', path: ['input', 'clientMutationId'] };
  expect(another).toMatchObject({ createTicket: { link: null, userErrors: [refusal] } });
  expect(gateway.jira.all()).toHaveLength(before + 1);
  // Another mutation is another name.
  const link = { url: 'https://tickets.example/1' };
  const linked = await mutate(gateway, 'linkTicket', { windowId, clientMutationId: 'make-at-once', link });
  expect(linked.userErrors).toEqual([]);
});

test('what cannot be made is refused in words, and nothing is linked', async () => {
  const startsAt = '2096-12-21T10:00:00Z';
  const windowId = await scheduleWindow(gateway, { startsAt, endsAt: '2096-12-21T12:00:00Z' });
  const refusals = async (input: object) =>
    (await gateway.ask('demo-operator', CREATE, { input: { windowId, ...input } })).createTicket;

  expect(await refusals({ system: 'nobody' })).toMatchObject({
    link: null,
    userErrors: [{ code: 'TICKET_SYSTEM_NOT_FOUND', message: expect.stringContaining('corp-jira') as unknown }],
  });
  expect(await refusals({ windowId: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
    userErrors: [{ code: 'WINDOW_NOT_FOUND', path: ['input', 'windowId'] }],
  });
  expect(await refusals({ summary: 'x'.repeat(256) })).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] });
  gateway.jira.fail('/rest/api/3/issue', { status: 400, body: { errorMessages: ['No such project.'], errors: {} } });
  expect(await refusals({})).toMatchObject({
    userErrors: [{ code: 'TICKET_REFUSED', message: expect.stringContaining('No such project.') as unknown }],
  });
  const { data, errors } = await gateway.run('demo-tenant-a', CREATE, { input: { windowId } });
  expect([data, errors]).toMatchObject([null, [{ extensions: { code: 'FORBIDDEN' } }]]);
});

test('operators are told which systems there are and what they can do', async () => {
  expect(await gateway.ask('demo-operator', '{ ticketSystems { name abilities exposes } }')).toEqual({
    ticketSystems: [
      { name: 'corp-jira', abilities: ['CREATE', 'LINK_BACK', 'COMMENT', 'SET_STATUS', 'WEBHOOK'], exposes: 'STATUS' },
    ],
  });
});
