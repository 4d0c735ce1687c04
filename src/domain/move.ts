/**
 * What to do next with one server of a window that is being emptied.
 *
 * Pure. Nova's "accepted" means nothing: a migration to its own host, from a dead host or into a disabled one is
 * accepted and fails. So the answer is read from where the server is and from its migrations, never from what Nova
 * said when it was asked.
 */

import type { Host } from './host.ts';
import type { HostId, ServerId } from './ids.ts';
import type { Server } from './server.ts';
import { ownersHold, SETTLED_OUTCOMES } from './server-maintenance.ts';
import type { MoveAttempt, MoveKind, WindowServer } from './server-maintenance.ts';
import type { MaintenanceWindow } from './window.ts';
import type { ServerAction } from './server-action.ts';
import { MOVING_PHASES } from './workflow.ts';

/** One of Nova's records of a server being moved (`os-migrations`). */
export interface Migration {
  /** Grows with every migration of a cloud's cell. */
  readonly id: number;
  readonly server: ServerId;
  /** RESIZE: its owner gives it another flavor, which looks like a cold migration from outside. Null: none that we know. */
  readonly kind: MoveKind | 'RESIZE' | null;
  readonly state: 'RUNNING' | 'DONE' | 'FAILED';
  /** Nova's own word, e.g. `error`. */
  readonly status: string;
}

/** How often a move is tried, and how long is waited before the second try; twice as long before each further one. */
export interface Persistence {
  readonly attempts: number;
  readonly backoffMs: number;
}

/** Everything that the next step depends on. */
export interface MoveSituation {
  readonly window: Pick<MaintenanceWindow, 'phase' | 'datesRevision' | 'onSilence'>;
  readonly asksOwners: boolean;
  readonly server: WindowServer;
  /** As Nova has it now; null when it has none. */
  readonly seen: Server | null;
  /** The window's hosts as Nova has them; those it cannot tell about are missing. */
  readonly hosts: ReadonlyMap<HostId, Pick<Host, 'state' | 'status' | 'forcedDown'>>;
  /** All hosts of the window. */
  readonly windowHosts: readonly HostId[];
  /** Of this server, any order. */
  readonly migrations: readonly Migration[];
  readonly persistence: Persistence;
  readonly now: Date;
}

export type MoveStep =
  | { readonly do: 'nothing' }
  /** Ask Nova to move it. Only as many at once as the limits allow. */
  | { readonly do: 'ask'; readonly kind: MoveKind }
  /** A cold migration waits for its confirmation. */
  | { readonly do: 'confirm' }
  /** Record what came of it. */
  | { readonly do: 'record'; readonly change: MoveResult };

export type MoveResult = Partial<Pick<WindowServer, 'outcome' | 'outcomeDetail' | 'retryAt' | 'skipped' | 'move'>>;

/** A request that left no trace in Nova after this long never arrived. */
export const TRACE_MS = 15_000;

const NOTHING: MoveStep = { do: 'nothing' };

export function nextMove(situation: MoveSituation): MoveStep {
  const { server, seen, windowHosts } = situation;
  if (seen === null || seen.status === 'DELETED' || seen.status === 'SOFT_DELETED') {
    return server.outcome === 'GONE' ? NOTHING : record({ outcome: 'GONE', outcomeDetail: 'Nova no longer has it.' });
  }
  if (server.outcome === 'MOVING' && server.move !== null) return underWay(situation, seen, server.move);
  const offloaded = seen.status === 'SHELVED_OFFLOADED';
  if (offloaded || (seen.host !== null && !windowHosts.includes(seen.host))) {
    const isSettled = SETTLED_OUTCOMES.includes(server.outcome) && server.outcome !== 'KEPT';
    return isSettled ? NOTHING : record(leftByOthers(situation));
  }
  if (seen.host === null) return NOTHING;
  if (['MOVED', 'AVOIDED', 'GONE'].includes(server.outcome)) {
    return record({ outcome: 'PENDING', outcomeDetail: 'It came back.', retryAt: null, move: null });
  }
  return stillThere(situation, seen, seen.host);
}

function leftByOthers({ server, windowHosts }: MoveSituation): MoveResult {
  const byHands = windowHosts.includes(server.host);
  const outcomeDetail = byHands ? 'It left by other hands.' : 'Its host is no longer one of the window.';
  return { outcome: 'AVOIDED', outcomeDetail, retryAt: null };
}

