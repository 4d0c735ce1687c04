/**
 * The port to what is ours: windows, their hosts, servers and links.
 *
 * Pure: types. store/ implements it. Reads take a scope; writes happen inside a transaction that also appends events
 * and enqueues jobs, so that nothing is changed without being told and nothing told without being changed.
 */

import type { NewMaintenanceEvent } from './event.ts';
import type { CloudName, HostId, ServerId, WindowId } from './ids.ts';
import type { Page, PageRequest } from './page.ts';
import type { Scope } from './scope.ts';
import type { TicketLink } from './ticket.ts';
import type { MaintenanceKind, MaintenanceWindow, WindowHost, WindowServer } from './window.ts';
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

/** A job: one of a workflow's actions, to be carried out for one window. */
export interface ActionJob {
  readonly action: WorkflowAction;
  readonly window: WindowId;
}

/** Reads. Every answer is what the scope may see, in no promised order unless said. */
export interface MaintenanceReads {
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
  readonly workflow: (name: string, version: string) => Promise<Workflow | null>;
  /** The texts of ours that Nova may hold since `setHostStatus` disabled this host; empty when it did not. */
  readonly standaloneReasons: (host: HostId) => Promise<readonly string[]>;
}

/** A window's host is already in another open window at that time: refused by the database. */
export interface HostOverlap {
  readonly overlap: { readonly host: HostId | null; readonly window: WindowId | null };
}

/** Writes, all or nothing. */
export interface MaintenanceWrites {
  /**
   * The window as it is now, kept from being changed by others until the transaction ends; null when there is none in
   * the scope. To be called before anything is written: only then do the events of a window stand in the log in the
   * order in which it was locked.
   */
  readonly lockWindow: (scope: Scope, id: WindowId) => Promise<MaintenanceWindow | null>;
  /** Null when all is written. After an overlap nothing of the window is, and the transaction goes on. */
  readonly insertWindow: (
    window: MaintenanceWindow,
    hosts: readonly HostId[],
    servers: readonly Omit<WindowServer, 'window' | 'addedAt'>[],
  ) => Promise<HostOverlap | null>;
  /** Once its phase is an ended one, its hosts are free for others. Throws when its times would overlap another's. */
  readonly updateWindow: (window: MaintenanceWindow) => Promise<void>;
  /** Remembers a workflow's text of one version; the first one of a name and version stays. */
  readonly keepWorkflow: (workflow: Workflow) => Promise<void>;
  /** Changes `hold` and `writtenReasons` of a host of a window. */
  readonly updateHost: (host: WindowHost) => Promise<void>;
  readonly setStandaloneReasons: (host: HostId, reasons: readonly string[]) => Promise<void>;
  /** False when the window has that URL already. */
  readonly insertLink: (link: TicketLink & { readonly window: WindowId }) => Promise<boolean>;
  /** The link that was removed; null when there was none. */
  readonly deleteLink: (window: WindowId, url: string) => Promise<TicketLink | null>;
  /** The links of a window, whoever may see them, in the order of adding. */
  readonly linksOf: (window: WindowId) => Promise<readonly TicketLink[]>;
  readonly hostsOf: (window: WindowId) => Promise<readonly WindowHost[]>;
  readonly append: (event: NewMaintenanceEvent) => Promise<void>;
  readonly enqueue: (job: ActionJob) => Promise<void>;
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
