/** Of three gateways on one PostgreSQL exactly one polls a cloud, and when it is killed another does, soon. */

import { expect, test } from '@jest/globals';

import { startGateways } from '../chaos/gateways.ts';
import type { Gateways } from '../chaos/gateways.ts';
import { until } from '../graph/until.ts';
import { scrape } from '../metrics/scrape.ts';
import { newDatabase } from './new-database.ts';

const KILLS = 3;
/** Elections are tried each second, and the first poll comes at once: the rest is for a slow machine. */
const SOON_MS = 10_000;
/** A killed one comes back when another has had the time to take over. */
const AWAY_MS = 4000;

/** Those who say that they lead the watch of the cloud; who cannot be asked leads nothing. */
async function leaders({ metricsUrls }: Gateways): Promise<readonly number[]> {
  const lead = await Promise.all(
    metricsUrls.map((url) =>
      scrape(url).then(
        ({ value }) => value('slipway_leader', { task: 'watch home' }) === 1,
        () => false,
      ),
    ),
  );
  return lead.flatMap((isLeading, nth) => (isLeading ? [nth] : []));
}

/** Whose polls those were, in order: each process logs in for itself, and so has a token of its own. */
const pollers = ({ cloud }: Gateways) =>
  cloud.requests.filter(({ path }) => path.endsWith('/os-services')).map(({ tokenHint }) => tokenHint ?? '');
const runsOf = (all: readonly string[]) => all.filter((each, place) => each !== all[place - 1]);

test(`one polls at a time, and another takes over within ${SOON_MS / 1000} s of each of ${KILLS} kills`, async () => {
  await using closing = new AsyncDisposableStack();
  const gateways = await startGateways(
    3,
    `{ postgres: "${await newDatabase()}" }`,
    'watch: { hostSeconds: 1, serverSeconds: 1 }',
  );
  closing.defer(gateways.close);
  await gateways.ready();
  await until('a leader', async () => (await leaders(gateways)).length === 1);

  for (let kill = 0; kill < KILLS; kill += 1) {
    const polls = pollers(gateways).length;
    await until('some polls', () => pollers(gateways).length >= polls + 3);
    const [leader = -1, ...others] = await leaders(gateways);
    expect(others).toEqual([]);
    const former = pollers(gateways).at(-1);

    gateways.processes[leader]?.kill(AWAY_MS);
    const killed = performance.now();
    await until('another to poll', () => pollers(gateways).at(-1) !== former);
    expect(performance.now() - killed).toBeLessThan(SOON_MS);
    await until('it to say so', async () => (await leaders(gateways)).length === 1);
    expect(await leaders(gateways)).not.toEqual([leader]);
    await gateways.ready();
  }

  // One after another: nobody polls any more once another has begun.
  const runs = runsOf(pollers(gateways));
  expect(runs).toHaveLength(KILLS + 1);
  expect(new Set(runs).size).toBe(runs.length);
}, 300_000);
