/**
 * `npm start`: the gateway with a simulated cloud and a simulated Jira in the same process.
 *
 * Refuses to be anything but a demo: its tokens are fixed and known to everybody.
 */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { startApp } from '../app.ts';
import type { DemoOptions } from '../cli.ts';
import { demoConfig } from '../config/index.ts';
import { startDemoCloud } from '../../demo/cloud.ts';
import { startDemoJira } from '../../demo/jira.ts';
import { banner } from './banner.ts';
import { createLog } from '../app/log.ts';
import { closeWhenSignalled } from './until-signalled.ts';

/** Resolves once everything answers. Throws StoreLockedError, or why it cannot listen. */
export async function demo({ host, port, data }: DemoOptions, out: (text: string) => void): Promise<void> {
  await mkdir(data, { recursive: true });
  const near = (offset: number) => (port === 0 ? 0 : port + offset);
  const jira = await onPort(near(2), (at) => startDemoJira({ port: at }));
  const stateFile = join(data, 'cloud.json');
  const ticketUrl = jira.browseUrl('OPS-104');
  const cloud = await onPort(near(1), (at) => startDemoCloud({ port: at, stateFile, ticketUrl })).catch(
    async (error: unknown) => {
      await jira.close();
      throw error;
    },
  );
  const closeSimulators = async () => {
    await Promise.all([cloud.close(), jira.close()]);
  };
  try {
    const { username, password, project_name: project } = cloud.cloud.auth;
    const { authUrl, region } = cloud;
    const config = demoConfig({
      host,
      port,
      dataDir: join(data, 'store'),
      cloud: { name: 'demo', authUrl, region, username, password, project },
      jira: { name: 'demo-jira', url: jira.url, email: jira.email, token: jira.token },
      logLevel: 'warn',
    });
    const log = createLog(config);
    const app = await startApp(config, { log, demo: true });
    closeWhenSignalled(async () => {
      await app.close();
      await closeSimulators();
    }, log);
    out(banner({ url: app.url, data, cloud: authUrl, jira: jira.browseUrl('OPS-101') }));
  } catch (error) {
    await closeSimulators();
    throw error;
  }
}

/** Links to the simulated Jira are kept over a restart, so its port should be too: the wanted one, or any if it is taken. */
async function onPort<Server>(port: number, start: (port: number) => Promise<Server>): Promise<Server> {
  try {
    return await start(port);
  } catch (error) {
    const isTaken = Error.isError(error) && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    return start(0);
  }
}
