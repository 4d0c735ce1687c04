/**
 * The port to what is ours: windows, their hosts, servers and links.
 *
 * Pure: types. store/ implements it. Reads take a scope; writes happen inside a transaction that also appends events
 * and enqueues jobs, so that nothing is changed without being told and nothing told without being changed.
 */

import type { CalendarFeedReads, CalendarFeedWrites } from './calendar-feed.ts';
import type { MaintenanceEvent, NewMaintenanceEvent } from './event.ts';
import type { CloudName, HostId, ServerId, WindowId } from './ids.ts';
import type { Page, PageRequest } from './page.ts';
import type { PictureWrites } from './picture-store.ts';
import type { Scope } from './scope.ts';
import type { TicketLink } from './ticket.ts';
import type { TicketJob, TicketMemoryWrites, TicketReads } from './ticket-store.ts';
import type { WindowServer } from './server-maintenance.ts';
import type { MaintenanceKind, MaintenanceWindow, WindowHost } from './window.ts';
import type { MaintenancePhase, Workflow, WorkflowAction } from './workflow.ts';

/** Which windows are wanted; what is left out does not restrict. Ids outside the scope match nothing. */
export interface WindowFilter {
  readonly ids?: readonly WindowId[];
  readonly cloud?: CloudName;
  readonly phase?: readonly MaintenancePhase[];
  readonly kind?: MaintenanceKind;
  readonly hostIds?: readonly HostId[];
  readonly serverIds?: readonly ServerId[];
  readonly ticket?: string;
  /** Windows whose planned span touches [from, to). */
  readonly from?: Date;
  readonly to?: Date;
}

/** Actions that are carried out in Nova, later; the others are done on the spot. */
export const JOB_ACTIONS = ['disableHosts', 'enableHosts'] as const satisfies readonly WorkflowAction[];
export type JobAction = (typeof JOB_ACTIONS)[number];

/** A job: one of a workflow's actions, to be carried out for one window; or to tend it: to look at what is due. */
export type ActionJob =
  { readonly action: JobAction; readonly window: WindowId } | { readonly action: 'tend'; readonly window: WindowId };

/** Everything that the queue keeps. */
export type Job = ActionJob | TicketJob;

/** Reads. Every answer is what the scope may see, in no promised order unless said. */
export interface MaintenanceReads extends TicketReads, CalendarFeedReads {
  readonly windowsByIds: (scope: Scope, ids: readonly WindowId[]) => Promise<readonly MaintenanceWindow[]>;
  /** Ordered by planned start, then id. */
  readonly listWindows: (scope: Scope, filter: WindowFilter, page: PageRequest) => Promise<Page<MaintenanceWindow>>;
  /** Nothing for owners: host names never reach them. */
  readonly hostsOfWindows: (scope: Scope, windows: readonly WindowId[]) => Promise<readonly WindowHost[]>;
  /** Owners get their own servers only. */
  readonly serversOfWindows: (scope: Scope, windows: readonly WindowId[]) => Promise<readonly WindowServer[]>;
  readonly windowsOfHosts: (scope: Scope, hosts: readonly HostId[]) => Promise<readonly WindowHost[]>;
  readonly windowsOfServers: (scope: Scope, servers: readonly ServerId[]) => Promise<readonly WindowServer[]>;
  /** In the order of adding. Owners get the links whose audience is OWNERS. */
  readonly linksOfWindows: (scope: Scope, windows: readonly WindowId[]) => Promise<readonly TicketLink[]>;
  /** Of these URLs, those that the scope sees linked on a window that it sees. */
  readonly linkedUrls: (scope: Scope, urls: readonly string[]) => Promise<readonly string[]>;
  /** Of these servers, those whose present host is one of another open window too, as far as anybody has looked. */
  readonly mayMoveAgain: (
    servers: readonly Pick<WindowServer, 'window' | 'server'>[],
  ) => Promise<readonly Pick<WindowServer, 'window' | 'server'>[]>;
  /** The events of a window that the scope may see and the log still has, oldest first. Cursors are those of the event log. */
  readonly historyOf: (scope: Scope, window: WindowId, page: PageRequest) => Promise<Page<MaintenanceEvent>>;
  /** Hosts that were found down and have not come back since. Operators only: for owners there are none. */
  readonly hostsDown: (scope: Scope) => Promise<readonly HostId[]>;
  readonly workflow: (name: string, version: string) => Promise<Workflow | null>;
  /** The texts of ours that Nova may hold since `setHostStatus` disabled this host; empty when it did not. */
  readonly standaloneReasons: (host: HostId) => Promise<readonly string[]>;
}

