/**
 * `npm start`: the gateway with a simulated cloud and a simulated Jira in the same process.
 *
 * Refuses to be anything but a demo: its tokens are fixed and known to everybody.
 */

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

import type { Logger } from 'pino';

import { startApp } from '../app.ts';
import type { DemoOptions } from '../cli.ts';
import { demoConfig } from '../config/index.ts';
import { startDemoCloud } from '../../demo/cloud.ts';
import { startDemoJira } from '../../demo/jira.ts';
import { banner } from './banner.ts';
import { createLog } from '../app/log.ts';
import { prepareStory } from './story/story.ts';
import type { Story } from './story/story.ts';
import { closeWhenSignalled } from './until-signalled.ts';

const JIRA = 'demo-jira';
/** Enough hosts for a story; it moves its servers slowly enough to be watched. */
const STAGE = { hosts: 12, servers: 84, migrationSeconds: 6 };

/** Resolves once everything answers. Throws StoreLockedError, or why it cannot listen. */
export async function demo(
  { host, port, data, bare = false }: DemoOptions,
  out: (text: string) => void,
): Promise<void> {
  await mkdir(data, { recursive: true });
  const near = (offset: number) => (port === 0 ? 0 : port + offset);
  const jira = await onPort(near(2), (at) => startDemoJira({ port: at }));
  const stateFile = join(data, 'cloud.json');
  const ticketUrl = jira.browseUrl('OPS-104');
  const cloud = await onPort(near(1), (at) =>
    startDemoCloud({ port: at, stateFile, ticketUrl, ...(bare ? {} : STAGE) }),
  ).catch(async (error: unknown) => {
    await jira.close();
    throw error;
  });
  const closeSimulators = async () => {
    await Promise.all([cloud.close(), jira.close()]);
  };
  try {
    const { username, password, project_name: project } = cloud.cloud.auth;
    const { authUrl, region } = cloud;
    const webhookSecret = randomUUID();
    const config = demoConfig({
      host,
      port,
      dataDir: join(data, 'store'),
      cloud: { name: 'demo', authUrl, region, username, password, project },
      jira: { name: JIRA, url: jira.url, email: jira.email, token: jira.token, webhookSecret },
      logLevel: 'warn',
      metricsPort: await freePort(near(3)),
      tracesByEnvironment: true,
    });
    const log = createLog(config);
    let behind = 0;
    const now = () => new Date(Date.now() - behind);
    const app = await startApp(config, { log, demo: true, now });
    const story = bare
      ? null
      : await tell(
          {
            url: app.url,
            ticket: jira.browseUrl,
            setBehind: (ms) => {
              behind = ms;
            },
            breakOne: (name) => {
              const server = cloud.servers().find((each) => each.host === name);
              if (server !== undefined) cloud.failLiveMigrations(server.id);
            },
          },
          log,
        );
    // Not before the clock is right: what is told with another one's date is refused.
    jira.register({ url: `${app.url}/webhooks/tickets/${JIRA}`, secret: webhookSecret });
    closeWhenSignalled(async () => {
      await story?.end();
      await app.close();
      await closeSimulators();
    }, log);
    const size = { hosts: cloud.hosts().length, servers: cloud.servers().length };
    out(
      banner({ url: app.url, metrics: app.metricsUrl, data, cloud: authUrl, jira: jira.browseUrl('OPS-101'), ...size }),
    );
    story?.begin();
  } catch (error) {
    await closeSimulators();
    throw error;
  }
}

/** A story that cannot be told is no reason to have no demo. */
async function tell(options: Parameters<typeof prepareStory>[0], log: Logger): Promise<Story | null> {
  try {
    return await prepareStory(options);
  } catch (error) {
    log.warn({ err: error }, 'the demo begins without its story');
    return null;
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

/** This port of loopback, or 0 where somebody has it. */
async function freePort(port: number): Promise<number> {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
    return port;
  } catch {
    return 0;
  } finally {
    probe.close();
  }
}
