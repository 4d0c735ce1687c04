/**
 * The whole story in real browsers: an operator plans, owners answer beside each other, the host is emptied, the gateway
 * dies and comes back in the midst of it, and the work is done. Nobody loads a page anew.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { start } from '../commands/process.ts';
import type { SlipwayProcess } from '../commands/process.ts';
import { graphClient } from '../graph/client.ts';
import { launch, signIn } from './people.ts';
import type { Person } from './people.ts';

const SUMMARY = 'Swap a DIMM';

let folder = '';
let slipway: SlipwayProcess;
let url = '';
let browser: Browser;
let operator: Person;
let ada: Person;
let ben: Person;

async function startDemo(port: string): Promise<void> {
  slipway = start(['--bare', '--port', port, '--data', 'data'], { cwd: folder });
  const said = await slipway.says('curl ');
  url = /Dashboard +(\S+)\//u.exec(said)?.[1] ?? 'nowhere';
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-story-'));
  [browser] = await Promise.all([launch(), startDemo('0')]);
  operator = await signIn(browser, url, 'Operator');
  ada = await signIn(browser, url, 'Owner in tenant-a');
  ben = await signIn(browser, url, 'Owner in tenant-b');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await slipway.kill();
  await rm(folder, { recursive: true });
});

const live = (page: Page) => page.getByText('Live', { exact: true }).waitFor();
const card = (page: Page) => page.getByRole('article', { name: SUMMARY });
const row = (page: Page, server: string) => page.getByRole('row').filter({ hasText: server });
const send = (page: Page, event: string) => page.getByRole('button', { name: event, exact: true }).click();

/** Fills the form; the times are a week ahead, as it proposes them. */
async function plan(page: Page, host: string): Promise<void> {
  await page.getByRole('link', { name: 'Schedule maintenance' }).click();
  await page.getByLabel('Summary, shown to owners').fill(SUMMARY);
  await page.getByRole('checkbox', { name: new RegExp(`^${host} `, 'u') }).check();
}

test('an operator plans, and sees before sending that nothing is in the way', async () => {
  const { page } = operator;
  await plan(page, 'compute-1');
  await page.getByText('Nothing else is planned for these hosts at that time').waitFor();
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: SUMMARY }).waitFor();
  expect(page.url()).toMatch(/\/windows\/[\da-f-]{36}$/u);
}, 60_000);

test('each owner is shown it at once, with the own servers and nobody else’s', async () => {
  await card(ada.page).waitFor();
  await card(ben.page).waitFor();
  for (const [{ page }, own, foreign] of [
    [ada, 'a-', /\b[bc]-(?:web|db|api|batch|cache)-\d/u],
    [ben, 'b-', /\b[ac]-(?:web|db|api|batch|cache)-\d/u],
  ] as const) {
    const text = await page.locator('main').innerText();
    expect(text).toContain(own);
    expect(text).not.toMatch(foreign);
    expect(text).not.toContain('compute-1');
  }
}, 60_000);

test('what the plan would meet is shown before it is sent, and the gateway refuses it in words', async () => {
  const second = await operator.page.context().newPage();
  await second.goto(url);
  await plan(second, 'compute-1');
  await second.getByText('These hosts are taken at that time').waitFor();
  await second.getByRole('link', { name: SUMMARY }).waitFor();
  await second.getByRole('button', { name: 'Schedule', exact: true }).click();
  await second.getByText(/demo\/compute-1 is already in window/u).waitFor();
  await second.close();
}, 60_000);

test('one owner agrees for all, another one declines and thinks better of it; the operator sees each word at once', async () => {
  await card(ada.page)
    .getByRole('button', { name: /^Answer for all/u })
    .click();
  await ada.page.getByLabel('A word for the operators').fill('Any time.');
  await ada.page.getByRole('button', { name: 'Acknowledge' }).click();
  await row(operator.page, 'a-web-01').getByText('Acknowledged').waitFor();
  await row(operator.page, 'a-web-01').getByText('Any time.').waitFor();

  await card(ben.page)
    .getByRole('button', { name: /^Answer/u })
    .click();
  expect(await ben.page.getByRole('button', { name: 'Decline' }).isDisabled()).toBe(true);
  await ben.page.getByLabel('A word for the operators').fill('Month end.');
  await ben.page.getByRole('button', { name: 'Decline' }).click();
  await operator.page.getByRole('heading', { name: 'The owner is not ready' }).waitFor();
  expect(await ada.page.locator('main').innerText()).not.toContain('Month end.');

  await card(ben.page)
    .getByRole('button', { name: /^Answer/u })
    .click();
  await ben.page.getByRole('button', { name: 'Acknowledge' }).click();
  await operator.page.getByRole('heading', { name: 'The owner is not ready' }).waitFor({ state: 'hidden' });
}, 90_000);

test('the operator confirms and drains, and the gateway dies meanwhile: pages say so, and go on when it is back', async () => {
  const id = operator.page.url().split('/').at(-1);
  await graphClient(url).ask(
    'demo-tenant-c',
    'mutation ($id: ID!) { acknowledgeMaintenance(input: { windowId: $id }) { userErrors { message } } }',
    { id },
  );
  await send(operator.page, 'confirm');
  await card(ada.page).getByText('Confirmed').waitFor();
  await send(operator.page, 'drain');
  await operator.page.getByText('Moving').first().waitFor();
  const { port } = new URL(url);
  await slipway.kill();
  for (const { page } of [operator, ada, ben]) await page.getByText(/^Not live/u).waitFor();

  await startDemo(port);
  for (const { page } of [operator, ada, ben]) await live(page);
}, 120_000);

test('nothing was missed: the servers move on, the host is empty, the work is done', async () => {
  const { page } = operator;
  await page
    .getByRole('button', { name: 'start', exact: true })
    .and(page.locator(':enabled'))
    .waitFor({ timeout: 60_000 });
  await send(page, 'start');
  await card(ada.page).getByText('In progress').waitFor();
  await row(ada.page, 'a-web-01').getByText('Moved', { exact: true }).waitFor();
  await send(page, 'complete');
  await page.getByText('It has ended; nothing leads on from here.').waitFor();
  await ada.page.getByText('Nothing is planned').waitFor();
  await ben.page.getByText('Nothing is planned').waitFor();

  await ada.page.getByRole('link', { name: 'History' }).click();
  await row(ada.page, SUMMARY).getByText('Completed').waitFor();
  await page.getByRole('link', { name: 'Hosts' }).click();
  await row(page, 'compute-1').getByText('Enabled').waitFor();
}, 120_000);

test('who comes back is told what changed since', async () => {
  const { page } = ada;
  await page.getByRole('link', { name: 'My maintenance' }).click();
  await page.getByRole('button', { name: 'I have seen this' }).click();
  await page.close();
  await graphClient(url).ask(
    'demo-operator',
    `mutation { scheduleMaintenance(input: { hostIds: ["demo/compute-2"], summary: "New fans", startsAt: "2096-12-01T10:00:00Z",
      endsAt: "2096-12-01T12:00:00Z" }) { userErrors { message } } }`,
  );
  const back = await page.context().newPage();
  await back.goto(url);
  await back.getByRole('heading', { name: 'Since your last visit' }).waitFor();
  await back.getByText('Planned').first().waitFor();
  await back.getByRole('link', { name: 'New fans' }).first().waitFor();
}, 60_000);

test('no page complained but of the connection that was cut', () => {
  for (const { complaints, strays } of [operator, ada, ben]) {
    expect(complaints.filter((text) => !/ERR_|WebSocket|Failed to fetch/u.test(text))).toEqual([]);
    expect(strays).toEqual([]);
  }
});
