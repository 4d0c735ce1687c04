/**
 * What operators change in a real browser: a window's tickets, words and time, and a host's status. What the gateway
 * refuses stands at its field, and nothing that was typed is lost.
 */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { go, launch, signIn, violations } from './people.ts';

const Scheduled = z.object({ scheduleMaintenance: z.object({ window: z.object({ id: z.string() }) }) });
const SCHEDULE = `mutation ($input: ScheduleMaintenanceInput!) {
  scheduleMaintenance(input: $input) { window { id } userErrors { message } }
}`;
const UPDATE = `mutation ($input: UpdateMaintenanceInput!) { updateMaintenance(input: $input) { userErrors { message } } }`;
const WINDOW = `query ($id: ID!) { maintenanceWindow(id: $id) {
  summary description revision phase startsAt endsAt drainAt
  tickets { url rel title audience } replacedBy { id startsAt endsAt drainAt timeZone }
} }`;

let gateway: Gateway;
let browser: Browser;
let page: Page;
let complaints: string[];
let id = '';
let day = 0;
beforeAll(async () => {
  [gateway, browser] = await Promise.all([startGateway({ app: { demo: true } }), launch()]);
  ({ page, complaints } = await signIn(browser, gateway.url, 'Operator'));
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gateway.close();
});
beforeEach(async () => {
  day += 1;
  const date = `2096-11-${String(day).padStart(2, '0')}`;
  const input = {
    hostIds: ['home/compute-1'],
    summary: `Swap DIMM ${day}`,
    startsAt: `${date}T10:00:00Z`,
    endsAt: `${date}T12:00:00Z`,
    drainAt: `${date}T08:00:00Z`,
  };
  id = Scheduled.parse(await gateway.ask('demo-operator', SCHEDULE, { input })).scheduleMaintenance.window.id;
  await go(page, `/windows/${id}`, input.summary);
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const windowNow = () => gateway.ask('demo-operator', WINDOW, { id });

test('a ticket is linked for owners with a word and a label, and taken off after a second thought', async () => {
  const url = gateway.jira.browseUrl('OPS-101');
  await press('Link a ticket');
  await page.getByLabel('Address of the ticket (a URL)').fill('OPS-101');
  await press('Link');
  await page.getByText('A ticket is a URL that begins with http:// or https://.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Address of the ticket (a URL)').fill(url);
  await page.getByLabel('What it is to the window').fill('change');
  await page.getByLabel('A label').fill('Row B');
  await page.getByLabel('Who is shown it').selectOption('OWNERS');
  await press('Link');
  await page.getByText('change, shown to owners').waitFor();
  expect(await windowNow()).toMatchObject({
    maintenanceWindow: { tickets: [{ url, rel: 'change', title: 'Row B', audience: 'OWNERS' }] },
  });

  await press('Take off OPS-101');
  await press('Yes, take off');
  await page.getByText('None is linked.').waitFor();
  expect(await windowNow()).toMatchObject({ maintenanceWindow: { tickets: [] } });
}, 60_000);

test('a ticket is made where a system makes them; what the system refuses is told in its words, and kept', async () => {
  await press('Make a ticket');
  await page.getByLabel('Its summary').fill('Memory of compute-1');
  gateway.jira.fail('/rest/api/3/issue', { status: 400, body: { errorMessages: ['No such project.'], errors: {} } });
  await press('Make it');
  await page.getByText(/No such project/u).waitFor();
  gateway.jira.heal();
  expect(await page.getByLabel('Its summary').inputValue()).toBe('Memory of compute-1');
  const before = gateway.jira.all().length;
  await press('Make it');
  await page.getByText('Made and linked.').waitFor();
  await page.getByText('Memory of compute-1', { exact: true }).waitFor();
  expect(gateway.jira.all()).toHaveLength(before + 1);
}, 60_000);

test('where no system makes tickets, none is offered', async () => {
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('query TicketSystems') !== true) await route.fallback();
    else await route.fulfill({ json: { data: { ticketSystems: [{ name: 'rt', abilities: ['COMMENT'] }] } } });
  });
  const asked = page.waitForResponse(
    (response) => response.request().postData()?.includes('query TicketSystems') === true,
  );
  await page.reload();
  await asked;
  await page.getByRole('button', { name: 'Link a ticket' }).waitFor();
  expect(await page.getByRole('button', { name: 'Make a ticket' }).count()).toBe(0);
  await page.unroute('**/graphql');
}, 60_000);

test('words are changed; a fault stands at its field', async () => {
  await press('Change the words');
  await page.getByLabel('Summary, shown to owners').fill(' ');
  await press('Save');
  const fault = page.locator('#words-summary-fault');
  await fault.getByText('summary must have 1 to 255 characters.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Summary, shown to owners').fill('Swap two DIMMs');
  await page.getByLabel('More words for owners').fill('Both of bank A.');
  await press('Save');
  await page.getByRole('heading', { level: 1, name: 'Swap two DIMMs' }).waitFor();
  await page.getByText('Both of bank A.').waitFor();
}, 60_000);

