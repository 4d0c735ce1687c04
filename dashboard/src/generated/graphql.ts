/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which servers of which window, and what is to be done with them. */
export type AcknowledgeMaintenanceInput = {
  /** One of the window's `allowedActions`, otherwise ACTION_NOT_ALLOWED. Left out or null: each server's policy decides. */
  readonly action?: ServerAction | null | undefined;
  /** The owner's own change or ticket; null: none. */
  readonly changeReference?: string | null | undefined;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** A word for the operators, at most 1,000 characters; null: none. */
  readonly note?: string | null | undefined;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. Null: whatever its revision. */
  readonly revision?: number | null | undefined;
  /** Nova UUIDs, at least one, each in the window, otherwise SERVER_NOT_IN_WINDOW. Left out or null: every server of the caller's project in the window. */
  readonly serverIds?: ReadonlyArray<string | number> | null | undefined;
  /** Id of the window. */
  readonly windowId: string | number;
};

/** Which rule gave an action. */
export type ActionSource =
  /** An operator answered in its owner's place. */
  | 'OPERATOR'
  /** Its owner asked for it with the answer. */
  | 'OWNER'
  /** The project's defaults, as configured, say so. */
  | 'PROJECT_POLICY'
  /** The server's own metadata or tag says so. */
  | 'SERVER_POLICY'
  /** Nobody says anything: it is the window's `defaultAction`, or the workflow's where there is no window. */
  | 'WINDOW_DEFAULT';

/** What is in the way. */
export type BlockerKind =
  /** The owner has not answered, or not since the dates moved, and may still, or silence does not mean consent here. */
  | 'AWAITING_ANSWER'
  /** The owner is not ready. */
  | 'DECLINED'
  /** Nova does not say how the host is. Told to operators only. */
  | 'HOST_UNREADABLE'
  /** It could not be moved. */
  | 'MOVE_FAILED'
  /** It is yet to be moved. */
  | 'MOVE_PENDING'
  /** It is being moved. */
  | 'MOVE_RUNNING'
  /** Its owner is to act, and has not yet. */
  | 'OWN_ACTION_PENDING'
  /** Standing instructions that cannot be read or followed; `detail` says which. */
  | 'POLICY_CONFLICT';

/** How a window is in conflict. */
export type ConflictKind =
  /** A host is in another open window of that time too. */
  | 'SAME_HOST'
  /** All members of an anti-affinity server group are in maintenance at once, in this window or together with others. */
  | 'SERVER_GROUP'
  /** A ticket that the workflow wants approved is not, or could not be read, or none is linked. */
  | 'TICKET_NOT_APPROVED';

/** How much of a cloud's part of a list is there. */
export type CoverageStatus =
  /** As new as the caller allows (`Cache-Control: max-age`, otherwise the configured `reads.maxAgeSeconds`). */
  | 'FRESH'
  /** Not in the list: the cloud does not answer, and nothing is known of it. `problem` says why. */
  | 'MISSING'
  /** What was known last: the cloud does not answer, or not in time. `problem` says why. */
  | 'STALE';

/** How to call a new calendar feed. */
export type CreateCalendarFeedInput = {
  /** The same id by the same caller within 24 hours answers with the first result, without the address, and makes nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** E.g. where it is subscribed to, at most 100 characters; null: nothing. */
  readonly name?: string | null | undefined;
};

/** From which window to make a ticket, and where. */
export type CreateTicketInput = {
  /** Who is shown the link. */
  readonly audience?: TicketAudience;
  /** The same id by the same caller within 24 hours answers with the first result and makes no second ticket; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** In place of the template's description; may hold the same placeholders. At most 10000 characters. */
  readonly description?: string | null | undefined;
  /** What it is to the window, e.g. `change`, at most 100 characters; null: nobody says. */
  readonly rel?: string | null | undefined;
  /** In place of the summary that the configuration's template makes; may hold the same placeholders. At most 255 characters. */
  readonly summary?: string | null | undefined;
  /** Name of a ticket system, e.g. `corp-jira`. Null: the only one, or the first, that takes new tickets. */
  readonly system?: string | null | undefined;
  /** Id of the window. */
  readonly windowId: string | number;
};

/** Which servers of which window, and what stands in the way. */
export type DeclineMaintenanceInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** What stands in the way, for the operators: not blank, at most 1,000 characters. */
  readonly note: string;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. Null: whatever its revision. */
  readonly revision?: number | null | undefined;
  /** Nova UUIDs, at least one, each in the window, otherwise SERVER_NOT_IN_WINDOW. Left out or null: every server of the caller's project in the window. */
  readonly serverIds?: ReadonlyArray<string | number> | null | undefined;
  /** Id of the window. */
  readonly windowId: string | number;
};

/** Whose hand a disabled reason shows. */
export type DisableOwnerKind =
  /** This gateway, for a window: the reason ends with `[slipway:<window id>]`. */
  | 'GATEWAY'
  /** Somebody who did not sign: a person, also one who did it by `setHostStatus`, or a tool that is not known. */
  | 'PERSON'
  /** A tool that signs its reasons: nova-compute itself, Watcher or Masakari. */
  | 'TOOL';

/** Does a host report to Nova? */
export type HostState =
  /** The service did not report in time, or somebody forced it down. */
  | 'DOWN'
  /** Nova cannot tell, e.g. because the cell does not answer. */
  | 'UNKNOWN'
  /** The service reported in time. */
  | 'UP';

/** May new servers be placed on a host? */
export type HostStatus =
  /** Nova's scheduler places no new servers there; those that run stay. Also said of a host whose cell does not answer. */
  | 'DISABLED'
  /** Nova's scheduler may place new servers there. */
  | 'ENABLED';

/** What users of a server are to notice. */
export type Impact =
  /** It works, slower or in part. */
  | 'DEGRADED'
  /** Nothing to speak of. */
  | 'NO_IMPACT'
  /** It does not work for a while: see `expectedDowntime`. */
  | 'OUTAGE'
  /** It works, with less to fall back on. */
  | 'REDUCED_REDUNDANCY';

/** Which link to put on which window. */
export type LinkTicketInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** The link. */
  readonly link: TicketLinkInput;
  /** Id of the window. */
  readonly windowId: string | number;
};

/** Planned ahead, or forced by a failure. */
export type MaintenanceCause =
  /** Somebody decided to do it. */
  | 'PLANNED'
  /** A failure forces it. */
  | 'UNPLANNED';

