/**
 * Who may see and do what: every rule there is, in one readable place.
 *
 * |                      | operators                  | owners (a project of the cloud)                              |
 * | -------------------- | -------------------------- | ------------------------------------------------------------ |
 * | `@operator` fields   | yes                        | refused with FORBIDDEN                                       |
 * | clouds               | those of their Keystone    | those of their Keystone                                      |
 * | events               | all of their clouds        | audience OWNERS, and the project had a server in the window  |
 * | events of a server   | as all events              | the server is the project's                                  |
 * | who caused an event  | the name                   | the role                                                     |
 * | a server in a window | all that is known          | its own project's; no host, and no word of Nova's            |
 * | who answered for it  | the name                   | the name within the project, otherwise the role              |
 * | readiness            | of all servers and hosts   | of their own servers; policies' faults and their own words   |
 * | a ticket             | all that its system says   | linked for them: what its system exposes; otherwise the URL  |
 *
 * Which windows, servers and links somebody sees is the store's part: every read takes a scope. Pure, and refuses to
 * know how a caller was recognised (access.ts) and where the rules are asked (resolvers, server).
 */

import type { Actor, MaintenanceEvent } from '../domain/event.ts';
import type { CloudName } from '../domain/ids.ts';
import type { Scope } from '../domain/scope.ts';
import { bareLink } from '../domain/ticket.ts';
import type { Ticket, TicketExposure, TicketFacts } from '../domain/ticket.ts';
import type { Blocker, BlockerKind } from '../domain/readiness.ts';
import type { ServerOutcome, WindowServer } from '../domain/server-maintenance.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ForbiddenError } from '../errors.ts';

/** Throws ForbiddenError unless the viewer is an operator. `what` is named in the refusal, e.g. `Query.hosts`. */
export function requireOperator(viewer: Pick<Viewer, 'operator'>, what: string): void {
  if (!viewer.operator) throw new ForbiddenError(`${what} is for operators only.`);
}

/** May this event be told within this scope? */
export function seesEvent(scope: Scope, event: Pick<MaintenanceEvent, 'cloud' | 'audience' | 'projects'>): boolean {
  if (!scope.clouds.includes(event.cloud)) return false;
  switch (scope.kind) {
    case 'operator':
      return true;
    case 'project':
      return event.audience === 'OWNERS' && event.projects.includes(scope.project);
  }
}

/** Who caused something, in the words that this viewer is told: operators the name, owners the role. */
export function actorAsSeenBy(viewer: Pick<Viewer, 'operator'>, actor: Actor): string {
  return viewer.operator ? actor.name : actor.role;
}

/** Who answered for a server, in the words that this viewer is told; null while nobody has. */
export function answererAsSeenBy(
  { operator, scope }: Pick<Viewer, 'operator' | 'scope'>,
  { answeredBy, answeredByOperator, project }: Pick<WindowServer, 'answeredBy' | 'answeredByOperator' | 'project'>,
): string | null {
  if (operator || answeredBy === null) return answeredBy;
  if (answeredByOperator) return 'operator';
  return scope.kind === 'project' && scope.project === project ? answeredBy : 'owner';
}

/** What owners are told of an outcome, where operators are told hosts and Nova's own words. */
const OUTCOME_FOR_OWNERS: Readonly<Record<ServerOutcome, string>> = {
  PENDING: 'It is still to be moved.',
  MOVING: 'It is being moved.',
  MOVED: 'It was moved.',
  KEPT: 'It stays where it is.',
  AVOIDED: 'It left by other hands.',
  GONE: 'Nova no longer has it.',
  FAILED: 'It could not be moved: operators know why.',
};

/** More of what came of a server, as this viewer is told; null when there is no more to say. */
export function outcomeDetailAsSeenBy(
  viewer: Pick<Viewer, 'operator'>,
  { outcome, outcomeDetail }: Pick<WindowServer, 'outcome' | 'outcomeDetail'>,
): string | null {
  return viewer.operator || outcomeDetail === null ? outcomeDetail : OUTCOME_FOR_OWNERS[outcome];
}

/** The same for what is in the way. Null: told as it is, since it is an owner's own word or about its own metadata. */
const BLOCKER_FOR_OWNERS: Readonly<Record<BlockerKind, string | null>> = {
  AWAITING_ANSWER: null,
  DECLINED: null,
  POLICY_CONFLICT: null,
  OWN_ACTION_PENDING: 'Its owner is to act.',
  MOVE_PENDING: OUTCOME_FOR_OWNERS.PENDING,
  MOVE_RUNNING: OUTCOME_FOR_OWNERS.MOVING,
  MOVE_FAILED: OUTCOME_FOR_OWNERS.FAILED,
  HOST_UNREADABLE: 'Nova does not answer.',
};

/** More of what is in the way, as this viewer is told; null when there is no more to say. */
export function blockerDetailAsSeenBy(
  viewer: Pick<Viewer, 'operator'>,
  { kind, detail }: Pick<Blocker, 'kind' | 'detail'>,
): string | null {
  return viewer.operator || detail === null ? detail : (BLOCKER_FOR_OWNERS[kind] ?? detail);
}

/** The clouds that the viewer's Keystone serves; of the others nobody learns that they exist. */
export function cloudsOf<Cloud extends { readonly name: CloudName }>(
  viewer: Pick<Viewer, 'scope'>,
  clouds: readonly Cloud[],
): readonly Cloud[] {
  return clouds.filter((cloud) => viewer.scope.clouds.includes(cloud.name));
}

/** The ticket as this viewer is told of it. `linked`: does a window that the viewer sees link its URL for the viewer? */
export function ticketAsSeenBy(viewer: Pick<Viewer, 'operator'>, ticket: Ticket, linked: boolean): Ticket {
  if (viewer.operator) return ticket;
  if (!linked) return bareLink(ticket.url);
  const facts = ticket.facts === null ? null : factsForOwners(ticket.facts, ticket.expose);
  // It names an inner address, which is there for whoever may allow it.
  const isBlocked = ticket.problem?.code === 'TICKET_SYSTEM_BLOCKED';
  const problem = isBlocked ? { ...ticket.problem, message: 'The ticket system cannot be reached.' } : ticket.problem;
  return { ...ticket, facts, problem };
}

const HIDDEN = { summary: null, type: null, priority: null, assignee: null, updatedAt: null };

function factsForOwners({ key, status, statusCategory, summary }: TicketFacts, expose: TicketExposure): TicketFacts {
  switch (expose) {
    case 'key':
      return { ...HIDDEN, key, status: null, statusCategory: 'UNKNOWN' };
    case 'status':
      return { ...HIDDEN, key, status, statusCategory };
    case 'summary':
      return { ...HIDDEN, key, status, statusCategory, summary };
  }
}
