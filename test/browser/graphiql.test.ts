/** GraphiQL as a person meets it: in a real browser that is cut off from everything but the gateway. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

import { startGateway, TENANT, until } from '../server/gateway.ts';
import type { TestGateway } from '../server/gateway.ts';

const ARGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

let gateway: TestGateway;
let browser: Browser;
beforeAll(async () => {
  const limits = {
    maxDepth: 12,
    maxAliases: 3,
    maxCost: 5000,
    maxSubscriptions: 5,
    maxTokens: 2_000,
    bodyBytes: 100_000,
  };
  gateway = await startGateway({ demo: true, limits });
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ARGS.split(' ') });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await gateway.close();
});

/** The page with these headers and this operation in its editors; what it asked for and complained of. */
async function open(query: string, headers: Record<string, string>) {
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${gateway.url}/graphiql?query=${encodeURIComponent(query)}`);
  await page.waitForSelector('.graphiql-query-editor .view-line');
  await type(page, JSON.stringify(headers));
  return { page, requests, complaints };
}

/** Replaces what the header editor holds. */
async function type(page: Page, headers: string): Promise<void> {
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(headers);
  // What the editor closed by itself.
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.press('Delete');
}

const execute = (page: Page) => page.locator('.graphiql-execute-button').click();

/** Waits until the answer contains the text, spaces aside. */
async function shows(page: Page, text: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  const result = page.locator('.result-window');
  for (let shown = ''; !shown.includes(text); shown = (await result.innerText()).replaceAll(/\s/gu, '')) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${text}, there is ${shown}`);
  }
}

test('the page asks nobody else, and a query runs with the token of the header editor', async () => {
  const { page, requests, complaints } = await open('{ whoami }', { 'X-Auth-Token': TENANT });
  await execute(page);
  await shows(page, '"whoami":"tom"');
  expect(requests.filter((url) => !/^(data:|blob:)/u.test(url) && !url.startsWith(gateway.url))).toEqual([]);
  expect(complaints).toEqual([]);
}, 60_000);

test('the demo’s page comes with a demo token in its header editor', async () => {
  const page = await browser.newPage();
  await page.goto(`${gateway.url}/graphiql`);
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.getByText('"demo-operator"').waitFor();
}, 60_000);

test('a subscription delivers events, and stopping it frees its source', async () => {
  const { page, complaints } = await open('subscription { ticks { value } }', { 'X-Auth-Token': TENANT });
  await execute(page);
  await until(() => gateway.topic.listeners() === 1, 'the subscription listens');
  gateway.topic.publish(41);
  await shows(page, '"value":41');
  gateway.topic.publish(42);
  await shows(page, '"value":42');
  await execute(page);
  await until(() => gateway.topic.listeners() === 0, 'nobody listens');
  expect(complaints).toEqual([]);
}, 60_000);

test('a socket that is refused says why', async () => {
  const { page } = await open('subscription { ticks { value } }', { 'X-Auth-Token': 'nobody-knows-me' });
  await execute(page);
  await shows(page, '4401');
}, 60_000);
