/** Clouds come and go while a gateway runs, and with them what `/metrics` tells of them. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Config } from '../../src/config/index.ts';
import { cloudName } from '../../src/domain/ids.ts';
import { startGateway, watchful } from '../graph/gateway.ts';
import type { Gateway } from '../graph/gateway.ts';
import { until } from '../graph/until.ts';
import { schedule } from '../graph/windows.ts';
import { scrape } from './scrape.ts';

/** Gauges that are there for each cloud that is configured, and the labels that say which. */
const GAUGES = [
  ['slipway_windows', 'cloud', ''],
  ['slipway_windows_overrun', 'cloud', ''],
  ['slipway_picture_age_seconds', 'cloud', ''],
  ['slipway_leader', 'task', 'watch '],
] as const;

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({
    change: (config) => ({ ...watchful(config), metrics: { host: '127.0.0.1', port: 0, token: null } }),
  });
}, 120_000);
afterAll(() => gateway.close());

const withAnnex = (config: Config): Config => ({
  ...config,
  clouds: config.clouds.flatMap((cloud) => [cloud, { ...cloud, name: cloudName('annex') }]),
});

/** The gauges that tell of this cloud. */
async function toldOf(cloud: string): Promise<readonly string[]> {
  const { value } = await scrape(gateway.metricsUrl);
  return GAUGES.filter(([name, label, before]) => value(name, { [label]: before + cloud }) !== null).map(([n]) => n);
}

const ALL = GAUGES.map(([name]) => name);
const tells = (cloud: string, gauges: readonly string[]) =>
  until(`/metrics to tell ${gauges.length === 0 ? 'nothing' : 'everything'} of ${cloud}`, async () => {
    const told = await toldOf(cloud);
    return told.length === gauges.length;
  });

test('a cloud that a reload adds is told of, one that it takes out is not, and the others go on', async () => {
  await tells('home', ALL);
  expect(await toldOf('annex')).toEqual([]);

  await gateway.reload(withAnnex);
  await tells('annex', ALL);
  await schedule(gateway, { hostIds: ['annex/compute-1'] });
  await until('its window to be counted', async () => {
    const { value } = await scrape(gateway.metricsUrl);
    return value('slipway_windows', { cloud: 'annex' }) === 1;
  });

  await gateway.reload((config) => config);
  await tells('annex', []);
  expect(await toldOf('home')).toEqual(ALL);
  await until('home to be led again', async () => {
    const { value } = await scrape(gateway.metricsUrl);
    return value('slipway_leader', { task: 'watch home' }) === 1;
  });
}, 120_000);
