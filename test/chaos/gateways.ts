/** Gateways as processes of their own on one store and one simulated cloud, started again whenever they end. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startDemoCloud } from '../../demo/cloud.ts';
import type { DemoCloud } from '../../demo/cloud.ts';
import { until } from '../graph/until.ts';
import { freePort } from './free-port.ts';
import { keepRunning } from './kept-process.ts';
import type { KeptProcess } from './kept-process.ts';

export interface Gateways {
  readonly cloud: Pick<DemoCloud, 'requests' | 'resetRequests'>;
  readonly processes: readonly KeptProcess[];
  /** Of each, `http://…`. */
  readonly urls: readonly string[];
  /** Of each, `ws://…/graphql`. */
  readonly sockets: readonly string[];
  /** Of each, where its metrics are. */
  readonly metricsUrls: readonly string[];
  /** An operator's. */
  readonly token: string;
  /** Waits until all of them are. */
  readonly ready: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts so many `slipway serve`; `store` is that section of their configuration, as YAML, `more` are others, line by line. */
export async function startGateways(count: number, store: string, more = ''): Promise<Gateways> {
  const cloud = await startDemoCloud();
  const folder = await mkdtemp(join(tmpdir(), 'slipway-chaos-'));
  const { auth, region_name: region } = cloud.cloud;
  const env = {
    OS_AUTH_URL: auth.auth_url,
    OS_USERNAME: auth.username,
    OS_PASSWORD: auth.password,
    OS_PROJECT_NAME: auth.project_name,
    OS_USER_DOMAIN_NAME: auth.user_domain_name,
    OS_PROJECT_DOMAIN_NAME: auth.project_domain_name,
    OS_REGION_NAME: region,
  };
  const ports: number[] = [];
  const metricsPorts: number[] = [];
  const processes: KeptProcess[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const file = join(folder, `gateway-${nth}.yaml`);
    const text = [
      `listen: { port: ${port} }`,
      `metrics: { port: ${metricsPort} }`,
      `store: ${store}`,
      'clouds: [{ name: home }]',
      'log: { level: fatal }',
      more,
    ].join('\n');
    await writeFile(file, text);
    ports.push(port);
    metricsPorts.push(metricsPort);
    processes.push(keepRunning({ script: '../../src/main.ts', args: ['serve', '--config', file], env }));
  }
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const isReady = (url: string) =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  return {
    cloud,
    processes,
    urls,
    metricsUrls: metricsPorts.map((port) => `http://127.0.0.1:${port}/metrics`),
    sockets: urls.map((url) => `${url.replace('http', 'ws')}/graphql`),
    token: cloud.tokens.operator,
    ready: async () => {
      for (const [nth, url] of urls.entries()) {
        await until(`${url} to be ready`, () => isReady(url), 60_000).catch((cause: unknown) => {
          throw new Error(`${url} is not ready: ${processes[nth]?.lastWords() ?? ''}`, { cause });
        });
      }
    },
    close: async () => {
      await Promise.all(processes.map((process) => process.end()));
      await cloud.close();
      await rm(folder, { recursive: true });
    },
  };
}
