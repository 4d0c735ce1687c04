/** Views of more than a screen holds, or a page of the graph: nothing is out of reach, and no more is drawn than can be seen. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

import { startGateway } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { scheduleWindow } from '../graph/windows.ts';
import { go, launch, overhang, signIn, violations } from './people.ts';

const DAY = 86_400_000;
const SERVERS = 450;
const Names = z.object({ servers: z.object({ nodes: z.array(z.object({ name: z.string() })) }) });

let gateway: Gateway;
let browser: Browser;
beforeAll(async () => {
  const cloud = { servers: SERVERS, projects: 2 };
  [gateway, browser] = await Promise.all([startGateway({ cloud, app: { demo: true } }), launch()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gateway.close();
});

const namesOn = (page: Page) => page.locator('tbody strong').allInnerTexts();
const turner = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('servers are read a page at a time, forth and back, and none is out of reach', async () => {
  const { page, complaints } = await signIn(browser, gateway.url, 'Operator');
  await go(page, '/servers', 'Servers');
  await page.getByText('450 servers', { exact: true }).waitFor();
  const seen: string[] = [];
  for (const place of ['1 to 200 of 450', '201 to 400 of 450', '401 to 450 of 450']) {
    await page.getByText(place, { exact: true }).waitFor();
    seen.push(...(await namesOn(page)));
    if (!place.startsWith('401')) await turner(page, 'Next page').first().click();
  }
  const all = Names.parse(await gateway.ask('demo-operator', '{ servers(first: 500) { nodes { name } } }'));
  expect(seen).toEqual(all.servers.nodes.map(({ name }) => name));
  expect(await violations(page)).toEqual([]);

  // Behind the last page there is none; the button says so, and keeps the focus of whoever pressed it.
  const next = turner(page, 'Next page').last();
  expect(await next.getAttribute('aria-disabled')).toBe('true');
  await next.click({ force: true });
  await page.getByText('401 to 450 of 450', { exact: true }).waitFor();
  await turner(page, 'Page before').last().click();
  await page.getByText('201 to 400 of 450', { exact: true }).waitFor();
  expect(await namesOn(page)).toEqual(seen.slice(200, 400));
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test('a name that is looked for is found on whatever page, and what is set on a later page is kept there', async () => {
  const look = { viewport: { width: 320, height: 900 } };
  const { page } = await signIn(browser, gateway.url, 'Owner in tenant-a', look);
  await go(page, '/servers', 'My servers');
  await page.getByText('1 to 200 of 225', { exact: true }).waitFor();
  await turner(page, 'Next page').first().click();
  await page.getByText('201 to 225 of 225', { exact: true }).waitFor();
  expect(await overhang(page)).toBe(0);
  const name = (await namesOn(page)).at(-1) ?? '';
  const choice = page.getByLabel(`${name}: Planned, host comes back`);
  await choice.selectOption('KEEP');
  await page.getByText('201 to 225 of 225', { exact: true }).waitFor();
  await page.getByLabel('Find servers by name').fill(name);
  await page.getByText('1 of 1', { exact: true }).waitFor();
  expect(await choice.inputValue()).toBe('KEEP');
  expect(await turner(page, 'Next page').count()).toBe(0);
  await page.context().close();
}, 60_000);

const HOSTS = Array.from({ length: 500 }, (_none, n) => ({
  id: `home/compute-${n}`,
  name: `compute-${n}`,
  availabilityZone: `az-${Math.floor(n / 200)}`,
  status: 'ENABLED',
  state: 'UP',
  cloud: { name: 'home' },
}));
/** Each host has one on each of four days. */
const windowRow = (n: number) => ({
  id: `f1a9b3ab-71bc-4b98-871d-${String(n).padStart(12, '0')}`,
  summary: `Window ${n}`,
  ...{ kind: 'TEMPORARY', cause: 'PLANNED', state: 'tentative', phase: 'TENTATIVE', revision: 1, timeZone: 'UTC' },
  ...{ drainAt: null, acknowledgeBy: null, startedAt: null, endedAt: null },
  startsAt: new Date(Date.now() + Math.floor(n / 500) * DAY).toISOString(),
  endsAt: new Date(Date.now() + Math.floor(n / 500) * DAY + DAY / 4).toISOString(),
  hosts: [{ id: `home/compute-${n % 500}` }],
});
const WINDOWS = Array.from({ length: 2000 }, (_none, n) => windowRow(n));