test('who comes second is shown what the first one changed, keeps the own words, and undoes nothing', async () => {
  await press('Change the words');
  await page.getByLabel('More words for owners').fill('Mine.');
  await gateway.ask('demo-operator', UPDATE, { input: { id, revision: 1, summary: 'Theirs' } });
  await press('Save');
  const notice = page.getByText('The window changed while you were writing. Nothing was sent.');
  await notice.waitFor();
  await page.locator('ins').getByText('Theirs', { exact: true }).waitFor();
  expect(await page.getByLabel('More words for owners').inputValue()).toBe('Mine.');
  expect(await violations(page)).toEqual([]);
  await press('Go on from revision 2');
  await notice.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Summary, shown to owners').inputValue()).toBe('Theirs');
  await press('Save');
  await page.getByText('Saved.').waitFor();
  expect(await windowNow()).toMatchObject({
    maintenanceWindow: { summary: 'Theirs', description: 'Mine.', revision: 3 },
  });
}, 60_000);

test('work is put off by the clock of another zone; what the gateway refuses stands at the time', async () => {
  await press('Put it off to another time');
  await page.getByLabel('By the clock of').selectOption('Europe/Helsinki');
  await press('Put off');
  await page.getByText('This is when it is planned already.').waitFor();
  await page.getByLabel('Work begins').fill('2020-12-01T10:00');
  await press('Put off');
  await page.locator('#time-startsAt-meaning, #time-endsAt-meaning').locator('.sw-fault').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Work begins').fill('2096-12-24T10:00');
  await page.getByLabel('Why, shown to owners').fill('The part is late.');
  await press('Put off');
  await page.getByText('In place of').waitFor();
  expect(await windowNow()).toMatchObject({
    maintenanceWindow: {
      phase: 'SUPERSEDED',
      replacedBy: {
        startsAt: '2096-12-24T08:00:00.000Z',
        endsAt: '2096-12-24T10:00:00.000Z',
        drainAt: '2096-12-24T06:00:00.000Z',
      },
    },
  });
}, 60_000);

test('what work would meet at another time is shown before it is put off, but not itself', async () => {
  const other = {
    hostIds: ['home/compute-1', 'home/compute-2'],
    summary: 'Replace the fan tray',
    startsAt: '2096-12-12T10:00:00Z',
    endsAt: '2096-12-12T12:00:00Z',
  };
  await gateway.ask('demo-operator', SCHEDULE, { input: other });
  await press('Put it off to another time');
  const form = page.locator('form').filter({ has: page.getByLabel('Work begins') });
  const clear = form.getByText('Nothing else is planned for these hosts at that time');
  const begin = form.getByLabel('Work begins');
  await clear.waitFor();
  // An hour later it overlaps itself, and nothing else.
  await begin.fill(`${(await begin.inputValue()).slice(0, 10)}T11:00`);
  await clear.waitFor();
  await begin.fill('2096-12-12T11:00');
  await form.getByText('These hosts are taken at that time: the gateway will refuse this').waitFor();
  await form.getByRole('link', { name: 'Replace the fan tray' }).waitFor();
  expect(await form.locator('li').allInnerTexts()).toEqual([expect.stringMatching(/compute-1$/u)]);
  expect(await violations(page)).toEqual([]);
  await press('Put off');
  await form.getByText(/home\/compute-1 is already in window/u).waitFor();
  await begin.fill('2096-12-12T12:00');
  await clear.waitFor();
}, 60_000);

test('a host is disabled with a reason that is counted, and enabled again', async () => {
  await go(page, '/hosts', 'Hosts');
  await press('Change the status of compute-2');
  const reason = page.getByLabel('Why, for whoever looks at it in Nova');
  await reason.fill('x'.repeat(256));
  await page.getByText('1 too many: Nova keeps 255.').waitFor();
  await press('Disable');
  expect(await gateway.ask('demo-operator', '{ host(id: "home/compute-2") { status } }')).toEqual({
    host: { status: 'ENABLED' },
  });
  await reason.fill('Fan is loud');
  await page.getByText(/^11 of 255 characters/u).waitFor();
  expect(await violations(page)).toEqual([]);
  await press('Disable');
  const row = page.getByRole('row').filter({ has: page.getByText('compute-2', { exact: true }) });
  await row.getByText('Fan is loud').waitFor();
  await press('Change the status of compute-2');
  await press('Enable');
  await row.getByText('Enabled').waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

test('what somebody else disabled is refused, and said why', async () => {
  await go(page, '/hosts', 'Hosts');
  const theirs = await page.getByRole('row').filter({ hasText: 'a person' }).locator('.sw-name').first().innerText();
  await press(`Change the status of ${theirs}`);
  await press('Enable');
  await page.getByText(/was disabled by somebody else, not by this gateway: whoever did it has to undo it/u).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}, 60_000);