/** What happened. */
export type MaintenanceEventType =
  /** The time to answer for a server passed in silence: the window's `onSilence` applies. */
  | 'ANSWER_OVERDUE'
  /** As it was confirmed, by a person or by itself, the window was found in conflict with another one or a ticket of it not approved; `note` says which. Told to operators only. */
  | 'CONFLICT_FOUND'
  /** The gateway disabled one of the window's hosts in Nova, let go of it, found it in other hands, or could not read it; `note` says which. Told to operators only. */
  | 'HOST_CHANGED'
  /** None of the window's servers is on the host any more. Told to operators only. */
  | 'HOST_EMPTIED'
  /** An owner, or an operator in its place, said that a server is ready. */
  | 'OWNER_ACKNOWLEDGED'
  /** An owner, or an operator in its place, said that a server is not ready. */
  | 'OWNER_DECLINED'
  /** The window became ready for the work, or is no longer. Told to operators only. */
  | 'READINESS_CHANGED'
  /** A server came to one of the window's hosts after it was planned, and is part of it now. */
  | 'SERVER_ADDED'
  /** Something came of a server: its `outcome`, or what is known of it, changed. */
  | 'SERVER_OUTCOME_CHANGED'
  /** The window took an event of its workflow: `state` moved on, and `phase` with it where their meanings differ. */
  | 'STATE_CHANGED'
  /** A linked ticket's system says something new of it; `note` says what, `actor` is the system. Owners are told where the link's audience is OWNERS and what changed is something that they are shown. */
  | 'TICKET_CHANGED'
  /** A URL was put on the window. Owners are told where the link's audience is OWNERS. */
  | 'TICKET_LINKED'
  /** A URL was taken off the window. Owners are told where the link's audience was OWNERS. */
  | 'TICKET_UNLINKED'
  /** A window was planned. */
  | 'WINDOW_SCHEDULED'
  /** The plan changed: `changedFields` says where. With `server` set: what is to happen to that server changed. */
  | 'WINDOW_UPDATED';

/** Does the host come back? */
export type MaintenanceKind =
  /** It is removed for good: the window may have no end, and its hosts stay disabled. */
  | 'PERMANENT'
  /** It comes back: the window has a planned end, and its hosts are enabled again. */
  | 'TEMPORARY';

/** The fixed meaning of a workflow's state. */
export type MaintenancePhase =
  /** Ended: it was called off. */
  | 'CANCELLED'
  /** Ended: the work is done. */
  | 'COMPLETED'
  /** It will happen as planned. */
  | 'CONFIRMED'
  /** Servers are leaving the hosts. */
  | 'DRAINING'
  /** Ended: the work did not succeed. */
  | 'FAILED'
  /** The work has started: `startedAt` is set. */
  | 'IN_PROGRESS'
  /** The work on the hosts may start. */
  | 'READY'
  /** Ended: another window took its place. */
  | 'SUPERSEDED'
  /** Planned, and not yet certain. */
  | 'TENTATIVE';

/** Restricts a list of windows; what is left out or null does not restrict. An id that the caller may not see matches nothing. */
export type MaintenanceWindowFilter = {
  /** Name of a cloud. */
  readonly cloud?: string | null | undefined;
  /** Planned to end after this instant, or to have no end. */
  readonly from?: string | null | undefined;
  /** Naming any of these hosts. Operators only: for others it matches nothing. */
  readonly hostIds?: ReadonlyArray<string | number> | null | undefined;
  /** Does the host come back? */
  readonly kind?: MaintenanceKind | null | undefined;
  /** Any of these phases. */
  readonly phase?: ReadonlyArray<MaintenancePhase> | null | undefined;
  /** Touching any of these servers. */
  readonly serverIds?: ReadonlyArray<string | number> | null | undefined;
  /** Linking this URL. */
  readonly ticket?: string | null | undefined;
  /** Planned to start before this instant. */
  readonly to?: string | null | undefined;
};

/** What an owner said. */
export type OwnerAnswer =
  /** Ready. */
  | 'ACKNOWLEDGED'
  /** Not ready: it holds the server. */
  | 'DECLINED'
  /** Nothing yet, and there is time. */
  | 'PENDING'
  /** Nothing, until the time to answer was over: the window's `onSilence` applies. */
  | 'SILENT';

/** Which window, and when it is to be instead. */
export type RescheduleMaintenanceInput = {
  /** Last moment for owners to answer: not after `drainAt`, or `startsAt` where there is none, otherwise INVALID_TIMES. Left out or null: that moment itself. */
  readonly acknowledgeBy?: string | null | undefined;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** When servers are to be moved off, not after `startsAt`, otherwise INVALID_TIMES. Left out or null: when an operator says so. */
  readonly drainAt?: string | null | undefined;
  /** Planned end, after the start and not in the past, otherwise INVALID_TIMES. May be left out or null only when PERMANENT. */
  readonly endsAt?: string | null | undefined;
  /** Id of the window that is put off. */
  readonly id: string | number;
  /** A word for the log, shown to owners, at most 1,000 characters; null: none. */
  readonly reason?: string | null | undefined;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. */
  readonly revision: number;
  /** Planned start. */
  readonly startsAt: string;
};

/** Which calendar feed to revoke. */
export type RevokeCalendarFeedInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** Id of the feed. */
  readonly id: string | number;
};

/** What is to be done, where and when. */
export type ScheduleMaintenanceInput = {
  /** Last moment for owners to answer: not after `drainAt`, or `startsAt` where there is none, otherwise INVALID_TIMES. Left out or null: that moment itself. */
  readonly acknowledgeBy?: string | null | undefined;
  /** What owners may ask for and policies may say, at least one, and not KEEP when PERMANENT. Left out or null: what the workflow says. */
  readonly allowedActions?: ReadonlyArray<ServerAction> | null | undefined;
  /** Planned ahead, or forced by a failure. */
  readonly cause?: MaintenanceCause;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** One of `allowedActions`, otherwise ACTION_NOT_ALLOWED: for servers of which nobody says anything. Left out or null: what the workflow says. */
  readonly defaultAction?: ServerAction | null | undefined;
  /** More words for owners, at most 10,000 characters; null: none. */
  readonly description?: string | null | undefined;
  /** When servers are to be moved off, not after `startsAt`, otherwise INVALID_TIMES. Left out or null: when an operator says so. */
  readonly drainAt?: string | null | undefined;
  /** Planned end, after the start and not in the past, otherwise INVALID_TIMES. May be left out or null only when PERMANENT. */
  readonly endsAt?: string | null | undefined;
  /** Host ids (`<cloud>/<name>`) of one cloud, at least one. */
  readonly hostIds: ReadonlyArray<string | number>;
  /** Does the host come back? */
  readonly kind?: MaintenanceKind;
  /** What an owner's silence means. Left out or null: what the workflow says. */
  readonly onSilence?: SilencePolicy | null | undefined;
  /** Planned start. */
  readonly startsAt: string;
  /** One line, 1 to 255 characters without line breaks and other control characters, otherwise INVALID_VALUE. Shown to owners and in Nova's disabled reason. */
  readonly summary: string;
  /** Links to set at once; null: none. */
  readonly tickets?: ReadonlyArray<TicketLinkInput> | null | undefined;
  /** The zone the planner thinks in. */
  readonly timeZone?: string;
  /** Name of one of `workflows`, otherwise INVALID_VALUE. Left out or null: the configured default. */
  readonly workflow?: string | null | undefined;
};

