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

export interface Gateway extends GraphClient {
  readonly url: string;
  readonly cloud: DemoCloud;
  readonly jira: DemoJira;
}

export interface GatewayOptions {
  readonly cloud?: DemoCloudOptions;
  readonly jira?: DemoJiraOptions;
  readonly app?: Partial<AppOptions>;
  readonly change?: (config: Config) => Config;
}

/** Starts everything on free ports. */
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
    jira: { name: 'corp-jira', url: jira.url, email: jira.email, token: jira.token },
  });
  const config: Config = { ...demo, store: { kind: 'pglite', directory: 'memory' } };
  const settings = { log: pino({ level: 'silent' }), ...options.app };
  const app = await startApp(options.change?.(config) ?? config, settings).catch(async (error: unknown) => {
    await Promise.all([cloud.close(), jira.close()]);
    throw error;
  });
  const client = graphClient(app.url);

  return {
    ...client,
    url: app.url,
    cloud,
    jira,
    close: async () => {
      await client.close();
      await app.close();
      await Promise.all([cloud.close(), jira.close()]);
    },
  };
}
