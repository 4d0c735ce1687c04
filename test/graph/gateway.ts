/**
 * A whole gateway for tests: the real app on the simulated cloud and Jira, with an embedded store in memory.
 *
 * What the simulators are worth, test/contract says.
 */

import { pino } from 'pino';

import { startDemoCloud } from '../../demo/cloud.ts';
import type { DemoCloud, DemoCloudOptions } from '../../demo/cloud.ts';
import { startDemoJira } from '../../demo/jira.ts';
import type { DemoJira, DemoJiraOptions } from '../../demo/jira.ts';
import { startApp } from '../../src/app.ts';
import type { AppOptions } from '../../src/app.ts';
import { demoConfig } from '../../src/config/index.ts';
import type { Config } from '../../src/config/index.ts';
import { graphClient } from './client.ts';
import type { GraphClient } from './client.ts';

const HOUR_MS = 3_600_000;
const SECRET = 'what-the-webhooks-are-signed-with';

export interface Gateway extends GraphClient {
  readonly url: string;
  /** Empty where `change` asks for no metrics. */
  readonly metricsUrl: string;
  readonly cloud: DemoCloud;
  readonly jira: DemoJira;
  /** So much time passes for the gateway at once. */
  readonly passes: (ms: number) => void;
  /** Goes on under another configuration; answers what needs a restart. */
  readonly reload: (change: (config: Config) => Config) => Promise<readonly string[]>;
}

export interface GatewayOptions {
  readonly cloud?: DemoCloudOptions;
  readonly jira?: DemoJiraOptions;
  readonly app?: Partial<AppOptions>;
  readonly change?: (config: Config) => Config;
}

/** Looks at Nova and Jira when something happened and when an operation asks, but not now and then, keeps no picture of the cloud, and writes nothing back: so requests can be counted. */
function quiet(config: Config): Config {
  return {
    ...config,
    tickets: config.tickets.map(withoutWriting),
    pace: { ...config.pace, lookMs: HOUR_MS, farMs: HOUR_MS },
    sweeping: { ...config.sweeping, everyMs: 24 * HOUR_MS },
    watching: { ...config.watching, hostMs: null, serverMs: null },
    reads: { maxAgeMs: 0 },
  };
}

function withoutWriting(system: Config['tickets'][number]): Config['tickets'][number] {
  const { writeBack, ...rest } = system;
  return writeBack === undefined ? system : rest;
}

/** Watches its clouds every few moments, and answers lists from what is known of them. */
export function watchful(config: Config): Config {
  return {
    ...config,
    watching: { hostMs: 100, serverMs: 100, hypervisorMs: 100, listMs: 600_000 },
    reads: { maxAgeMs: 10_000 },
  };
}

/** Starts everything on free ports. It looks at Nova by itself no more than once, unless `change` gives it another pace. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const jira = await startDemoJira(options.jira);
  const cloud = await startDemoCloud({ ticketUrl: jira.browseUrl('OPS-104'), ...options.cloud });
  const { username, password, project_name: project } = cloud.cloud.auth;
  const { authUrl, region } = cloud;
  const demo = demoConfig({
    host: '127.0.0.1',
    port: 0,
    dataDir: 'memory',
    cloud: { name: 'home', authUrl, region, username, password, project },
    jira: { name: 'corp-jira', url: jira.url, email: jira.email, token: jira.token, webhookSecret: SECRET },
  });
  const config = quiet({ ...demo, store: { kind: 'pglite', directory: 'memory' } });
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const settings = { log: pino({ level: process.env.TEST_LOG ?? 'silent' }), now, ...options.app };
  const started = options.change?.(config) ?? config;
  const app = await startApp(started, settings).catch(async (error: unknown) => {
    await Promise.all([cloud.close(), jira.close()]);
    throw error;
  });
  jira.register({ url: `${app.url}/webhooks/tickets/corp-jira`, secret: SECRET });
  const client = graphClient(app.url);

  return {
    ...client,
    url: app.url,
    metricsUrl: app.metricsUrl ?? '',
    cloud,
    jira,
    passes: (ms) => {
      ahead += ms;
    },
    reload: (change) => {
      const wanted = change(started);
      return app.reload({ ...wanted, log: { level: 'silent' } });
    },
    close: async () => {
      await client.close();
      await app.close();
      await Promise.all([cloud.close(), jira.close()]);
    },
  };
}
