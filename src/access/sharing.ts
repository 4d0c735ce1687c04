/**
 * Whose answers are the same: what each part of the graph depends on beside the question itself.
 *
 * Results of subscriptions, and of queries that come at the same moment, are made once for everybody who would get the same.
 * What is not listed here is made for each caller alone, so a new field is safe before anybody has thought about it. Pure, and refuses to know GraphQL: a field
 * is a name.
 */

import type { Viewer } from '../domain/viewer.ts';

/**
 * From wide to narrow. SCOPE: the store's rows of a scope, and the rules of this folder. PROJECT: also what Nova
 * answers to a token, which goes by its project and roles. USER: also what Keystone answers, which goes by the user.
 */
export type Dependence = 'SCOPE' | 'PROJECT' | 'USER';

const WIDTHS: readonly Dependence[] = ['SCOPE', 'PROJECT', 'USER'];

/** Fields by type. */
const FIELDS: Readonly<Record<Dependence, Readonly<Record<string, string>>>> = {
  SCOPE: {
    MaintenanceEvent: 'actor at changedFields cursor note server ticket type window windowRevision',
    MaintenanceEventConnection: 'edges nodes pageInfo',
    MaintenanceEventEdge: 'cursor node',
    MaintenanceSnapshot: 'cursor windows',
    MaintenanceWindow:
      'acknowledgeBy allowedActions cause cloud createdAt createdBy defaultAction description drainAt endedAt endsAt history id kind onSilence phase replacedBy replaces revision servers startedAt startsAt state summary tickets timeZone updatedAt workflow',
    MaintenanceWindowConnection: 'edges nodes pageInfo totalCount',
    MaintenanceWindowEdge: 'cursor node',
    PageInfo: 'endCursor hasNextPage hasPreviousPage startCursor',
    Problem: 'code message retryable',
    Query: 'maintenanceWindow maintenanceWindows ticket workflows',
    ServerMaintenance:
      'action actionSource answer answerStale answeredAt answeredBy answeredRevision changeReference expectedDowntime id impact note outcome outcomeDetail policyProblem serverId updatedAt window',
    ServerMaintenanceConnection: 'edges nodes pageInfo totalCount',
    ServerMaintenanceEdge: 'cursor node',
    StreamHeartbeat: 'at cursor',
    StreamReset: 'missed reason',
    Subscription: 'maintenanceEvents maintenanceWindow',
    Ticket:
      'assignee fetchedAt key maintenanceWindows priority problem stale status statusCategory summary system type updatedAt url',
    TicketLink: 'addedAt addedBy audience rel ticket title url writeProblem',
    Workflow: 'name states version',
    WorkflowState: 'events name phase transitions',
    WorkflowTransition: 'event signal target',
  },
  PROJECT: {
    Blocker: 'detail kind serverId since',
    Cloud: 'hosts name region',
    Coverage: 'cloud fetchedAt problem status',
    DisableOwner: 'kind name window',
    Host: 'availabilityZone cloud disabledBy disabledReason fetchedAt forcedDown hypervisors hypervisorsProblem id maintenanceWindows name servers state status tickets',
    HostConnection: 'coverage edges nodes pageInfo totalCount',
    HostEdge: 'cursor node',
    Hypervisor: 'hostname id runningServers state status type',
    MaintenanceConflict: 'detail kind serverIds window',
    MaintenanceEvent: 'host',
    MaintenancePolicy: 'plannedPermanent plannedTemporary unplannedPermanent unplannedTemporary',
    MaintenanceWindow: 'conflicts conflictsProblem hosts nextEvents readiness',
    NextEvent: 'allowed name refusedBecause target',
    PolicyRule: 'action problem source',
    Project: 'id',
    Query: 'clouds host hosts server servers',
    Readiness: 'blockers emptiedAt outstanding ready total',
    Server:
      'cloud createdAt fetchedAt host hostId id maintenance maintenancePolicy metadata name project status taskState updatedAt',
    ServerConnection: 'coverage edges nodes pageInfo totalCount',
    ServerEdge: 'cursor node',
    ServerMaintenance: 'mayMoveAgain server',
  },
  USER: {
    Project: 'name',
  },
};

const DEPENDENCES: ReadonlyMap<string, Dependence> = new Map(
  WIDTHS.flatMap((width) =>
    Object.entries(FIELDS[width]).flatMap(([type, fields]) =>
      fields.split(' ').map((field) => [`${type}.${field}`, width] as const),
    ),
  ),
);

/** What a field depends on; null: nobody has said, so it is nobody else's. */
export function dependenceOf(type: string, field: string): Dependence | null {
  return DEPENDENCES.get(`${type}.${field}`) ?? null;
}

/** The one that depends on more. */
export function narrower(one: Dependence, other: Dependence): Dependence {
  return WIDTHS.indexOf(one) < WIDTHS.indexOf(other) ? other : one;
}

/** The same for two viewers whose answers are the same, as far as these depend on who asks. */
export function likenessOf({ scope, project, roles, userId, throughService }: Viewer, dependence: Dependence): string {
  const ofScope = [scope.kind, scope.clouds, scope.kind === 'project' ? scope.project : null];
  switch (dependence) {
    case 'SCOPE':
      return JSON.stringify(ofScope);
    case 'PROJECT':
      return JSON.stringify([ofScope, throughService, project?.id ?? null, roles.toSorted()]);
    case 'USER':
      return JSON.stringify([ofScope, throughService, project?.id ?? null, roles.toSorted(), userId]);
  }
}
