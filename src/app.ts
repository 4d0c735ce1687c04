/**
 * Puts the gateway together: the one place that knows every part. Tests start here too.
 *
 * Refuses to read files and the environment: it is given a configuration.
 */

import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import { createSessions } from './access/sessions.ts';
import { createContext } from './app/context.ts';
import { startFederation } from './app/federation.ts';
import type { Lasting } from './app/generation.ts';
import { pictureOf, startGenerations } from './app/generations.ts';
import { limitsOf } from './app/limits.ts';
import { startMetrics } from './app/metrics.ts';
import type { App, AppOptions } from './app/options.ts';
import { startPureGateway } from './app/pure-gateway.ts';
import { restartNeededFor } from './app/restart-needed.ts';
import { startWatching, watchCalls, watchElections, watchLooks, watchQueries } from './app/watching.ts';
import type { Watching } from './app/watching.ts';
import type { Config } from './config/index.ts';
import type { EventLog } from './domain/event-log.ts';
import { createSubgraph, sdlOf } from './federation/subgraph.ts';
import type { Picture } from './picture/picture.ts';
import { guard } from './server/guard.ts';
import type { Limits } from './server/limits.ts';
import { createServer } from './server/server.ts';
import { openStore } from './store/index.ts';
import type { Store, StoreOptions } from './store/index.ts';
import { createFeed } from './stream/feed.ts';

export { composeSupergraph } from './app/compose.ts';
export type { App, AppOptions } from './app/options.ts';
export { workflowsOf } from './app/workflows.ts';

/** Quiet streams say that they live this often. */
const HEARTBEAT_MS = 15_000;

/** Brings the store up to this version; answers the migrations that ran, by name. Throws StoreLockedError. */
export async function migrateStore(config: Config, log: Logger): Promise<readonly string[]> {
  const store = await openStore(storeOptions(config), log);
  await store.close();
  return store.migrated;
}

/** The graph's SDL as a subgraph of Federation 2. */
export const subgraphSdl = (): Promise<string> => sdlOf(createSubgraph());

function storeOptions({ store }: Config): StoreOptions {
  if (store.kind === 'pglite') return { pglite: store.directory };
  return { postgres: store.url.reveal(), session: store.session?.reveal() };
}

/** The graph alone; or, with its fields guarded, as one of the subgraphs of the supergraph in force. */
async function graphOf(
  { federation, limits }: Pick<Config, 'federation'> & { readonly limits: Limits },
  { log, ...options }: AppOptions,
  watching: Watching,
  schema: GraphQLSchema,
) {
  if (federation === null) return schema;
  const onLook = watchLooks(watching, options.onSupergraph);
  const { onCall } = watchCalls(watching, options.onUpstreamCall);
  const onLeftAlone = watching.observer.leftAlone;
  return startFederation({ config: federation, schema: guard(schema, limits), log, onCall, onLeftAlone, onLook });
}

/** Starts a gateway. Throws ConfigError for faulty workflow files, StoreLockedError, and the system's error when the port is taken. */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  if (config.clouds.length === 0) return startPureGateway(config, options);
  const { log, now = () => new Date() } = options;
  // Whatever was opened is closed in reverse order, at the end or when a later step fails.
  await using opened = new AsyncDisposableStack();
  const watching = await startWatching(config);
  opened.defer(watching.close);
  const kept = await openStore(storeOptions(config), log, watchQueries(watching));
  const store: Store = { ...kept, elections: watchElections(kept.elections, watching.observer) };
  let closeUpstreams = () => Promise.resolve();
  opened.defer(() => closeUpstreams());
  opened.defer(store.close);
  const first = await pictureOf(config, store, log);
  let picture = () => first;
  opened.defer(() => picture().close());
  const feed = await createFeed(
    afterPicture(store.events, () => picture()),
    (error) => {
      log.error({ err: error }, 'the event log could not be read; tried again');
    },
    watching.observer,
  );
  opened.defer(feed.close);
  let listening = '';
  const lasting: Lasting = {
    store,
    feed,
    watching,
    log,
    now,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    listening: () => listening,
    onUpstreamCall: options.onUpstreamCall,
  };
  const { current, ...generations } = await startGenerations(config, first, lasting);
  closeUpstreams = generations.close;
  picture = () => current().picture;
  opened.defer(generations.stop);
  const authenticate = (token: string) => current().access.authenticate(token);
  const sessions = createSessions({
    store: store.sessions,
    authenticate,
    identityOf: (keystone) => current().upstreams.identities.get(keystone),
    log,
    now,
  });
  opened.defer(sessions.close);
  const limits = limitsOf(() => current().config);
  const schema = await graphOf({ ...config, limits }, options, watching, createSubgraph());
  if ('close' in schema) opened.defer(schema.close);
  const server = createServer({
    schema,
    authenticate,
    sessions,
    signIn: (...attempt) => current().signIn(...attempt),
    publicUrl: config.listen.publicUrl,
    proxies: config.listen.proxies,
    watchers: watching,
    readCalendar: (...asked) => current().readCalendar(...asked),
    recheck: (token) => current().access.recheck(token),
    recheckMs: () => current().config.access.recheckMs,
    contextFor: (caller, about) => createContext(current().sources, caller, about),
    limits,
    documents: config.documents,
    keptHeaders: config.federation?.forward ?? [],
    demo: options.demo ?? false,
    receiveDelivery: (...delivery) => current().receiveDelivery(...delivery),
    now,
    checks: () => current().checks,
    log,
  });
  opened.defer(() => server.close(current().config.listen.drainMs));
  listening = await server.listen(config.listen);
  const metrics = await startMetrics({
    config,
    watching,
    store,
    feed,
    clouds: () => current().config.clouds.map(({ name }) => name),
    picture: { of: (cloud) => picture().of(cloud) },
    now,
    log,
  });
  if (metrics !== null) opened.defer(metrics.close);

  const reload = async (wanted: Config): Promise<readonly string[]> => {
    // A gateway without clouds is another kind of gateway.
    if (wanted.clouds.length === 0) return ['clouds'];
    await generations.change(wanted);
    log.level = wanted.log.level;
    await server.reconfigured();
    return restartNeededFor(config, wanted);
  };
  let reloading: Promise<unknown> = Promise.resolve();
  const running = opened.move();
  return {
    url: listening,
    metricsUrl: metrics?.url ?? null,
    reload: (wanted) => {
      const mine = reloading.then(() => reload(wanted));
      reloading = mine.catch(() => null);
      return mine;
    },
    close: async () => {
      await reloading;
      await running.disposeAsync();
    },
  };
}

/** Nobody is told of an event before the picture shows what it tells of. */
function afterPicture(events: EventLog, picture: () => Picture): EventLog {
  return {
    ...events,
    read: async (after, limit) => {
      const found = await events.read(after, limit);
      if (found.length > 0) await picture().catchUp();
      return found;
    },
  };
}