/** Answers in the graph's place; only the last window of all has a conflict that the page cannot see by itself. */
async function answerFor(page: Page): Promise<void> {
  const Asked = z.object({ operationName: z.string(), variables: z.object({ after: z.string().nullish() }) });
  await page.route('**/graphql', async (route) => {
    const { operationName, variables } = Asked.parse(route.request().postDataJSON());
    const from = Number(variables.after ?? 0);
    const pageInfo = { hasNextPage: from + 500 < 2000, endCursor: String(from + 500) };
    const whole = { hasNextPage: false, endCursor: null };
    const nodes = WINDOWS.slice(from, from + 500);
    const conflicts = (index: number) => (from + index === 1999 ? [{ kind: 'SERVER_GROUP', detail: 'All.' }] : []);
    const answers: Readonly<Record<string, object>> = {
      HostNames: { hosts: { pageInfo: whole, coverage: [], nodes: HOSTS } },
      Windows: { maintenanceWindows: { totalCount: 2000, pageInfo, nodes } },
      Conflicts: {
        maintenanceWindows: { pageInfo, nodes: nodes.map(({ id }, index) => ({ id, conflicts: conflicts(index) })) },
      },
    };
    const data = answers[operationName];
    await (data === undefined ? route.continue() : route.fulfill({ json: { data } }));
  });
}

test('of 500 hosts and 2,000 windows no more is drawn than can be seen, and the last one has its conflict marked', async () => {
  const { page } = await signIn(browser, gateway.url, 'Operator');
  await answerFor(page);
  await go(page, '/hosts', 'Hosts');
  await go(page, '/', 'Timeline');
  await page.getByText('2000 open windows.').waitFor();
  await page.getByText('1 window in conflict').waitFor();
  await page.getByText('compute-0', { exact: true }).waitFor();
  expect(await page.locator('.sw-rowlabel').count()).toBeLessThan(60);
  expect(await page.locator('.sw-bar').count()).toBeLessThan(250);
  expect(await page.locator('.sw-bar__conflict').count()).toBe(0);
  await page.locator('.sw-timeline').evaluate((box) => {
    (box as unknown as { scrollTop: number }).scrollTop = 1_000_000;
  });
  await page.getByText('compute-499', { exact: true }).waitFor();
  expect(await page.getByText('compute-0', { exact: true }).count()).toBe(0);
  expect(await page.locator('.sw-rowlabel').count()).toBeLessThan(60);
  await page.locator('.sw-bar__conflict').waitFor();
  await page.getByRole('link', { name: /^compute-499: Window 1999, .*in conflict/u }).waitFor();
  await page.context().close();
}, 60_000);

test('the wheel and the hand move and zoom the timeline by whatever part, and it stays there', async () => {
  const { page, complaints } = await signIn(browser, gateway.url, 'Operator', {
    viewport: { width: 1283, height: 900 },
  });
  const axis = page.locator('.sw-timeline__axis svg');
  await axis.waitFor();
  const box = await page.locator('.sw-timeline').boundingBox();
  if (box === null) throw new Error('there is no timeline');
  const [x, y] = [box.x + box.width / 3, box.y + box.height - 40];
  await page.mouse.move(x, y);
  const changes = async (what: string, act: () => Promise<void>) => {
    const before = await axis.innerHTML();
    await act();
    await until(what, async () => (await axis.innerHTML()) !== before, 10_000);
  };
  await changes('time to move by the wheel', () => page.mouse.wheel(137, 0));
  await changes('time to be zoomed', async () => {
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
  });
  await changes('time to be dragged', async () => {
    await page.mouse.down();
    await page.mouse.move(x - 33, y);
    await page.mouse.up();
  });
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test('a view that breaks says so, the rest of the page stays, and it can be shown again', async () => {
  await scheduleWindow(gateway, { hostIds: ['home/compute-2'] });
  const { page } = await signIn(browser, gateway.url, 'Operator');
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/"startsAt":"[^"]*"/gu, '"startsAt":"no time at all"');
    await route.fulfill({ response, body });
  });
  await go(page, '/windows', 'Windows').catch(() => undefined);
  await page.getByText('This view broke, by a fault of the dashboard').waitFor();
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Show it again' }).click();
  await page.getByRole('heading', { name: 'Windows', exact: true }).waitFor();
  await page.locator('tbody tr').first().waitFor();
  await page.context().close();
}, 60_000);
