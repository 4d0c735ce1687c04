/**
 * From keys as they are written in the file to the configuration that the gateway is built from.
 *
 * Pure: units are turned into those that the code counts in, paths made absolute. Nothing is checked here.
 */

import { resolve } from 'node:path';

import type {
  CloudConfig,
  Config,
  GlobalOperatorConfig,
  StoreConfig,
  TicketSystemConfig,
  TracingConfig,
  WorkflowFile,
} from './config.ts';
import { cloudName, projectId } from '../domain/ids.ts';
import { toNotifications } from './notifications.ts';
import { POLICY_CASES } from '../domain/policy.ts';
import type { PolicyMatrix, ProjectPolicy } from '../domain/policy.ts';
import { toFederation } from './federation.ts';
import type { CloudSettings, FileSettings } from './schema.ts';

/** So many times more seldom, windows that are far ahead are looked at. */
const FAR_FACTOR = 10;

/** `folder` is where relative paths start. Absolute. */
export function toConfig(
  {
    listen,
    store,
    tickets,
    access,
    events,
    limits,
    log,
    workflows,
    policies,
    watch,
    reads,
    metrics,
    calendars,
    federation,
  }: FileSettings,
  clouds: readonly CloudConfig[],
  files: readonly WorkflowFile[],
  folder: string,
  tracing: TracingConfig | null,
): Config {
  const { maxDepth, maxFirst, maxAliases, maxCost, maxSubscriptions, bodyKiB, ticketSeconds, novaSeconds } = limits;
  return {
    listen: toListen(listen),
    store: toStore(store, folder),
    clouds,
    tickets: tickets.map(toTicketSystem),
    access: {
      operatorRoles: access.operatorRoles,
      recheckMs: 1000 * access.recheckSeconds,
      globalOperators: access.globalOperators.map(toGlobalOperator),
    },
    events,
    limits: {
      maxDepth,
      maxFirst,
      maxAliases,
      maxCost,
      maxSubscriptions,
      bodyBytes: bodyKiB * 1024,
      ticketMs: 1000 * ticketSeconds,
      novaMs: 1000 * novaSeconds,
    },
    log,
    workflows: { default: workflows.default, files },
    policies: toPolicies(policies),
    pace: {
      lookMs: 1000 * watch.lookSeconds,
      farMs: FAR_FACTOR * 1000 * watch.lookSeconds,
      moveMs: 1000 * watch.moveSeconds,
    },
    federation: federation === undefined ? null : toFederation(federation, folder),
    isOpen: false,
    documents: { trusted: new Map(), only: false, automatic: false },
    calendars: {
      provider: calendars.provider ?? null,
      organizerName: calendars.organizerName ?? null,
      organizerEmail: calendars.organizerEmail ?? null,
      keepDays: calendars.keepDays,
    },
    metrics: metrics === undefined ? null : { ...metrics, token: metrics.token ?? null },
    tracing,
    sweeping: { everyMs: 1000 * watch.ticketSeconds, most: watch.ticketsPerMinute },
    watching: {
      hostMs: neverWhenZero(watch.hostSeconds),
      serverMs: neverWhenZero(watch.serverSeconds),
      hypervisorMs: 1000 * watch.hypervisorSeconds,
      listMs: 1000 * watch.fullSeconds,
    },
    reads: { maxAgeMs: 1000 * reads.maxAgeSeconds },
  };
}

function toListen({ publicUrl, drainSeconds, ...listen }: FileSettings['listen']): Config['listen'] {
  return { ...listen, publicUrl: publicUrl ?? null, drainMs: 1000 * drainSeconds };
}

function neverWhenZero(seconds: number): number | null {
  return seconds === 0 ? null : 1000 * seconds;
}

function toGlobalOperator(written: FileSettings['access']['globalOperators'][number]): GlobalOperatorConfig {
  const { cloud, userId, userName = '', domainName = '' } = written;
  const user = userId === undefined ? { name: userName, domain: { name: domainName } } : { id: userId };
  return { cloud: cloudName(cloud), user };
}

/** The keys of a cloud that have nothing to do with its login. */
export function toCare(keys: CloudSettings): Pick<CloudConfig, 'onHostDown' | 'moving' | 'notifications'> {
  const { onHostDown, moving, notifications } = keys;
  const { backoffSeconds, ...limits } = moving;
  return {
    onHostDown,
    moving: { ...limits, backoffMs: 1000 * backoffSeconds },
    notifications: notifications === undefined ? null : toNotifications(notifications),
  };
}

/** The first that has a case counts: what is said for one cloud comes before what is said for all. */
function toPolicies(policies: FileSettings['policies']): readonly ProjectPolicy[] {
  const all = policies.map(({ project, cloud, ...cases }) => ({
    project: projectId(project),
    cloud: cloud === undefined ? null : cloudName(cloud),
    actions: toMatrix(cases),
  }));
  return [...all.filter(({ cloud }) => cloud !== null), ...all.filter(({ cloud }) => cloud === null)];
}

function toMatrix(cases: Omit<FileSettings['policies'][number], 'project' | 'cloud'>): PolicyMatrix {
  return Object.fromEntries(
    POLICY_CASES.flatMap((each) => {
      const action = cases[each];
      return action === undefined ? [] : [[each, action] as const];
    }),
  );
}

function toStore({ pglite, postgres, session }: FileSettings['store'], folder: string): StoreConfig {
  if (postgres !== undefined) return { kind: 'postgres', url: postgres, session: session ?? null };
  return { kind: 'pglite', directory: resolve(folder, pglite ?? './data') };
}

function toTicketSystem({ timeoutSeconds, apiUrl, ...system }: FileSettings['tickets'][number]): TicketSystemConfig {
  return { ...system, apiUrl: apiUrl ?? apiUrlOf(system), timeoutMs: 1000 * timeoutSeconds };
}

/** GitHub's own API has a host of its own, and that of an Enterprise Server a path: `graphql` follows. Others are where people browse. */
function apiUrlOf({ kind, url }: Pick<FileSettings['tickets'][number], 'kind' | 'url'>): string {
  if (kind !== 'github') return url;
  return new URL(url).hostname === 'github.com' ? 'https://api.github.com/' : new URL('api/', url).href;
}
