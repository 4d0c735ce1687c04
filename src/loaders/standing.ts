/**
 * How windows stand: what is in the way of their work, what stands against them, and whether their tickets are
 * approved.
 *
 * The rules are the domain's; what they look at is read once for all windows of an operation. Refuses to ask Nova or a
 * ticket system before somebody wants to know what only they can tell.
 */

import { hasLeft } from '../domain/server-maintenance.ts';
import type DataLoader from 'dataloader';

import { conflictsBetween } from '../domain/conflict.ts';
import type { Conflict, ServerGroup, Touching } from '../domain/conflict.ts';
import type { CloudName, WindowId } from '../domain/ids.ts';
import type { Problem } from '../domain/problem.ts';
import { readinessOf } from '../domain/readiness.ts';
import type { Readiness } from '../domain/readiness.ts';
import type { Scope } from '../domain/scope.ts';
import { missingApprovals } from '../domain/ticket-approval.ts';
import { hasEnded } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { everyItem } from '../domain/page.ts';
import { OPEN_PHASES } from '../domain/workflow.ts';
import type { Batched } from './batched.ts';
import { asError } from './by-cloud.ts';
import type { ComputeOf } from './by-cloud.ts';
import { problemOf } from './listings.ts';
import { memo } from './memo.ts';
import type { Quiet } from './quiet.ts';
import type { TicketLoaders } from './tickets.ts';
import type { WindowLoaders } from './windows.ts';

/** By a window that was read already; asked once for each id. */
export type ByWindow<Answer> = DataLoader<MaintenanceWindow, Answer, WindowId>;

/** Other windows that should not stand beside this one, as far as they could be told. */
export interface Clashes {
  readonly conflicts: readonly Conflict[];
  /** Why server groups could not be read; null when they were. */
  readonly problem: Problem | null;
}

export interface StandingLoaders {
  /** Of owners' own servers alone, for owners. */
  readonly readinessByWindow: ByWindow<Readiness>;
  /** Operators only. Nothing once the window has ended. */
  readonly clashesByWindow: ByWindow<Clashes>;
  /** Operators only. Why tickets are not all approved, one text for each; null where the workflow does not ask. */
  readonly missingApprovalsByWindow: ByWindow<readonly string[] | null>;
}

type Sources = Pick<
  WindowLoaders,
  'listWindows' | 'hostsByWindow' | 'serversByWindow' | 'linksByWindow' | 'workflowOfWindow'
> &
  Pick<TicketLoaders, 'ticketByUrl'> & {
    readonly batched: Batched;
    readonly scope: Scope;
    readonly computeOf: ComputeOf;
    readonly quiet: Quiet;
    readonly now: () => Date;
  };

export function createStandingLoaders(sources: Sources): StandingLoaders {
  const { batched } = sources;
  return {
    readinessByWindow: byWindow(batched, 'readinessByWindow', (window) => readReadiness(sources, window)),
    clashesByWindow: byWindow(batched, 'clashesByWindow', createReadClashes(sources)),
    missingApprovalsByWindow: byWindow(batched, 'missingApprovalsByWindow', (window) => readApprovals(sources, window)),
  };
}

/** The batching is that of the loaders that `read` asks. */
function byWindow<Answer>(
  batched: Batched,
  name: string,
  read: (window: MaintenanceWindow) => Promise<Answer>,
): ByWindow<Answer> {
  return batched((windows) => Promise.all(windows.map((window) => read(window).catch(asError))), {
    name,
    cacheKeyFn: ({ id }) => id,
  });
}

async function readReadiness(
  { scope, serversByWindow, hostsByWindow, workflowOfWindow }: Sources,
  window: MaintenanceWindow,
): Promise<Readiness> {
  const [servers, hosts, workflow] = await Promise.all([
    serversByWindow.load(window.id),
    scope.kind === 'operator' ? hostsByWindow.load(window.id) : [],
    workflowOfWindow.load(window.workflow),
  ]);
  return readinessOf(window, servers, hosts, workflow?.asksOwners ?? true);
}

async function readApprovals(
  { quiet, workflowOfWindow, linksByWindow, ticketByUrl }: Sources,
  window: MaintenanceWindow,
): Promise<readonly string[] | null> {
  const workflow = await quiet.track(workflowOfWindow.load(window.workflow));
  const approval = workflow?.approval ?? null;
  if (approval === null) return null;
  const links = await linksByWindow.load(window.id);
  const asked = links.filter(({ rel }) => rel === approval.rel);
  return missingApprovals(approval, links, await Promise.all(asked.map(({ url }) => ticketByUrl.load(url))));
}

const OPEN_PAGE = 1000;

function createReadClashes({ listWindows, hostsByWindow, serversByWindow, computeOf, now }: Sources) {
  const openWindows = (cloud: CloudName) =>
    everyItem(OPEN_PAGE, (page) => listWindows({ cloud, phase: OPEN_PHASES }, page));
  const touchedBy = async (window: MaintenanceWindow): Promise<Touching> => {
    const [hosts, servers] = await Promise.all([hostsByWindow.load(window.id), serversByWindow.load(window.id)]);
    return {
      window,
      hosts: hosts.map(({ host }) => host),
      servers: servers.filter((each) => !hasLeft(each)).map(({ server }) => server),
    };
  };
  const touchedIn = memo(async (cloud: CloudName) => Promise.all((await openWindows(cloud)).map(touchedBy)));
  const groupsOf = memo(
    async (cloud: CloudName): Promise<{ groups: readonly ServerGroup[]; problem: Problem | null }> => {
      try {
        return { groups: await computeOf(cloud).listServerGroups(), problem: null };
      } catch (error) {
        return { groups: [], problem: problemOf(error) };
      }
    },
  );

  return async (window: MaintenanceWindow): Promise<Clashes> => {
    if (hasEnded(window)) return { conflicts: [], problem: null };
    const [open, { groups, problem }] = await Promise.all([touchedIn.get(window.cloud), groupsOf.get(window.cloud)]);
    const own = open.find((each) => each.window.id === window.id) ?? (await touchedBy(window));
    return { conflicts: conflictsBetween(own, open, groups, now()), problem };
  };
}
