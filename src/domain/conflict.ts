/**
 * Windows that should not both stand, and tickets that should be approved first.
 *
 * Pure. Nothing is refused for a conflict by itself: it is shown and told, and a workflow may ask for none.
 */

import type { ServerId, WindowId } from './ids.ts';
import type { MaintenanceWindow } from './window.ts';
import { hasEnded } from './window.ts';

export const CONFLICT_KINDS = ['SAME_HOST', 'SERVER_GROUP', 'TICKET_NOT_APPROVED'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export interface Conflict {
  readonly kind: ConflictKind;
  readonly detail: string;
  /** The other window; null where there is none. */
  readonly window: WindowId | null;
  readonly servers: readonly ServerId[];
}

/** A Nova server group. */
export interface ServerGroup {
  readonly id: string;
  readonly name: string;
  /** Nova's word, e.g. `anti-affinity`, `soft-anti-affinity`. */
  readonly policy: string;
  readonly members: readonly ServerId[];
}

/** Each ticket that is not approved, in the words of `missingApprovals`. */
export function unapproved(missing: readonly string[]): readonly Conflict[] {
  return missing.map((detail) => ({ kind: 'TICKET_NOT_APPROVED', detail, window: null, servers: [] }));
}

type Planned = Pick<MaintenanceWindow, 'id' | 'startsAt' | 'endsAt' | 'phase' | 'drainAt'>;

/** Do the two take place at the same time? A window lasts from its draining to its end, and until it is ended when that is late. */
export function overlaps(a: Planned, b: Planned, now: Date): boolean {
  return meet(spanOf(a, now), spanOf(b, now));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const meet = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

function spanOf(window: Planned, now: Date): Span {
  const planned = window.endsAt?.getTime() ?? Infinity;
  const to = hasEnded(window) ? planned : Math.max(planned, now.getTime());
  return { from: (window.drainAt ?? window.startsAt).getTime(), to };
}

/** A window with what it touches. */
export interface Touching {
  readonly window: Planned;
  readonly hosts: readonly string[];
  readonly servers: readonly ServerId[];
}

/** Conflicts of `own` with other open windows of its time: one host twice, or all members of an anti-affinity group at once. */
export function conflictsBetween(
  own: Touching,
  others: readonly Touching[],
  groups: readonly ServerGroup[],
  now: Date,
): readonly Conflict[] {
  // Asked of each pair of open windows, of which there may be thousands.
  const span = spanOf(own.window, now);
  const rivals = others.filter(
    ({ window }) => window.id !== own.window.id && meet(span, spanOf(window, now)) && !hasEnded(window),
  );
  const sameHost = rivals.flatMap(({ window, hosts }) =>
    hosts
      .filter((host) => own.hosts.includes(host))
      .map((host): Conflict => ({
        kind: 'SAME_HOST',
        detail: `${host} is in window ${window.id} at that time too.`,
        window: window.id,
        servers: [],
      })),
  );
  return [...sameHost, ...groups.flatMap((group) => groupConflicts(own, rivals, group, now))];
}

/** All members at one instant: of this window alone, or together with others. */
function groupConflicts(
  own: Touching,
  rivals: readonly Touching[],
  { name, policy, members }: ServerGroup,
  now: Date,
): readonly Conflict[] {
  const touches = ({ servers }: Touching) => members.some((member) => servers.includes(member));
  if (!policy.includes('anti-affinity') || members.length < 2 || !touches(own)) return [];
  const together = (at: number) =>
    rivals.filter(
      (rival) => touches(rival) && spanOf(rival.window, now).from <= at && at < spanOf(rival.window, now).to,
    );
  // As many as there ever are at once, there are when one of them begins.
  const { from } = spanOf(own.window, now);
  const full = [from, ...rivals.map(({ window }) => Math.max(from, spanOf(window, now).from))]
    .map(together)
    .filter((others) => members.every((member) => [own, ...others].some(({ servers }) => servers.includes(member))));
  if (full.length === 0) return [];
  const detail = `All ${members.length} members of server group ${name} are in maintenance at once.`;
  const involved = [...new Set(full.flat())];
  if (involved.length === 0) return [{ kind: 'SERVER_GROUP', detail, window: null, servers: members }];
  return involved.map(({ window }): Conflict => ({
    kind: 'SERVER_GROUP',
    detail,
    window: window.id,
    servers: members,
  }));
}
