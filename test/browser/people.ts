/** People in front of the dashboard: a real Chromium, one context for each, and what a page complained of. */

import { readFileSync } from 'node:fs';

import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const ARGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS.split(' ') });

/** Somebody with a browser of their own. */
export interface Person {
  readonly page: Page;
  /** Errors of the console and of scripts, without the 401 that the door begins with. */
  readonly complaints: string[];
  /** Addresses outside of the gateway that the page asked for. */
  readonly strays: string[];
}

/** At the door of the gateway at this URL. */
export async function arrive(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const strays: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/session')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) strays.push(request.url());
  });
  await page.goto(url);
  return { page, complaints, strays };
}

/** By one of the demo's buttons. */
export async function signIn(
  browser: Browser,
  url: string,
  label: 'Operator' | 'Owner in tenant-a' | 'Owner in tenant-b',
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await arrive(browser, url, options);
  await person.page.getByRole('button', { name: label, exact: true }).click();
  await person.page.getByRole('navigation', { name: 'Views' }).waitFor();
  await person.page.getByText('Live', { exact: true }).waitFor();
  return person;
}

/** Goes to an address within the page, as a click on a link does. */
export async function go(page: Page, path: string, heading: string): Promise<void> {
  await page.evaluate((to) => {
    (
      globalThis as unknown as { history: { pushState: (data: null, title: string, url: string) => void } }
    ).history.pushState(null, '', to);
  }, path);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe has to say against the page as it is, in a line for each; all of its rules. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE);
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<{ violations: AxeViolation[] }> } }).axe.run(),
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`),
  );
}

/** By how many pixels the page is wider than the window; 0 where nobody has to scroll sideways. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
