/**
 * The gateway's own parts, put together as app.ts does but for what runs by itself, so that an event can be written at a
 * known instant. The simulated Keystone runs in the same process.
 */

import { makeExecutableSchema } from '@graphql-tools/schema';
import { pino } from 'pino';

import { startDemoCloud } from '../../../demo/cloud.ts';
import { createSessions } from '../../../src/access/sessions.ts';
import { createContext } from '../../../src/app/context.ts';
import { createGeneration } from '../../../src/app/generation.ts';
import { startWatching } from '../../../src/app/watching.ts';
import { demoConfig } from '../../../src/config/index.ts';
import type { WindowId } from '../../../src/domain/ids.ts';
import { cloudName, windowId } from '../../../src/domain/ids.ts';
import { resolvers } from '../../../src/generated/resolvers.ts';
import { typeDefs } from '../../../src/generated/type-defs.ts';
import { followPicture } from '../../../src/picture/picture.ts';
import { createServer } from '../../../src/server/server.ts';
import { openStore } from '../../../src/store/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { createFeed } from '../../../src/stream/feed.ts';
import { anEvent, aHost, aWindow, insert } from '../../../test/store/samples.ts';
import { answerWith, cpu, memory, now } from './child.ts';

const MAX_TOKENS = 5000;
const log = pino({ level: 'silent' });
const cloud = await startDemoCloud();

async function listen(store: Store): Promise<string> {
  const { username, password, project_name: project } = cloud.cloud.auth;
  const demo = demoConfig({
    host: '127.0.0.1',
    port: 0,
    dataDir: 'memory',
    cloud: { name: 'home', authUrl: cloud.authUrl, region: cloud.region, username, password, project },
    jira: {
      name: 'none',
      url: 'http://127.0.0.1:9/',
      email: 'nobody@example.com',
      token: 'none',
      webhookSecret: 'nobody-signs-with-this-one',
    },
  });
  const config = { ...demo, tickets: [] };
  const feed = await createFeed(store.events, (failure) => {
    throw failure;
  });
  const watching = await startWatching({ metrics: null, tracing: null });
  const picture = await followPicture({ store: store.picture, clouds: [cloudName('home')], onError: console.error });
  const { access, sources, receiveDelivery, readCalendar, signIn } = createGeneration(config, picture, {
    store,
    feed,
    watching,
    log,
    now: () => new Date(),
    heartbeatMs: 15_000,
    listening: () => '',
    onUpstreamCall: undefined,
  });
  const server = createServer({
    schema: makeExecutableSchema({ typeDefs, resolvers }),
    authenticate: access.authenticate,
    recheck: access.recheck,
    recheckMs: () => config.access.recheckMs,
    contextFor: (caller, about) => createContext(sources, caller, about),
    sessions: createSessions({
      store: store.sessions,
      authenticate: access.authenticate,
      identityOf: () => undefined,
      log,
      now: () => new Date(),
    }),
    signIn,
    readCalendar,
    publicUrl: null,
    proxies: [],
    watchers: watching,
    limits: { ...config.limits, maxTokens: MAX_TOKENS },
    demo: false,
    receiveDelivery,
    now: () => new Date(),
    checks: () => [],
    log,
  });
  return server.listen({ host: '127.0.0.1', port: 0 });
}

let store: Store | null = null;

async function write(window: WindowId): Promise<object> {
  if (store === null) throw new Error('listen first');
  const begun = now();
  await store.maintenance.transaction((writes) =>
    writes.append(anEvent(window, { type: 'TICKET_LINKED', ticketUrl: 'https://tickets.example/1' })),
  );
  return { begun, committed: now() };
}

answerWith(async (question) => {
  switch (question.do) {
    case 'listen': {
      store = await openStore(
        typeof question.postgres === 'string' ? { postgres: question.postgres } : { pglite: 'memory' },
        log,
      );
      return { url: await listen(store) };
    }
    case 'plan': {
      const window = aWindow();
      if (store !== null) await insert(store.maintenance, window, { hosts: [aHost()] });
      return { window: window.id };
    }
    case 'write':
      return write(windowId(String(question.window)));
    case 'memory':
      return memory();
    default:
      return cpu();
  }
});
