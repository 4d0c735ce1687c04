/**
 * Each view in three widths and both themes, before axe and before the eye of a ruler; and what views show when there is
 * nothing to show, not all of it, or no right to it.
 */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

import { startQuickGateway } from '../graph/maintenance.ts';
import type { Gateway } from '../graph/gateway.ts';
import { arrive, go, launch, overhang, signIn, violations } from './people.ts';

const DAY = 86_400_000;
const WIDEST = 3840;
const WIDTHS = [320, 1024, WIDEST];
const THEMES = ['light', 'dark'] as const;
/** Where pictures go, for whoever wants to look at them. */
const PICTURES = process.env.PICTURES;

const Scheduled = z.object({ scheduleMaintenance: z.object({ window: z.object({ id: z.string() }) }) });
const SCHEDULE = `mutation ($input: ScheduleMaintenanceInput!) {
  scheduleMaintenance(input: $input) { window { id } userErrors { message } }
}`;

let gateway: Gateway;
let browser: Browser;
let windowId = '';
beforeAll(async () => {
  [gateway, browser] = await Promise.all([startQuickGateway({ app: { demo: true } }), launch()]);
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const plan = async (input: object) =>
    Scheduled.parse(await gateway.ask('demo-operator', SCHEDULE, { input })).scheduleMaintenance.window.id;
  windowId = await plan({
    hostIds: ['home/compute-1', 'home/compute-2'],
    summary: 'Move power feed of row B to the new uninterruptible power supply',
    description: 'Servers are moved off beforehand.',
    startsAt: at(1),
    endsAt: at(1.2),
    acknowledgeBy: at(0.5),
    tickets: [{ url: gateway.jira.browseUrl('OPS-101'), audience: 'OWNERS', rel: 'change' }],
  });
  await gateway.ask(
    'demo-operator',
    'mutation { createCalendarFeed(input: { name: "telephone" }) { userErrors { message } } }',
  );
  await plan({ hostIds: ['home/compute-6'], summary: 'Decommission', kind: 'PERMANENT', startsAt: at(3) });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gateway.close();
});

type View = readonly [path: string, heading: string, ready: string];
const TITLE = 'Move power feed of row B to the new uninterruptible power supply';
const OPERATORS = (): readonly View[] => [
  ['/', 'Timeline', 'Happening now'],
  ['/hosts', 'Hosts', 'compute-6'],
  ['/windows', 'Windows', 'Decommission'],
  ['/schedule', 'Schedule maintenance', 'compute-6'],
  [`/windows/${windowId}`, TITLE, 'Waiting for the owner’s answer'],
  ['/servers', 'Servers', 'a-api-01'],
  ['/calendar', 'Calendar', 'telephone'],
];
const OWNERS = (): readonly View[] => [
  ['/', 'My maintenance', TITLE],
  ['/servers', 'My servers', 'a-api-01'],
  ['/windows', 'History', TITLE],
  [`/windows/${windowId}`, TITLE, 'Your servers'],
  ['/calendar', 'Calendar', 'There is none yet'],
];

/** Looks at a page; answers all that is wrong with it. */
async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  if (PICTURES !== undefined) {
    await mkdir(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }
  const over = await overhang(page);
  const wide = over > 0 ? [`${name}: ${over} pixels wider than the window`] : [];
  // From 1024 pixels on there is nothing new for axe to find, and large pictures are slow.
  return name.includes(String(WIDEST)) ? wide : [...wide, ...(await violations(page))];
}

describe.each(WIDTHS)('%i pixels wide', (width) => {
  test.each(THEMES)(
    'in %s, every view fits, and axe finds nothing',
    async (colorScheme) => {
      const look = { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' } as const;
      const faults: string[] = [];
      const walk = async (label: 'Operator' | 'Owner in tenant-a', views: readonly View[]) => {
        const person = await signIn(browser, gateway.url, label, look);
        for (const [path, heading, ready] of views) {
          await go(person.page, path, heading);
          await person.page.getByText(ready).first().waitFor();
          const name = `${label === 'Operator' ? 'operator' : 'owner'}${path.replaceAll(/[^a-z]+/gu, '-').slice(0, 12)}-${width}-${colorScheme}`;
          faults.push(...(await faultsOf(person.page, name)));
        }
        faults.push(...person.complaints, ...person.strays);
        await person.page.context().close();
      };
      const door = await arrive(browser, gateway.url, look);
      await door.page.getByRole('button', { name: 'Operator', exact: true }).waitFor();
      faults.push(...(await faultsOf(door.page, `door-${width}-${colorScheme}`)), ...door.complaints);
      await door.page.context().close();
      await walk('Operator', OPERATORS());
      await walk('Owner in tenant-a', OWNERS());
      expect(faults).toEqual([]);
    },
    120_000,
  );
});

test('the answer’s form, and the timeline as a table, pass axe too', async () => {
  const owner = await signIn(browser, gateway.url, 'Owner in tenant-a');
  await owner.page
    .getByRole('button', { name: /^Answer for all/u })
    .first()
    .click();
  await owner.page.getByLabel('A word for the operators').waitFor();
  expect(await violations(owner.page)).toEqual([]);
  await owner.page.context().close();

  const operator = await signIn(browser, gateway.url, 'Operator');
  await operator.page.getByRole('button', { name: 'As table' }).click();
  await operator.page.getByRole('table', { name: 'Windows' }).waitFor();
  expect(await violations(operator.page)).toEqual([]);
  await operator.page.context().close();
}, 60_000);

test('the timeline is walked by keys: arrows from bar to bar, Enter opens', async () => {
  const { page } = await signIn(browser, gateway.url, 'Operator');
  await page.getByRole('link', { name: /^compute-1: / }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(
    /^compute-2: Move power feed/u,
  );
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^compute-6: Decommission/u);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await page.context().close();
}, 60_000);

test('a name and a password let somebody in, a wrong one is told, and nothing of it is kept by the browser', async () => {
  const { page } = await arrive(browser, gateway.url);
  const fill = async (password: string) => {
    await page.getByLabel('User', { exact: true }).fill('demo-tenant-a');
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Project', { exact: true }).fill('tenant-a');
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  await fill('guess');
  await page.getByRole('alert').or(page.locator('.pf-v6-c-alert')).first().waitFor();
  await fill('secret');
  await page.getByRole('heading', { level: 1, name: 'My maintenance' }).waitFor();
  expect(await page.evaluate('document.cookie')).toBe('');
  expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain('secret');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'My maintenance' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Slipway' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Slipway' }).waitFor();
  await page.context().close();
}, 60_000);

test('an owner who opens what is for operators is told so, and of a window that is none, nothing else', async () => {
  const { page } = await signIn(browser, gateway.url, 'Owner in tenant-b');
  for (const path of ['/hosts', '/schedule', '/timeline']) {
    await page.evaluate(`history.pushState(null, '', '${path}')`);
    await page.getByRole('heading', { name: 'This view is for operators' }).waitFor();
  }
  await go(page, '/windows/f1a9b3ab-71bc-4b98-871d-b5873d1308f4', 'No such window');
  expect(await violations(page)).toEqual([]);
  await page.context().close();
}, 60_000);

test('a cloud that does not answer is named, and what it said before looks old or is missing', async () => {
  const { page } = await signIn(browser, gateway.url, 'Operator');
  gateway.cloud.fail('/compute', { status: 503 });
  await go(page, '/hosts', 'Hosts');
  await page.getByText(/home is missing from this list|home’s part of this list is old/u).waitFor();
  expect(await violations(page)).toEqual([]);
  gateway.cloud.heal();
  await page.context().close();
}, 60_000);