/** A window's host is already in another open window at that time: refused by the database. */
export interface HostOverlap {
  readonly overlap: { readonly host: HostId | null; readonly window: WindowId | null };
}

/** Writes, all or nothing. */
export interface MaintenanceWrites extends TicketMemoryWrites, CalendarFeedWrites, PictureWrites {
  /**
   * The window as it is now, kept from being changed by others until the transaction ends; null when there is none in
   * the scope. To be called before anything is written: only then do the events of a window stand in the log in the
   * order in which it was locked.
   */
  readonly lockWindow: (scope: Scope, id: WindowId) => Promise<MaintenanceWindow | null>;
  /** The same for several at once: for who has to change more than one. Those that are not in the scope are left out. */
  readonly lockWindows: (scope: Scope, ids: readonly WindowId[]) => Promise<readonly MaintenanceWindow[]>;
  /** Null when all is written. After an overlap nothing of the window is, and the transaction goes on. */
  readonly insertWindow: (
    window: MaintenanceWindow,
    hosts: readonly HostId[],
    servers: readonly WindowServer[],
  ) => Promise<HostOverlap | null>;
  /**
   * Once its phase is an ended one, its hosts are free for others. `hosts`: those it names from now on; left out, the
   * same. After an overlap nothing of it is written, and the transaction goes on.
   */
  readonly updateWindow: (window: MaintenanceWindow, hosts?: readonly HostId[]) => Promise<HostOverlap | null>;
  /** Servers of this window that are in it already stay as they are. */
  readonly insertServers: (servers: readonly WindowServer[]) => Promise<void>;
  /** Everything of it but its window, server, project and when it was added. */
  readonly updateServer: (server: WindowServer) => Promise<void>;
  /** Every server of a window. */
  readonly serversOf: (window: WindowId) => Promise<readonly WindowServer[]>;
  /** Servers of a cloud that are being moved, over all windows. Until the transaction ends nobody else counts this cloud's: so that two cannot both take the last place. */
  readonly countMoving: (cloud: CloudName) => Promise<number>;
  /** Has the window tended at that instant, or before when it is due earlier. */
  readonly wake: (window: WindowId, at: Date) => Promise<void>;
  /** Windows that are due, ended ones too; each is answered once, and is not due again until it is woken. */
  readonly takeDue: (now: Date) => Promise<readonly WindowId[]>;
  /** Remembers a workflow's text of one version; the first one of a name and version stays. */
  readonly keepWorkflow: (workflow: Workflow) => Promise<void>;
  /** Changes everything of a host of a window but what it belongs to. */
  readonly updateHost: (host: WindowHost) => Promise<void>;
  readonly setStandaloneReasons: (host: HostId, reasons: readonly string[]) => Promise<void>;
  /** False when it is known already. */
  readonly noteHostDown: (host: HostId) => Promise<boolean>;
  readonly forgetHostsDown: (hosts: readonly HostId[]) => Promise<void>;
  /** False when the window has that URL already. */
  readonly insertLink: (link: TicketLink & { readonly window: WindowId }) => Promise<boolean>;
  /** The link that was removed; null when there was none. */
  readonly deleteLink: (window: WindowId, url: string) => Promise<TicketLink | null>;
  /** The links of a window, whoever may see them, in the order of adding. */
  readonly linksOf: (window: WindowId) => Promise<readonly TicketLink[]>;
  readonly hostsOf: (window: WindowId) => Promise<readonly WindowHost[]>;
  readonly append: (event: NewMaintenanceEvent) => Promise<void>;
  readonly enqueue: (job: Job) => Promise<void>;
  /** What this caller's mutation of this id answered before; null when it is new, and then remembered by `rememberOutcome`. */
  readonly earlierOutcome: (key: MutationKey) => Promise<unknown>;
  readonly rememberOutcome: (key: MutationKey, outcome: unknown) => Promise<void>;
}

/** One mutation as its caller named it, for 24 hours. */
export interface MutationKey {
  readonly caller: string;
  readonly mutation: string;
  readonly clientMutationId: string;
}

export interface MaintenanceStore extends MaintenanceReads {
  /**
   * Commits when `work` resolves, rolls back when it throws. Reads of the store that `work` makes see what it wrote.
   * Where the database had to give one of two transactions up, `work` runs again: it should do nothing but write.
   */
  readonly transaction: <Result>(work: (writes: MaintenanceWrites) => Promise<Result>) => Promise<Result>;
}