/** Which event to send to which window. */
export type SendMaintenanceEventInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** One of its `nextEvents`. */
  readonly event: string;
  /** Id of the window. */
  readonly id: string | number;
  /** A word for the log, shown to owners, at most 1,000 characters; null: none. */
  readonly note?: string | null | undefined;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. Null: whatever its revision. */
  readonly revision?: number | null | undefined;
};

/** What is to happen to a server of a window. */
export type ServerAction =
  /** It stays on the host, through the work: not when the host goes for good. */
  | 'KEEP'
  /** It is moved while it runs; one that does not run is migrated. */
  | 'LIVE_MIGRATE'
  /** It is stopped, moved and started again. */
  | 'MIGRATE'
  /** Its owner does it: moves it, shuts it down or deletes it. The gateway leaves it alone, and waits. */
  | 'OWN_ACTION';

/** What came of a server. */
export type ServerOutcome =
  /** It left the host by other hands. */
  | 'AVOIDED'
  /** It could not be moved, as often as was tried: `outcomeDetail` says why. */
  | 'FAILED'
  /** Nova no longer has it. */
  | 'GONE'
  /** It stays on the host, with its owner's or a policy's word. */
  | 'KEPT'
  /** The gateway moved it. */
  | 'MOVED'
  /** It is being moved. */
  | 'MOVING'
  /** Nothing yet. */
  | 'PENDING';

/** What to set on which host. */
export type SetHostStatusInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** `<cloud>/<name>`. */
  readonly hostId: string | number;
  /** Free text, not blank, and only with DISABLED; otherwise INVALID_VALUE. Made to fit Nova as windows' reasons are: control characters and those outside the Basic Multilingual Plane, e.g. emoji, become a space, and it is cut to 255 characters, never within a URL. Left out, null, or with nothing left of it, it says who did it. */
  readonly reason?: string | null | undefined;
  /** What it is to be. */
  readonly status: HostStatus;
};

/** Which server, and what is to happen to it. A case that is left out stays as it is; null takes its instruction away. */
export type SetServerMaintenancePolicyInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** Planned, and the host goes for good; not KEEP. */
  readonly plannedPermanent?: ServerAction | null | undefined;
  /** Planned, and the host comes back. */
  readonly plannedTemporary?: ServerAction | null | undefined;
  /** Nova's UUID of the server. */
  readonly serverId: string | number;
  /** Forced by a failure, and the host goes for good; not KEEP. */
  readonly unplannedPermanent?: ServerAction | null | undefined;
  /** Forced by a failure, and the host comes back. */
  readonly unplannedTemporary?: ServerAction | null | undefined;
};

/** What an owner's silence means once the time to answer is over. */
export type SilencePolicy =
  /** Whoever says nothing agrees: the server's policies decide. */
  | 'CONSENT'
  /** Nothing is done with the server until its owner, or an operator for it, has answered. */
  | 'HOLD';

/** What a ticket system can do beside being read. */
export type TicketAbility =
  /** Windows comment on their tickets. */
  | 'COMMENT'
  /** `createTicket` makes tickets there. */
  | 'CREATE'
  /** Windows are linked from their tickets. */
  | 'LINK_BACK'
  /** Windows bring their tickets into a status. */
  | 'SET_STATUS'
  /** It tells of changes by webhooks. */
  | 'WEBHOOK';

/** Who is shown a link: operators only, or the owners of the servers too. */
export type TicketAudience =
  /** Operators alone. */
  | 'OPERATORS'
  /** Operators, and the owners of servers in the window, who are told the ticket's key and status too. */
  | 'OWNERS';

/** A URL and how to show it. */
export type TicketLinkInput = {
  /** Who is shown it. */
  readonly audience?: TicketAudience;
  /** What it is to the window, e.g. `change`, at most 100 characters; null: nobody says. */
  readonly rel?: string | null | undefined;
  /** A label, at most 255 characters; null: none. */
  readonly title?: string | null | undefined;
  /** Any absolute http(s) URL. */
  readonly url: string;
};

/** What a ticket's status means, whatever its system calls it. */
export type TicketStatusCategory =
  /** Nothing more is to be done, whatever came of it. */
  | 'DONE'
  /** Somebody has begun. */
  | 'IN_PROGRESS'
  /** Nobody has begun. */
  | 'TODO'
  /** Its system does not tell or did not answer, or no system claims the URL. */
  | 'UNKNOWN';

/** Which link to take off which window. */
export type UnlinkTicketInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** Exactly as it was linked. */
  readonly url: string;
  /** Id of the window. */
  readonly windowId: string | number;
};

