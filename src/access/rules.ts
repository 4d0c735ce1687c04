/**
 * Who may see and do what: every rule there is, in one readable place.
 *
 * |                      | operators                  | owners (a project of the cloud)                              |
 * | -------------------- | -------------------------- | ------------------------------------------------------------ |
 * | `@operator` fields   | yes                        | refused with FORBIDDEN                                       |
 * | clouds               | those of their Keystone    | those of their Keystone                                      |
 * | events               | all of their clouds        | audience OWNERS, and the project had a server in the window  |
 * | who caused an event  | the name                   | the role                                                     |
 * | a ticket             | all that its system says   | linked for them: key and status; otherwise the bare URL      |
 *
 * Which windows, servers and links somebody sees is the store's part: every read takes a scope. Pure, and refuses to
 * know how a caller was recognised (access.ts) and where the rules are asked (resolvers, server).
 */

import type { Actor, MaintenanceEvent } from '../domain/event.ts';
import type { CloudName } from '../domain/ids.ts';
import type { Scope } from '../domain/scope.ts';
import { bareLink } from '../domain/ticket.ts';
import type { Ticket, TicketFacts } from '../domain/ticket.ts';
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
  return { ...ticket, facts: ticket.facts === null ? null : factsForOwners(ticket.facts) };
}

function factsForOwners({ key, status, statusCategory }: TicketFacts): TicketFacts {
  return { key, status, statusCategory, summary: null, type: null, priority: null, assignee: null, updatedAt: null };
}
