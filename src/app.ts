/**
 * Puts the gateway together: the one place that knows every part. Tests start here too.
 *
 * Refuses to read files and the environment: it is given a configuration.
 */

import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { makeExecutableSchema } from '@graphql-tools/schema';
import type { Logger } from 'pino';

import { createAccess } from './access/access.ts';
import { createContext } from './app/context.ts';
import { connectUpstreams } from './app/upstreams.ts';
import type { Upstreams } from './app/upstreams.ts';
import type { Config } from './config/index.ts';
import { ConfigError } from './errors.ts';
import type { FileFault } from './errors.ts';
import type { Workflow } from './domain/workflow.ts';
import { resolvers } from './generated/resolvers.ts';
import { typeDefs } from './generated/type-defs.ts';
import { startJobs } from './live/jobs.ts';
import { startRetention } from './live/retention.ts';
import { createServer } from './server/server.ts';
import { createCarryOut, createServices } from './services/index.ts';
import type { Dependencies } from './services/index.ts';
import { openStore } from './store/index.ts';
import type { Store, StoreOptions } from './store/index.ts';
import { createFeed } from './stream/feed.ts';
import type { ObservedCall } from './upstream/http.ts';
import { readWorkflows } from './workflow/read.ts';

/** Events older than this are forgotten; a stream that resumes from before it is reset. */
const RETENTION_DAYS = 30;
/** Lexical tokens of one document. */
const MAX_TOKENS = 5000;
const HOUR_MS = 3_600_000;
/** Quiet streams say that they live this often. */
const HEARTBEAT_MS = 15_000;

export interface AppOptions {
  readonly log: Logger;
  /** Anonymous introspection and a ready-made token in GraphiQL: for demos only. */
  readonly demo?: boolean;
  readonly heartbeatMs?: number;
  readonly now?: () => Date;
  /** Told of every request to another system. */
  readonly onUpstreamCall?: (call: ObservedCall) => void;
}

/** A gateway that listens. */
export interface App {
  readonly url: string;
  /** Refuses new work, ends streams, lets jobs finish or hands them on, and closes everything. */
  readonly close: () => Promise<void>;
}

/** The configured workflows, the default first, and the file of each name. Throws ConfigError with every fault of their files. */
export function workflowsOf({ workflows }: Pick<Config, 'workflows'>) {
  const read = readWorkflows(workflows.files, workflows.default);
  if ('error' in read) throw read.error;
  return read;
}

/** Brings the store up to this version; answers the migrations that ran, by name. Throws StoreLockedError. */
export async function migrateStore(config: Config, log: Logger): Promise<readonly string[]> {
  const store = await openStore(storeOptions(config), log);
  await store.close();
  return store.migrated;
}

/** A window keeps the workflow that it started with; the same version with another text would mean two things. */
async function refuseChangedWorkflows(
  store: Store,
  workflows: readonly Workflow[],
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const faults: FileFault[] = [];
  for (const workflow of workflows) {
    const kept = await store.maintenance.workflow(workflow.name, workflow.version);
    if (kept === null || isDeepStrictEqual(kept, workflow)) continue;
    const message = `workflow ${workflow.name} changed since windows followed its version ${workflow.version}: give it a new version`;
    faults.push({ file: files.get(workflow.name) ?? workflow.name, line: 1, column: 1, message });
  }
  if (faults.length > 0) throw new ConfigError(faults);
}

function storeOptions({ store }: Config): StoreOptions {
  return store.kind === 'postgres' ? { postgres: store.url.reveal() } : { pglite: store.directory };
}

/** Starts a gateway. Throws ConfigError for faulty workflow files, StoreLockedError, and the system's error when the port is taken. */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const { log, now = () => new Date() } = options;
  const { workflows, files } = workflowsOf(config);
  // Whatever was opened is closed in reverse order, at the end or when a later step fails.
  await using opened = new AsyncDisposableStack();
  const store = await openStore(storeOptions(config), log);
  const upstreams = connectUpstreams(config, log, options.onUpstreamCall);
  opened.defer(upstreams.close);
  opened.defer(store.close);
  await refuseChangedWorkflows(store, workflows, files);
  const feed = await createFeed(store.events, (error) => {
    log.error({ err: error }, 'the event log could not be read; tried again');
  });
  opened.defer(feed.close);
  const dependencies: Dependencies = {
    clouds: upstreams.clouds,
    store: store.maintenance,
    workflows,
    now,
    newId: randomUUID,
    warn: (message, details) => {
      log.warn(details, message);
    },
  };
  const services = createServices(dependencies);
  const loading = { ...upstreams, store: store.maintenance, now };
  const streaming = { feed, heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS, now };
  await startJobs(store.jobs, createCarryOut(dependencies), log);
  const retention = { prune: store.prune, retentionDays: RETENTION_DAYS, everyMs: HOUR_MS, now, log };
  opened.defer(startRetention(retention));
  const server = createServer({
    schema: makeExecutableSchema({ typeDefs, resolvers }),
    authenticate: accessOf(config, upstreams, log, now).authenticate,
    contextFor: (caller) => createContext({ loading, services, streaming, workflows }, caller),
    limits: { ...config.limits, maxTokens: MAX_TOKENS },
    demo: options.demo ?? false,
    checks: checksOf(store, upstreams),
    log,
  });
  opened.defer(server.close);
  const url = await server.listen(config.listen);
  const running = opened.move();
  return { url, close: () => running.disposeAsync() };
}

function accessOf(config: Config, { clouds, identities }: Upstreams, log: Logger, now: () => Date) {
  const served = (key: string) => clouds.filter((cloud) => cloud.identity === key).map(({ name }) => name);
  return createAccess({
    identities: [...identities].map(([key, identity]) => ({ key, identity, clouds: served(key) })),
    operatorRoles: config.access.operatorRoles,
    log,
    now,
  });
}

function checksOf(store: Store, { identities }: Upstreams) {
  const keystones = [...identities.values()].map((identity, index) => ({
    name: identities.size === 1 ? 'keystone' : `keystone ${index + 1}`,
    ping: () => identity.ping(),
  }));
  return [{ name: 'store', ping: store.ping }, ...keystones];
}