/** Which window, and what it is to be. What is left out stays as it is; null takes away what may be absent (`description`, `acknowledgeBy`, `drainAt`, `endsAt`), and elsewhere counts as left out. */
export type UpdateMaintenanceInput = {
  /** Last moment for owners to answer: not after `drainAt`, or `startsAt` where there is none, otherwise INVALID_TIMES. Null: that moment itself. */
  readonly acknowledgeBy?: string | null | undefined;
  /** What owners may ask for and policies may say, at least one, and not KEEP when PERMANENT. Null: as it is. */
  readonly allowedActions?: ReadonlyArray<ServerAction> | null | undefined;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: string | null | undefined;
  /** One of `allowedActions`, otherwise ACTION_NOT_ALLOWED. Null: as it is. */
  readonly defaultAction?: ServerAction | null | undefined;
  /** More words for owners, at most 10,000 characters. Null: none from now on. */
  readonly description?: string | null | undefined;
  /** When servers are to be moved off, not after `startsAt`, otherwise INVALID_TIMES. Null: when an operator says so. */
  readonly drainAt?: string | null | undefined;
  /** Planned end, after the start and not in the past, otherwise INVALID_TIMES. Null: none, only when PERMANENT. */
  readonly endsAt?: string | null | undefined;
  /** All hosts (`<cloud>/<name>`) that it is to name, at least one, of the same cloud. One that the window has disabled cannot be taken out: INVALID_VALUE. Null: as it is. */
  readonly hostIds?: ReadonlyArray<string | number> | null | undefined;
  /** Id of the window. */
  readonly id: string | number;
  /** What an owner's silence means. Null: as it is. */
  readonly onSilence?: SilencePolicy | null | undefined;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. */
  readonly revision: number;
  /** Planned start. Null: as it is. */
  readonly startsAt?: string | null | undefined;
  /** One line, 1 to 255 characters without line breaks and other control characters, otherwise INVALID_VALUE. Null: as it is. */
  readonly summary?: string | null | undefined;
  /** The zone the planner thinks in. Null: as it is. */
  readonly timeZone?: string | null | undefined;
};

/** Why a mutation was refused. */
export type UserErrorCode =
  /** The window does not allow this action, or nobody may ask for it in this case; the message names those that are allowed. */
  | 'ACTION_NOT_ALLOWED'
  /** The caller has no such calendar feed in this project. */
  | 'CALENDAR_FEED_NOT_FOUND'
  /** It is too late for this answer: silence was taken for consent, the server is being moved, or the window has ended. */
  | 'DEADLINE_PASSED'
  /** Something stands in the way for now, e.g. an open window that holds the host; the message says what. */
  | 'GUARD_REFUSED'
  /** Nova has no such host, or the caller may not see its cloud. */
  | 'HOST_NOT_FOUND'
  /** Somebody else disabled the host or changed its reason since: whoever did it has to undo it. */
  | 'HOST_NOT_OURS'
  /** The window's state does not take this event; the message names those that it takes. */
  | 'INVALID_EVENT'
  /** The planned times contradict each other or lie in the past. */
  | 'INVALID_TIMES'
  /** A value is not what the description of its argument asks for. */
  | 'INVALID_VALUE'
  /** A host is in another open window at that time. */
  | 'SAME_HOST_OVERLAP'
  /** Nova has no such server, or the caller may not see it. */
  | 'SERVER_NOT_FOUND'
  /** The window has no such server, or the caller may not see it. */
  | 'SERVER_NOT_IN_WINDOW'
  /** The window is not at the `revision` that was given; the payload carries it as it is now. */
  | 'STALE_REVISION'
  /** The ticket system would not do it; the message has its own words. */
  | 'TICKET_REFUSED'
  /** No ticket system of that name is configured to have tickets made; the message names those that are. */
  | 'TICKET_SYSTEM_NOT_FOUND'
  /** There is no such window, or the caller may not see it. */
  | 'WINDOW_NOT_FOUND';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly userId: string, readonly userName: string | null, readonly operator: boolean, readonly roles: ReadonlyArray<string>, readonly project: { readonly id: string, readonly name: string | null } | null } };

export type WindowRowFragment = { readonly id: string, readonly summary: string, readonly kind: MaintenanceKind, readonly cause: MaintenanceCause, readonly state: string, readonly phase: MaintenancePhase, readonly revision: number, readonly startsAt: string, readonly endsAt: string | null, readonly drainAt: string | null, readonly acknowledgeBy: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly timeZone: string, readonly hosts?: ReadonlyArray<{ readonly id: string }> | null };

export type TicketBadgeFragment = { readonly url: string, readonly rel: string | null, readonly title: string | null, readonly audience: TicketAudience, readonly ticket: { readonly url: string, readonly system: string, readonly key: string | null, readonly summary: string | null, readonly status: string | null, readonly statusCategory: TicketStatusCategory, readonly fetchedAt: string | null, readonly stale: boolean, readonly problem: { readonly code: string, readonly message: string } | null } };

export type ServerRowFragment = { readonly id: string, readonly serverId: string, readonly action: ServerAction, readonly actionSource: ActionSource, readonly answer: OwnerAnswer, readonly answeredAt: string | null, readonly answeredBy: string | null, readonly answeredRevision: number | null, readonly answerStale: boolean, readonly changeReference: string | null, readonly note: string | null, readonly impact: Impact, readonly expectedDowntime: string | null, readonly outcome: ServerOutcome, readonly outcomeDetail: string | null, readonly policyProblem: string | null, readonly mayMoveAgain: boolean, readonly updatedAt: string, readonly server: { readonly id: string, readonly name: string, readonly status: string, readonly taskState: string | null, readonly project: { readonly id: string, readonly name: string | null }, readonly host?: { readonly id: string, readonly name: string } | null } | null };

export type LiveSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  operator: boolean;
}>;


export type LiveSubscription = { readonly maintenanceEvents:
    | { readonly __typename: 'MaintenanceEvent', readonly cursor: string, readonly at: string, readonly type: MaintenanceEventType, readonly actor: string | null, readonly note: string | null, readonly changedFields: ReadonlyArray<string>, readonly window: { readonly id: string, readonly summary: string, readonly kind: MaintenanceKind, readonly cause: MaintenanceCause, readonly state: string, readonly phase: MaintenancePhase, readonly revision: number, readonly startsAt: string, readonly endsAt: string | null, readonly drainAt: string | null, readonly acknowledgeBy: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly timeZone: string, readonly hosts?: ReadonlyArray<{ readonly id: string }> | null }, readonly host?: { readonly id: string, readonly name: string } | null, readonly server: { readonly id: string, readonly serverId: string, readonly action: ServerAction, readonly answer: OwnerAnswer, readonly outcome: ServerOutcome, readonly server: { readonly name: string } | null } | null, readonly ticket: { readonly url: string, readonly key: string | null, readonly status: string | null } | null }
    | { readonly __typename: 'MaintenanceSnapshot', readonly cursor: string }
    | { readonly __typename: 'StreamHeartbeat', readonly cursor: string, readonly at: string }
    | { readonly __typename: 'StreamReset', readonly reason: string, readonly missed: number | null }
   };