/** Nova was asked to move it: what became of that? */
function underWay(situation: MoveSituation, seen: Server, move: MoveAttempt): MoveStep {
  const since = situation.migrations
    .filter(({ id }) => move.lastMigration === null || id > move.lastMigration)
    .toSorted((a, b) => b.id - a.id);
  const [newest] = since;
  const ours = since.find(({ kind }) => kind === move.kind);
  if (seen.status === 'VERIFY_RESIZE' && move.kind === 'MIGRATION') {
    // The migrations may have been read before the server was: then they show none.
    if (newest === undefined) return NOTHING;
    // An owner's resize waits for the same word, which is its owner's to say.
    if (newest === ours) return { do: 'confirm' };
  }
  // Nova leaves the migration of a host that died as it is for ever, and evacuates all the same.
  const died = move.kind !== 'EVACUATION' && isDead(situation.hosts.get(move.from));
  const busy = seen.taskState !== null || (ours?.state === 'RUNNING' && !died);
  if (seen.host !== null && seen.host !== move.from) {
    if (busy) return NOTHING;
    if (situation.windowHosts.includes(seen.host)) return failed(situation, move, `It was moved to ${seen.host}.`);
    const byOthers = ours === undefined && newest !== undefined;
    return record(byOthers ? leftByOthers(situation) : { outcome: 'MOVED', outcomeDetail: null, retryAt: null });
  }
  if (ours?.state === 'FAILED') return failed(situation, move, reasonOf(seen, ours));
  if (died) return failed(situation, move, 'Its host died meanwhile.');
  if (busy) return NOTHING;
  if (situation.now.getTime() - move.askedAt.getTime() < TRACE_MS) return NOTHING;
  const trace =
    ours === undefined
      ? 'shows no trace of having been asked'
      : `calls it ${ours.status}, but the server is where it was`;
  return failed(situation, move, `Nova ${trace}.`);
}

function reasonOf(seen: Server, { status }: Migration): string {
  const fault = seen.fault === null ? '' : `: ${seen.fault.replace(/\.$/u, '')}`;
  return `Nova's migration ended as ${status}${fault}.`;
}

/** An attempt that came to nothing: another one a little later, or the end of trying. */
export function failed(
  { persistence, now }: Pick<MoveSituation, 'persistence' | 'now'>,
  { attempt }: MoveAttempt,
  why: string,
): MoveStep {
  if (attempt >= persistence.attempts) return record({ outcome: 'FAILED', outcomeDetail: why, retryAt: null });
  const retryAt = new Date(now.getTime() + persistence.backoffMs * 2 ** (attempt - 1));
  return record({ outcome: 'PENDING', outcomeDetail: `Attempt ${attempt} failed: ${why}`, retryAt });
}

function stillThere(situation: MoveSituation, seen: Server, on: HostId): MoveStep {
  const { window, server, asksOwners, now } = situation;
  if (!MOVING_PHASES.includes(window.phase) || server.skipped) return NOTHING;
  const again = record({ outcome: 'PENDING', outcomeDetail: null, retryAt: null, move: null });
  if (server.policyProblem !== null || ownersHold(server, window, asksOwners) !== null) {
    return server.outcome === 'KEPT' ? again : NOTHING;
  }
  if (server.action === 'KEEP') {
    return server.outcome === 'KEPT' ? NOTHING : record({ outcome: 'KEPT', outcomeDetail: null });
  }
  if (server.outcome === 'KEPT') return again;
  if (server.outcome === 'FAILED' || server.action === 'OWN_ACTION') return NOTHING;
  if (server.retryAt !== null && server.retryAt > now) return NOTHING;

  const host = situation.hosts.get(on);
  if (host?.status !== 'DISABLED') return NOTHING;
  if (isDead(host)) return { do: 'ask', kind: 'EVACUATION' };
  if (host.state !== 'UP' || seen.taskState !== null) return NOTHING;
  return moveOf(server.action, seen.status);
}

/** Down alone may be a broken network: only somebody who forced it down knows that nothing runs there any more. */
function isDead(host: Pick<Host, 'state' | 'forcedDown'> | undefined): boolean {
  return host?.forcedDown === true && host.state === 'DOWN';
}

/** Nova live-migrates what runs, and migrates what runs or is shut off; nothing else. */
function moveOf(action: ServerAction, status: string): MoveStep {
  if (action === 'LIVE_MIGRATE' && (status === 'ACTIVE' || status === 'PAUSED'))
    return { do: 'ask', kind: 'LIVE_MIGRATION' };
  if (status === 'ACTIVE' || status === 'SHUTOFF') return { do: 'ask', kind: 'MIGRATION' };
  if (['BUILD', 'VERIFY_RESIZE', 'RESIZE', 'MIGRATING', 'REBUILD', 'REBOOT', 'HARD_REBOOT'].includes(status))
    return NOTHING;
  return record({ outcome: 'FAILED', outcomeDetail: `Nova does not move a server that is ${status}.` });
}

function record(change: MoveResult): MoveStep {
  return { do: 'record', change };
}
