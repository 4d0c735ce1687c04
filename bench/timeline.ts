/**
 * How smooth the dashboard's timeline is with very many windows: a real gateway over a simulated cloud, and a headless
 * Chromium whose wheel is turned to scroll over hosts, to move in time, and to zoom.
 *
 * Prints how long frames take, as ratios to those of the idle page before anybody has signed in, and how
 * much of such a frame's time the page's main thread works for one turn of the wheel. The simulators, the gateway and the
 * browser have processes of their own.
 */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import type { Page } from 'playwright-core';
import { z } from 'zod';

import { arrive, launch } from '../test/browser/people.ts';
import { atPart, recorderOf } from './parts/frames.ts';
import type { Recorded } from './parts/frames.ts';
import { surroundings } from './parts/surroundings.ts';

const HELP = `npm run bench:timeline -- [--hosts 500] [--windows 2000] [--servers 2000] [--turns 150] [--rounds 3]
Needs a chromium on this machine; CHROMIUM names one that is not at /usr/bin/chromium.`;
const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '500' },
    windows: { type: 'string', default: '2000' },
    servers: { type: 'string', default: '2000' },
    turns: { type: 'string', default: '150' },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit();
}
const whole = z.coerce.number().int().positive();
const { hosts, windows, turns, rounds } = z
  .object({ hosts: whole, windows: whole, turns: whole, rounds: whole })
  .parse(values);

const HOUR = 3_600_000;
const TOKEN = 'demo-operator';
const AT_ONCE = 8;
const IDLE_MS = 3000;
const SCHEDULE =
  'mutation ($input: ScheduleMaintenanceInput!) { scheduleMaintenance(input: $input) { userErrors { message } } }';
const Scheduled = z.object({ data: z.object({ scheduleMaintenance: z.object({ userErrors: z.array(z.never()) }) }) });

const children: ChildProcess[] = [];
async function start(part: string, args: readonly string[], message?: unknown): Promise<unknown> {
  const child = fork(new URL(`parts/${part}.ts`, import.meta.url), args);
  children.push(child);
  const said = once(child, 'message');
  if (message !== undefined) child.send(message as object);
  const [answer] = (await said) as unknown[];
  return answer;
}

/** Hosts in turn, each window a day and a half behind the one before it on that host. */
async function schedule(url: string, n: number): Promise<void> {
  const startsAt = Date.now() + HOUR * (3 + (n % 24) + 36 * Math.floor(n / hosts));
  const at = (hours: number) => new Date(startsAt + hours * HOUR).toISOString();
  const input = {
    hostIds: [`home/compute-${(n % hosts) + 1}`],
    summary: `Replace part ${n + 1}`,
    ...{ drainAt: at(-2), startsAt: at(0), endsAt: at(5) },
  };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': TOKEN },
    body: JSON.stringify({ query: SCHEDULE, variables: { input } }),
  });
  Scheduled.parse(await response.json());
}

async function scheduleAll(url: string): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < windows) {
      next += 1;
      await schedule(url, next - 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Half of the turns one way, half back; the browser has taken one in before the next is made. */
async function turn(page: Page, across: number, down: number, each = turns): Promise<void> {
  for (let n = 0; n < each; n += 1) {
    const way = n < each / 2 ? 1 : -1;
    await page.mouse.wheel(way * across, way * down);
  }
}

const begun = performance.now();
const system = surroundings.parse(await start('simulators', [values.hosts, values.servers, '0']));
const { url } = z.object({ url: z.string() }).parse(await start('gateway', [], system));
await scheduleAll(url);
console.log(`${hosts} hosts, ${windows} windows, planned in ${((performance.now() - begun) / 1000).toFixed(0)} s`);

const browser = await launch();
const { page } = await arrive(browser, url, { viewport: { width: 1920, height: 1080 } });
const rest = () => page.waitForTimeout(IDLE_MS);
const record = await recorderOf(page);
const door = await record(rest);
await page.getByRole('button', { name: 'Keystone token' }).click();
await page.getByLabel('Token', { exact: true }).fill(TOKEN);
const opened = performance.now();
await page.getByRole('button', { name: 'Sign in' }).click();
await page.getByText(`${windows} open windows.`).waitFor({ timeout: 60_000 });
await page.locator('.sw-bar').first().waitFor();
console.log(`from signing in to bars: ${((performance.now() - opened) / 1000).toFixed(1)} s`);
const box = await page.locator('.sw-timeline').boundingBox();
if (box === null) throw new Error('there is no timeline');
await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
const bars = await page.locator('.sw-bar').count();
const zoom = async () => {
  await page.keyboard.down('Control');
  // In and out by no more than a few steps, so that no turn meets the end of the zoom.
  for (let n = 0; n < turns; n += 10) await turn(page, 0, -120, 10);
  await page.keyboard.up('Control');
};
/** What is drawn: which rows, and which stretch of time. */
const drawn = () =>
  page.evaluate<string>(
    `[document.querySelector('.sw-timeline').scrollTop, document.querySelector('.sw-timeline__axis svg').textContent].join()`,
  );
async function rehearse(name: string, there: () => Promise<void>, back: () => Promise<void>): Promise<void> {
  const before = await drawn();
  await there();
  const deadline = performance.now() + 10_000;
  while ((await drawn()) === before) {
    if (performance.now() > deadline) throw new Error(`${name}: the wheel moves nothing`);
    await page.waitForTimeout(20);
  }
  await back();
}
const withControl = async (down: number) => {
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, down);
  await page.keyboard.up('Control');
};
await rehearse(
  'scrolled over hosts',
  () => page.mouse.wheel(0, 360),
  () => page.mouse.wheel(0, -360),
);
await rehearse(
  'moved in time',
  () => page.mouse.wheel(600, 0),
  () => page.mouse.wheel(-600, 0),
);
await rehearse(
  'zoomed',
  () => withControl(-120),
  () => withControl(120),
);
const onTimeline: Readonly<Record<string, () => Promise<void>>> = {
  'left alone': rest,
  'scrolled over hosts': () => turn(page, 0, 120),
  'moved in time': () => turn(page, 60, 0),
  zoomed: zoom,
};

const IDLE = 'the door, idle';
const found = new Map<string, Recorded>([[IDLE, door]]);
function add(name: string, { frames, workMs }: Recorded): void {
  const before = found.get(name) ?? { frames: [], workMs: 0 };
  found.set(name, { frames: [...before.frames, ...frames], workMs: before.workMs + workMs });
}
for (let round = 0; round < rounds; round += 1) {
  for (const [name, act] of Object.entries(onTimeline)) add(name, await record(act));
}

const base = atPart(door.frames, 0.5);
console.log(`an idle page: a frame each ${base.toFixed(1)} ms; ${bars} bars were drawn at first`);
console.log(`${''.padEnd(20)}  median     95 %   longest   frames    work for a turn`);
for (const [name, { frames, workMs }] of found) {
  const times = (value: number) => `${(value / base).toFixed(2)} x`.padStart(8);
  const [median, most, longest] = [0.5, 0.95, 1].map((part) => times(atPart(frames, part)));
  const work = onTimeline[name] === undefined || name === 'left alone' ? '' : times(workMs / turns / rounds);
  console.log(`${name.padEnd(20)}${median} ${most}  ${longest} ${String(frames.length).padStart(8)}  ${work}`);
}
await browser.close();
for (const child of children) child.disconnect();
