/** Calendar addresses in a real browser: made, shown once, copied, read by a program, revoked; and nobody else's. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { go, launch, signIn, violations } from './people.ts';

let gateway: Gateway;
let browser: Browser;
beforeAll(async () => {
  [gateway, browser] = await Promise.all([startGateway({ app: { demo: true } }), launch()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gateway.close();
});

const address = (page: Page) => page.getByLabel('The address to subscribe to');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

async function make(page: Page, name: string): Promise<string> {
  await page.getByLabel(/^Where it is for/u).fill(name);
  await page.getByRole('button', { name: 'Make an address' }).click();
  await row(page, name).waitFor();
  return address(page).inputValue();
}

test('an owner makes an address, copies it, a program reads it, and it is shown no second time', async () => {
  const { page, complaints } = await signIn(browser, gateway.url, 'Owner in tenant-a');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('link', { name: 'Calendar' }).click();
  await page.getByText('There is none yet').waitFor();
  const url = await make(page, 'telephone');
  await page.getByText('This address is a secret, and is shown this once').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(url);

  const calendar = await fetch(url);
  expect([calendar.status, calendar.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  await page.getByRole('button', { name: 'I have it' }).click();
  await address(page).waitFor({ state: 'detached' });
  await page.reload();
  await row(page, 'telephone').getByText('your project’s servers').waitFor();
  expect(await page.content()).not.toContain(new URL(url).searchParams.get('token'));
  expect(complaints).toEqual([]);

  const stranger = await signIn(browser, gateway.url, 'Owner in tenant-b');
  await go(stranger.page, '/calendar', 'Calendar');
  await stranger.page.getByText('There is none yet').waitFor();
  await stranger.page.context().close();
  await page.context().close();
}, 60_000);

test('revoking asks first; then the program is answered no more', async () => {
  const { page } = await signIn(browser, gateway.url, 'Operator');
  await go(page, '/calendar', 'Calendar');
  const url = await make(page, 'wall screen');
  await row(page, 'wall screen').getByText('all of your clouds').waitFor();
  await page.getByRole('button', { name: 'Revoke wall screen' }).click();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  expect((await fetch(url)).status).toBe(200);

  await page.getByRole('button', { name: 'Revoke wall screen' }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Yes, revoke' }).click();
  await page.getByText('There is none yet').waitFor();
  await page.getByText('wall screen was revoked.').waitFor();
  expect(await address(page).count()).toBe(0);
  expect((await fetch(url)).status).toBe(404);
  await page.context().close();
}, 60_000);

test('what the gateway refuses is told in its words', async () => {
  for (let n = 0; n < 20; n += 1) {
    await gateway.ask('demo-tenant-b', 'mutation { createCalendarFeed(input: {}) { userErrors { message } } }');
  }
  const { page } = await signIn(browser, gateway.url, 'Owner in tenant-b');
  await go(page, '/calendar', 'Calendar');
  await page.getByRole('button', { name: 'Make an address' }).click();
  await page.getByText('You have 20 calendar feeds in this project: revoke one first.').waitFor();
  await page.context().close();
}, 60_000);