export type HostsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type HostsQuery = { readonly hosts: { readonly totalCount: number | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly cloud: string, readonly status: CoverageStatus, readonly fetchedAt: string | null, readonly problem: { readonly code: string, readonly message: string } | null }>, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly availabilityZone: string | null, readonly status: HostStatus, readonly state: HostState, readonly forcedDown: boolean, readonly disabledReason: string | null, readonly fetchedAt: string, readonly cloud: { readonly name: string }, readonly disabledBy: { readonly kind: DisableOwnerKind, readonly name: string | null, readonly window: { readonly id: string, readonly summary: string } | null } | null, readonly tickets: ReadonlyArray<{ readonly url: string, readonly rel: string | null, readonly title: string | null, readonly audience: TicketAudience, readonly ticket: { readonly url: string, readonly system: string, readonly key: string | null, readonly summary: string | null, readonly status: string | null, readonly statusCategory: TicketStatusCategory, readonly fetchedAt: string | null, readonly stale: boolean, readonly problem: { readonly code: string, readonly message: string } | null } }>, readonly maintenanceWindows: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly summary: string, readonly phase: MaintenancePhase, readonly startsAt: string, readonly endsAt: string | null }> }, readonly servers: { readonly totalCount: number | null } }> } };

export type HostNamesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type HostNamesQuery = { readonly hosts: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly cloud: string, readonly status: CoverageStatus, readonly fetchedAt: string | null, readonly problem: { readonly code: string, readonly message: string } | null }>, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly availabilityZone: string | null, readonly status: HostStatus, readonly state: HostState, readonly cloud: { readonly name: string } }> } };

export type WindowsQueryVariables = Exact<{
  filter?: MaintenanceWindowFilter | null | undefined;
  after?: string | null | undefined;
  operator: boolean;
}>;


export type WindowsQuery = { readonly maintenanceWindows: { readonly totalCount: number | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly summary: string, readonly kind: MaintenanceKind, readonly cause: MaintenanceCause, readonly state: string, readonly phase: MaintenancePhase, readonly revision: number, readonly startsAt: string, readonly endsAt: string | null, readonly drainAt: string | null, readonly acknowledgeBy: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly timeZone: string, readonly hosts?: ReadonlyArray<{ readonly id: string }> | null }> } };

export type WindowPageQueryVariables = Exact<{
  id: string | number;
  operator: boolean;
}>;


export type WindowPageQuery = { readonly maintenanceWindow: { readonly description: string | null, readonly onSilence: SilencePolicy, readonly allowedActions: ReadonlyArray<ServerAction>, readonly defaultAction: ServerAction, readonly createdAt: string, readonly updatedAt: string, readonly createdBy?: string | null, readonly id: string, readonly summary: string, readonly kind: MaintenanceKind, readonly cause: MaintenanceCause, readonly state: string, readonly phase: MaintenancePhase, readonly revision: number, readonly startsAt: string, readonly endsAt: string | null, readonly drainAt: string | null, readonly acknowledgeBy: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly timeZone: string, readonly cloud: { readonly name: string }, readonly workflow: { readonly name: string, readonly version: string, readonly states: ReadonlyArray<{ readonly name: string, readonly phase: MaintenancePhase, readonly transitions: ReadonlyArray<{ readonly event: string | null, readonly signal: string | null, readonly target: string }> }> }, readonly nextEvents: ReadonlyArray<{ readonly name: string, readonly target: string, readonly allowed: boolean, readonly refusedBecause: string | null }>, readonly hosts?: ReadonlyArray<{ readonly id: string, readonly name: string, readonly availabilityZone: string | null, readonly status: HostStatus, readonly state: HostState, readonly disabledReason: string | null, readonly disabledBy: { readonly kind: DisableOwnerKind, readonly window: { readonly id: string } | null } | null }> | null, readonly readiness: { readonly ready: boolean, readonly total: number, readonly outstanding: number, readonly emptiedAt: string | null, readonly blockers: ReadonlyArray<{ readonly serverId: string, readonly kind: BlockerKind, readonly since: string, readonly detail: string | null }> }, readonly conflicts?: ReadonlyArray<{ readonly kind: ConflictKind, readonly detail: string, readonly window: { readonly id: string, readonly summary: string } | null }>, readonly conflictsProblem?: { readonly code: string, readonly message: string } | null, readonly replaces: { readonly id: string, readonly summary: string } | null, readonly replacedBy: { readonly id: string, readonly summary: string } | null, readonly tickets: ReadonlyArray<{ readonly url: string, readonly rel: string | null, readonly title: string | null, readonly audience: TicketAudience, readonly ticket: { readonly url: string, readonly system: string, readonly key: string | null, readonly summary: string | null, readonly status: string | null, readonly statusCategory: TicketStatusCategory, readonly fetchedAt: string | null, readonly stale: boolean, readonly problem: { readonly code: string, readonly message: string } | null } }> } | null };

export type WindowServersQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
  operator: boolean;
}>;


export type WindowServersQuery = { readonly maintenanceWindow: { readonly id: string, readonly servers: { readonly totalCount: number | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly serverId: string, readonly action: ServerAction, readonly actionSource: ActionSource, readonly answer: OwnerAnswer, readonly answeredAt: string | null, readonly answeredBy: string | null, readonly answeredRevision: number | null, readonly answerStale: boolean, readonly changeReference: string | null, readonly note: string | null, readonly impact: Impact, readonly expectedDowntime: string | null, readonly outcome: ServerOutcome, readonly outcomeDetail: string | null, readonly policyProblem: string | null, readonly mayMoveAgain: boolean, readonly updatedAt: string, readonly server: { readonly id: string, readonly name: string, readonly status: string, readonly taskState: string | null, readonly project: { readonly id: string, readonly name: string | null }, readonly host?: { readonly id: string, readonly name: string } | null } | null }> } } | null };

export type WindowHistoryQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type WindowHistoryQuery = { readonly maintenanceWindow: { readonly id: string, readonly history: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly cursor: string, readonly at: string, readonly type: MaintenanceEventType, readonly actor: string | null, readonly note: string | null, readonly changedFields: ReadonlyArray<string>, readonly server: { readonly serverId: string, readonly server: { readonly name: string } | null } | null, readonly ticket: { readonly url: string, readonly key: string | null } | null }> } } | null };

export type MineQueryVariables = Exact<{
  phase?: ReadonlyArray<MaintenancePhase> | MaintenancePhase | null | undefined;
  after?: string | null | undefined;
  operator: boolean;
}>;


export type MineQuery = { readonly maintenanceWindows: { readonly totalCount: number | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly description: string | null, readonly onSilence: SilencePolicy, readonly allowedActions: ReadonlyArray<ServerAction>, readonly defaultAction: ServerAction, readonly id: string, readonly summary: string, readonly kind: MaintenanceKind, readonly cause: MaintenanceCause, readonly state: string, readonly phase: MaintenancePhase, readonly revision: number, readonly startsAt: string, readonly endsAt: string | null, readonly drainAt: string | null, readonly acknowledgeBy: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly timeZone: string, readonly tickets: ReadonlyArray<{ readonly url: string, readonly rel: string | null, readonly title: string | null, readonly audience: TicketAudience, readonly ticket: { readonly url: string, readonly system: string, readonly key: string | null, readonly summary: string | null, readonly status: string | null, readonly statusCategory: TicketStatusCategory, readonly fetchedAt: string | null, readonly stale: boolean, readonly problem: { readonly code: string, readonly message: string } | null } }>, readonly servers: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly serverId: string, readonly action: ServerAction, readonly actionSource: ActionSource, readonly answer: OwnerAnswer, readonly answeredAt: string | null, readonly answeredBy: string | null, readonly answeredRevision: number | null, readonly answerStale: boolean, readonly changeReference: string | null, readonly note: string | null, readonly impact: Impact, readonly expectedDowntime: string | null, readonly outcome: ServerOutcome, readonly outcomeDetail: string | null, readonly policyProblem: string | null, readonly mayMoveAgain: boolean, readonly updatedAt: string, readonly server: { readonly id: string, readonly name: string, readonly status: string, readonly taskState: string | null, readonly project: { readonly id: string, readonly name: string | null }, readonly host?: { readonly id: string, readonly name: string } | null } | null }> }, readonly hosts?: ReadonlyArray<{ readonly id: string }> | null }> } };

export type ServersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  name?: string | null | undefined;
}>;


export type ServersQuery = { readonly servers: { readonly totalCount: number | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly cloud: string, readonly status: CoverageStatus, readonly fetchedAt: string | null, readonly problem: { readonly code: string, readonly message: string } | null }>, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: string, readonly project: { readonly id: string, readonly name: string | null }, readonly maintenancePolicy: { readonly plannedTemporary: { readonly action: ServerAction, readonly source: ActionSource, readonly problem: string | null }, readonly plannedPermanent: { readonly action: ServerAction, readonly source: ActionSource, readonly problem: string | null }, readonly unplannedTemporary: { readonly action: ServerAction, readonly source: ActionSource, readonly problem: string | null }, readonly unplannedPermanent: { readonly action: ServerAction, readonly source: ActionSource, readonly problem: string | null } } }> } };

export type RuleFragment = { readonly action: ServerAction, readonly source: ActionSource, readonly problem: string | null };

export type WorkflowsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkflowsQuery = { readonly workflows: ReadonlyArray<{ readonly name: string, readonly version: string }> };

export type AcknowledgeMutationVariables = Exact<{
  input: AcknowledgeMaintenanceInput;
  operator: boolean;
}>;


export type AcknowledgeMutation = { readonly acknowledgeMaintenance: { readonly window: { readonly id: string, readonly revision: number } | null, readonly servers: ReadonlyArray<{ readonly id: string, readonly serverId: string, readonly action: ServerAction, readonly actionSource: ActionSource, readonly answer: OwnerAnswer, readonly answeredAt: string | null, readonly answeredBy: string | null, readonly answeredRevision: number | null, readonly answerStale: boolean, readonly changeReference: string | null, readonly note: string | null, readonly impact: Impact, readonly expectedDowntime: string | null, readonly outcome: ServerOutcome, readonly outcomeDetail: string | null, readonly policyProblem: string | null, readonly mayMoveAgain: boolean, readonly updatedAt: string, readonly server: { readonly id: string, readonly name: string, readonly status: string, readonly taskState: string | null, readonly project: { readonly id: string, readonly name: string | null }, readonly host?: { readonly id: string, readonly name: string } | null } | null }>, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type DeclineMutationVariables = Exact<{
  input: DeclineMaintenanceInput;
  operator: boolean;
}>;


export type DeclineMutation = { readonly declineMaintenance: { readonly window: { readonly id: string, readonly revision: number } | null, readonly servers: ReadonlyArray<{ readonly id: string, readonly serverId: string, readonly action: ServerAction, readonly actionSource: ActionSource, readonly answer: OwnerAnswer, readonly answeredAt: string | null, readonly answeredBy: string | null, readonly answeredRevision: number | null, readonly answerStale: boolean, readonly changeReference: string | null, readonly note: string | null, readonly impact: Impact, readonly expectedDowntime: string | null, readonly outcome: ServerOutcome, readonly outcomeDetail: string | null, readonly policyProblem: string | null, readonly mayMoveAgain: boolean, readonly updatedAt: string, readonly server: { readonly id: string, readonly name: string, readonly status: string, readonly taskState: string | null, readonly project: { readonly id: string, readonly name: string | null }, readonly host?: { readonly id: string, readonly name: string } | null } | null }>, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type SetPolicyMutationVariables = Exact<{
  input: SetServerMaintenancePolicyInput;
}>;


export type SetPolicyMutation = { readonly setServerMaintenancePolicy: { readonly server: { readonly id: string, readonly maintenancePolicy: { readonly plannedTemporary: { readonly action: ServerAction, readonly source: ActionSource, readonly problem: string | null } } } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type SendEventMutationVariables = Exact<{
  input: SendMaintenanceEventInput;
}>;


export type SendEventMutation = { readonly sendMaintenanceEvent: { readonly window: { readonly id: string, readonly state: string, readonly revision: number } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type ScheduleMutationVariables = Exact<{
  input: ScheduleMaintenanceInput;
}>;


export type ScheduleMutation = { readonly scheduleMaintenance: { readonly window: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type ConflictsQueryVariables = Exact<{
  phase?: ReadonlyArray<MaintenancePhase> | MaintenancePhase | null | undefined;
  after?: string | null | undefined;
}>;


export type ConflictsQuery = { readonly maintenanceWindows: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly conflicts: ReadonlyArray<{ readonly kind: ConflictKind, readonly detail: string }> }> } };

export type AtThatTimeQueryVariables = Exact<{
  hostIds: ReadonlyArray<string | number> | string | number;
  from: string;
  to?: string | null | undefined;
}>;


export type AtThatTimeQuery = { readonly maintenanceWindows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly summary: string, readonly phase: MaintenancePhase, readonly startsAt: string, readonly endsAt: string | null, readonly hosts: ReadonlyArray<{ readonly id: string }> | null }> } };

export type CalendarFeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarFeedsQuery = { readonly viewer: { readonly calendarFeeds: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly operator: boolean, readonly createdAt: string, readonly readAt: string | null }> } };

export type CreateCalendarFeedMutationVariables = Exact<{
  input: CreateCalendarFeedInput;
}>;


export type CreateCalendarFeedMutation = { readonly createCalendarFeed: { readonly url: string | null, readonly feed: { readonly id: string, readonly name: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type RevokeCalendarFeedMutationVariables = Exact<{
  input: RevokeCalendarFeedInput;
}>;


export type RevokeCalendarFeedMutation = { readonly revokeCalendarFeed: { readonly id: string | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type TicketSystemsQueryVariables = Exact<{ [key: string]: never; }>;


export type TicketSystemsQuery = { readonly ticketSystems: ReadonlyArray<{ readonly name: string, readonly abilities: ReadonlyArray<TicketAbility> }> | null };

export type LinkTicketMutationVariables = Exact<{
  input: LinkTicketInput;
}>;


export type LinkTicketMutation = { readonly linkTicket: { readonly window: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type UnlinkTicketMutationVariables = Exact<{
  input: UnlinkTicketInput;
}>;


export type UnlinkTicketMutation = { readonly unlinkTicket: { readonly window: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type CreateTicketMutationVariables = Exact<{
  input: CreateTicketInput;
}>;


export type CreateTicketMutation = { readonly createTicket: { readonly link: { readonly url: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type PlanWordsFragment = { readonly id: string, readonly revision: number, readonly state: string, readonly kind: MaintenanceKind, readonly summary: string, readonly description: string | null, readonly startsAt: string, readonly endsAt: string | null, readonly acknowledgeBy: string | null, readonly drainAt: string | null, readonly timeZone: string };

export type UpdateMaintenanceMutationVariables = Exact<{
  input: UpdateMaintenanceInput;
}>;


export type UpdateMaintenanceMutation = { readonly updateMaintenance: { readonly window: { readonly id: string, readonly revision: number, readonly state: string, readonly kind: MaintenanceKind, readonly summary: string, readonly description: string | null, readonly startsAt: string, readonly endsAt: string | null, readonly acknowledgeBy: string | null, readonly drainAt: string | null, readonly timeZone: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type RescheduleMutationVariables = Exact<{
  input: RescheduleMaintenanceInput;
}>;


export type RescheduleMutation = { readonly rescheduleMaintenance: { readonly window: { readonly id: string, readonly revision: number, readonly state: string, readonly kind: MaintenanceKind, readonly summary: string, readonly description: string | null, readonly startsAt: string, readonly endsAt: string | null, readonly acknowledgeBy: string | null, readonly drainAt: string | null, readonly timeZone: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export type SetHostStatusMutationVariables = Exact<{
  input: SetHostStatusInput;
}>;


export type SetHostStatusMutation = { readonly setHostStatus: { readonly host: { readonly id: string, readonly status: HostStatus } | null, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly path: ReadonlyArray<string> | null }> } };

export const WindowRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"drainAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgeBy"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<WindowRowFragment, unknown>;
export const TicketBadgeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TicketBadge"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TicketLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"rel"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"ticket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusCategory"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<TicketBadgeFragment, unknown>;
export const ServerRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServerRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ServerMaintenance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serverId"}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"taskState"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionSource"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredBy"}},{"kind":"Field","name":{"kind":"Name","value":"answeredRevision"}},{"kind":"Field","name":{"kind":"Name","value":"answerStale"}},{"kind":"Field","name":{"kind":"Name","value":"changeReference"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"impact"}},{"kind":"Field","name":{"kind":"Name","value":"expectedDowntime"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeDetail"}},{"kind":"Field","name":{"kind":"Name","value":"policyProblem"}},{"kind":"Field","name":{"kind":"Name","value":"mayMoveAgain"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<ServerRowFragment, unknown>;
export const RuleFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Rule"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]} as unknown as DocumentNode<RuleFragment, unknown>;
export const PlanWordsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanWords"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgeBy"}},{"kind":"Field","name":{"kind":"Name","value":"drainAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<PlanWordsFragment, unknown>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"userName"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const LiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Live"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"operator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maintenanceEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamHeartbeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamReset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"changedFields"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serverId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"drainAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgeBy"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<LiveSubscription, LiveSubscriptionVariables>;
export const HostsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Hosts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hosts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cloud"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"availabilityZone"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"forcedDown"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"cloud"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TicketBadge"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maintenanceWindows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"phase"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"TENTATIVE"},{"kind":"EnumValue","value":"CONFIRMED"},{"kind":"EnumValue","value":"DRAINING"},{"kind":"EnumValue","value":"READY"},{"kind":"EnumValue","value":"IN_PROGRESS"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"servers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TicketBadge"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TicketLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"rel"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"ticket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusCategory"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<HostsQuery, HostsQueryVariables>;
export const HostNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HostNames"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hosts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cloud"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"availabilityZone"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"cloud"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HostNamesQuery, HostNamesQueryVariables>;
export const WindowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Windows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindowFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"operator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maintenanceWindows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowRow"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"drainAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgeBy"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<WindowsQuery, WindowsQueryVariables>;
export const WindowPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WindowPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"operator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maintenanceWindow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowRow"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"onSilence"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"defaultAction"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}]},{"kind":"Field","name":{"kind":"Name","value":"cloud"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workflow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"states"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"transitions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"signal"}},{"kind":"Field","name":{"kind":"Name","value":"target"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusedBecause"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"availabilityZone"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"disabledBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"readiness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ready"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}},{"kind":"Field","name":{"kind":"Name","value":"emptiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"blockers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"conflictsProblem"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replacedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TicketBadge"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"drainAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgeBy"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TicketBadge"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TicketLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"rel"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"ticket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusCategory"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<WindowPageQuery, WindowPageQueryVariables>;
export const WindowServersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WindowServers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"operator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maintenanceWindow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"servers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ServerRow"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServerRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ServerMaintenance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serverId"}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"taskState"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionSource"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredBy"}},{"kind":"Field","name":{"kind":"Name","value":"answeredRevision"}},{"kind":"Field","name":{"kind":"Name","value":"answerStale"}},{"kind":"Field","name":{"kind":"Name","value":"changeReference"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"impact"}},{"kind":"Field","name":{"kind":"Name","value":"expectedDowntime"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeDetail"}},{"kind":"Field","name":{"kind":"Name","value":"policyProblem"}},{"kind":"Field","name":{"kind":"Name","value":"mayMoveAgain"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<WindowServersQuery, WindowServersQueryVariables>;
export const WindowHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WindowHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maintenanceWindow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"changedFields"}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverId"}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WindowHistoryQuery, WindowHistoryQueryVariables>;
export const MineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Mine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"phase"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenancePhase"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"operator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maintenanceWindows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"phase"},"value":{"kind":"Variable","name":{"kind":"Name","value":"phase"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WindowRow"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"onSilence"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"defaultAction"}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TicketBadge"}}]}},{"kind":"Field","name":{"kind":"Name","value":"servers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ServerRow"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WindowRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"drainAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgeBy"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TicketBadge"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TicketLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"rel"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"ticket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusCategory"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServerRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ServerMaintenance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serverId"}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"taskState"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionSource"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredBy"}},{"kind":"Field","name":{"kind":"Name","value":"answeredRevision"}},{"kind":"Field","name":{"kind":"Name","value":"answerStale"}},{"kind":"Field","name":{"kind":"Name","value":"changeReference"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"impact"}},{"kind":"Field","name":{"kind":"Name","value":"expectedDowntime"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeDetail"}},{"kind":"Field","name":{"kind":"Name","value":"policyProblem"}},{"kind":"Field","name":{"kind":"Name","value":"mayMoveAgain"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<MineQuery, MineQueryVariables>;
export const ServersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Servers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"servers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cloud"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maintenancePolicy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plannedTemporary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Rule"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plannedPermanent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Rule"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unplannedTemporary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Rule"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unplannedPermanent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Rule"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Rule"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]} as unknown as DocumentNode<ServersQuery, ServersQueryVariables>;
export const WorkflowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Workflows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workflows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]} as unknown as DocumentNode<WorkflowsQuery, WorkflowsQueryVariables>;
export const AcknowledgeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Acknowledge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeMaintenanceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"operator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acknowledgeMaintenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"servers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ServerRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServerRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ServerMaintenance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serverId"}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"taskState"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionSource"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredBy"}},{"kind":"Field","name":{"kind":"Name","value":"answeredRevision"}},{"kind":"Field","name":{"kind":"Name","value":"answerStale"}},{"kind":"Field","name":{"kind":"Name","value":"changeReference"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"impact"}},{"kind":"Field","name":{"kind":"Name","value":"expectedDowntime"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeDetail"}},{"kind":"Field","name":{"kind":"Name","value":"policyProblem"}},{"kind":"Field","name":{"kind":"Name","value":"mayMoveAgain"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<AcknowledgeMutation, AcknowledgeMutationVariables>;
export const DeclineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Decline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeclineMaintenanceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"operator"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineMaintenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"servers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ServerRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ServerRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ServerMaintenance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"serverId"}},{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"taskState"}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"host"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operator"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionSource"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredBy"}},{"kind":"Field","name":{"kind":"Name","value":"answeredRevision"}},{"kind":"Field","name":{"kind":"Name","value":"answerStale"}},{"kind":"Field","name":{"kind":"Name","value":"changeReference"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"impact"}},{"kind":"Field","name":{"kind":"Name","value":"expectedDowntime"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeDetail"}},{"kind":"Field","name":{"kind":"Name","value":"policyProblem"}},{"kind":"Field","name":{"kind":"Name","value":"mayMoveAgain"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<DeclineMutation, DeclineMutationVariables>;
export const SetPolicyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetPolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetServerMaintenancePolicyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setServerMaintenancePolicy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"server"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"maintenancePolicy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plannedTemporary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Rule"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Rule"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyRule"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]} as unknown as DocumentNode<SetPolicyMutation, SetPolicyMutationVariables>;
export const SendEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendMaintenanceEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendMaintenanceEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SendEventMutation, SendEventMutationVariables>;
export const ScheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Schedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScheduleMaintenanceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheduleMaintenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ScheduleMutation, ScheduleMutationVariables>;
export const ConflictsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Conflicts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"phase"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenancePhase"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maintenanceWindows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"phase"},"value":{"kind":"Variable","name":{"kind":"Name","value":"phase"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConflictsQuery, ConflictsQueryVariables>;
export const AtThatTimeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AtThatTime"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hostIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maintenanceWindows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"hostIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hostIds"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"phase"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"TENTATIVE"},{"kind":"EnumValue","value":"CONFIRMED"},{"kind":"EnumValue","value":"DRAINING"},{"kind":"EnumValue","value":"READY"},{"kind":"EnumValue","value":"IN_PROGRESS"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AtThatTimeQuery, AtThatTimeQueryVariables>;
export const CalendarFeedsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalendarFeeds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarFeeds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operator"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}}]}}]}}]}}]} as unknown as DocumentNode<CalendarFeedsQuery, CalendarFeedsQueryVariables>;
export const CreateCalendarFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCalendarFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCalendarFeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCalendarFeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"feed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateCalendarFeedMutation, CreateCalendarFeedMutationVariables>;
export const RevokeCalendarFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeCalendarFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeCalendarFeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeCalendarFeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeCalendarFeedMutation, RevokeCalendarFeedMutationVariables>;
export const TicketSystemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TicketSystems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ticketSystems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"abilities"}}]}}]}}]} as unknown as DocumentNode<TicketSystemsQuery, TicketSystemsQueryVariables>;
export const LinkTicketDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkTicket"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkTicketInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkTicket"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<LinkTicketMutation, LinkTicketMutationVariables>;
export const UnlinkTicketDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlinkTicket"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkTicketInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlinkTicket"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UnlinkTicketMutation, UnlinkTicketMutationVariables>;
export const CreateTicketDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTicket"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTicketInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTicket"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"link"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTicketMutation, CreateTicketMutationVariables>;
export const UpdateMaintenanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateMaintenance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMaintenanceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMaintenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanWords"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanWords"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgeBy"}},{"kind":"Field","name":{"kind":"Name","value":"drainAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<UpdateMaintenanceMutation, UpdateMaintenanceMutationVariables>;
export const RescheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Reschedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RescheduleMaintenanceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rescheduleMaintenance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanWords"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanWords"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MaintenanceWindow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgeBy"}},{"kind":"Field","name":{"kind":"Name","value":"drainAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]} as unknown as DocumentNode<RescheduleMutation, RescheduleMutationVariables>;
export const SetHostStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetHostStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetHostStatusInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setHostStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetHostStatusMutation, SetHostStatusMutationVariables>;