import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BlockerMapper, MaintenanceConflictMapper } from './../../schema/readiness.mappers.ts';
import type { CalendarFeedMapper } from './../../schema/calendar.mappers.ts';
import type { CloudMapper } from './../../schema/cloud.mappers.ts';
import type { DisableOwnerMapper, HostMapper } from './../../schema/host.mappers.ts';
import type { MaintenanceEventMapper } from './../../schema/event.mappers.ts';
import type { MaintenanceWindowMapper } from './../../schema/maintenance.mappers.ts';
import type { ProjectMapper, ViewerMapper } from './../../schema/viewer.mappers.ts';
import type { ServerMapper } from './../../schema/server.mappers.ts';
import type { ServerMaintenanceMapper } from './../../schema/server-maintenance.mappers.ts';
import type { TicketMapper, TicketLinkMapper, TicketSystemMapper } from './../../schema/ticket.mappers.ts';
import type { WorkflowMapper, WorkflowStateMapper } from './../../schema/workflow.mappers.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Opaque position in a list or in the event stream. Anything but a text is BAD_USER_INPUT. */
  Cursor: { input: string; output: string; }
  /** RFC 3339 instant in UTC, e.g. 2026-11-22T12:00:00Z. */
  DateTime: { input: Date; output: Date; }
  /** ISO 8601 duration, e.g. PT4H. */
  Duration: { input: number; output: number; }
  /** A JSON object. */
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  /** Name of an IANA time zone, e.g. Europe/Helsinki; a bare offset is none. */
  TimeZone: { input: string; output: string; }
  /** Absolute http or https URL, at most 2048 bytes, without user name or password in it. */
  URL: { input: string; output: string; }
};

/** Which servers of which window, and what is to be done with them. */
export type AcknowledgeMaintenanceInput = {
  /** One of the window's `allowedActions`, otherwise ACTION_NOT_ALLOWED. Left out or null: each server's policy decides. */
  readonly action?: InputMaybe<ServerAction>;
  /** The owner's own change or ticket; null: none. */
  readonly changeReference?: InputMaybe<Scalars['URL']['input']>;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** A word for the operators, at most 1,000 characters; null: none. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. Null: whatever its revision. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
  /** Nova UUIDs, at least one, each in the window, otherwise SERVER_NOT_IN_WINDOW. Left out or null: every server of the caller's project in the window. */
  readonly serverIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Id of the window. */
  readonly windowId: Scalars['ID']['input'];
};

/** The window and the servers that were answered for, as they are now, or why not. */
export type AcknowledgeMaintenancePayload = {
  readonly __typename?: 'AcknowledgeMaintenancePayload';
  /** As it was sent; null when none was. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** Those that were answered for; empty when refused. */
  readonly servers: ReadonlyArray<ServerMaintenance>;
  /** Empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Null when refused and there is nothing to show. */
  readonly window?: Maybe<MaintenanceWindow>;
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

/** One thing that stands in the way of the work. */
export type Blocker = {
  readonly __typename?: 'Blocker';
  /** More of it, e.g. an owner's word or Nova's own reason; null when there is no more to say. Operators only are told hosts and Nova's own words; tenants get fixed words. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** What is in the way. */
  readonly kind: BlockerKind;
  /** Nova's UUID of the server; for HOST_UNREADABLE, the host's id (`<cloud>/<name>`). */
  readonly serverId: Scalars['ID']['output'];
  /** Since when, as far as is known. */
  readonly since: Scalars['DateTime']['output'];
};

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

/** An address that calendar programs come to without a token: whoever has it sees what its owner may see. */
export type CalendarFeed = {
  readonly __typename?: 'CalendarFeed';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Our UUID. Not the secret of the address. */
  readonly id: Scalars['ID']['output'];
  /** What its owner calls it; null when nothing. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Does it show all of the clouds, as operators see them? Otherwise what touches servers of the project, as owners see it. */
  readonly operator: Scalars['Boolean']['output'];
  /** When a program last came for it, to the hour; null: never. */
  readonly readAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One OpenStack region that the gateway reads. */
export type Cloud = {
  readonly __typename?: 'Cloud';
  /** Its hosts, by name. Operators only. */
  readonly hosts: HostConnection;
  /** Its configured name. */
  readonly name: Scalars['String']['output'];
  /** Keystone's name of the region; null when none is configured, since the catalogue has only one. */
  readonly region?: Maybe<Scalars['String']['output']>;
};


/** One OpenStack region that the gateway reads. */
export type CloudhostsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<HostFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How a window is in conflict. */
export type ConflictKind =
  /** A host is in another open window of that time too. */
  | 'SAME_HOST'
  /** All members of an anti-affinity server group are in maintenance at once, in this window or together with others. */
  | 'SERVER_GROUP'
  /** A ticket that the workflow wants approved is not, or could not be read, or none is linked. */
  | 'TICKET_NOT_APPROVED';

/** Where one part of a list came from and how old it is. A list never passes for complete when it is not. */
export type Coverage = {
  readonly __typename?: 'Coverage';
  /** Name of the cloud. */
  readonly cloud: Scalars['String']['output'];
  /** When it was read from the cloud; null when MISSING. */
  readonly fetchedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why this part is missing or old; null when FRESH. */
  readonly problem?: Maybe<Problem>;
  /** Is this cloud's part of the list new, old or missing? */
  readonly status: CoverageStatus;
};

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
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** E.g. where it is subscribed to, at most 100 characters; null: nothing. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a new calendar feed. */
export type CreateCalendarFeedPayload = {
  readonly __typename?: 'CreateCalendarFeedPayload';
  /** As it was sent. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** The feed; null when none was made, or when it has been revoked since. */
  readonly feed?: Maybe<CalendarFeed>;
  /** The address to subscribe to, with its secret. It is shown this once and kept nowhere; null when none was made, or when the mutation was sent again. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** Why none was made; empty when one was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** From which window to make a ticket, and where. */
export type CreateTicketInput = {
  /** Who is shown the link. */
  readonly audience: TicketAudience;
  /** The same id by the same caller within 24 hours answers with the first result and makes no second ticket; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** In place of the template's description; may hold the same placeholders. At most 10000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** What it is to the window, e.g. `change`, at most 100 characters; null: nobody says. */
  readonly rel?: InputMaybe<Scalars['String']['input']>;
  /** In place of the summary that the configuration's template makes; may hold the same placeholders. At most 255 characters. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Name of a ticket system, e.g. `corp-jira`. Null: the only one, or the first, that takes new tickets. */
  readonly system?: InputMaybe<Scalars['String']['input']>;
  /** Id of the window. */
  readonly windowId: Scalars['ID']['input'];
};

/** What came of it. */
export type CreateTicketPayload = {
  readonly __typename?: 'CreateTicketPayload';
  /** As it was sent. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** The link to the new ticket; null when there is none. */
  readonly link?: Maybe<TicketLink>;
  /** Why nothing was made; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The window as it is now; null when it may not be seen. */
  readonly window?: Maybe<MaintenanceWindow>;
};

/** Which servers of which window, and what stands in the way. */
export type DeclineMaintenanceInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What stands in the way, for the operators: not blank, at most 1,000 characters. */
  readonly note: Scalars['String']['input'];
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. Null: whatever its revision. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
  /** Nova UUIDs, at least one, each in the window, otherwise SERVER_NOT_IN_WINDOW. Left out or null: every server of the caller's project in the window. */
  readonly serverIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Id of the window. */
  readonly windowId: Scalars['ID']['input'];
};

/** Who disabled a host. */
export type DisableOwner = {
  readonly __typename?: 'DisableOwner';
  /** This gateway, a known tool, or a person. */
  readonly kind: DisableOwnerKind;
  /** Name of the tool; null for the gateway and for persons. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The window that holds the host; null unless the gateway disabled it for one that the caller may see. */
  readonly window?: Maybe<MaintenanceWindow>;
};

/** Whose hand a disabled reason shows. */
export type DisableOwnerKind =
  /** This gateway, for a window: the reason ends with `[slipway:<window id>]`. */
  | 'GATEWAY'
  /** Somebody who did not sign: a person, also one who did it by `setHostStatus`, or a tool that is not known. */
  | 'PERSON'
  /** A tool that signs its reasons: nova-compute itself, Watcher or Masakari. */
  | 'TOOL';

/** A nova-compute service and what runs on it. Operators only: a tenant knows a host by its `hostId` alone. */
export type Host = {
  readonly __typename?: 'Host';
  /** Nova's availability zone of the service; null where Nova names none. */
  readonly availabilityZone?: Maybe<Scalars['String']['output']>;
  /** The cloud it belongs to. */
  readonly cloud: Cloud;
  /** Who disabled it, read from the reason: this gateway (then `window` is set), a known tool, or a person. Null when enabled. */
  readonly disabledBy?: Maybe<DisableOwner>;
  /** Nova's free-form field (255 characters at most); null when enabled or disabled without a word. */
  readonly disabledReason?: Maybe<Scalars['String']['output']>;
  /** When Nova was asked. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Has somebody told Nova that the host is down, whatever it reports? */
  readonly forcedDown: Scalars['Boolean']['output'];
  /** The hypervisors of the service: many with Ironic, otherwise one. Empty where Nova does not answer: then `hypervisorsProblem` says so. */
  readonly hypervisors: ReadonlyArray<Hypervisor>;
  /** Why `hypervisors` could not be read; null when they were. */
  readonly hypervisorsProblem?: Maybe<Problem>;
  /** `<cloud>/<name>`, e.g. `home/compute-1`. */
  readonly id: Scalars['ID']['output'];
  /** The windows that name it, by planned start. */
  readonly maintenanceWindows: MaintenanceWindowConnection;
  /** Service host name, as `openstack compute service list` shows it. */
  readonly name: Scalars['String']['output'];
  /** The servers on it, by name. */
  readonly servers: ServerConnection;
  /** Seen by Nova: does the service report? */
  readonly state: HostState;
  /** Set by people or tools: may new servers be placed here? */
  readonly status: HostStatus;
  /** Every URL found in `disabledReason`, as ticket links. */
  readonly tickets: ReadonlyArray<TicketLink>;
};


/** A nova-compute service and what runs on it. Operators only: a tenant knows a host by its `hostId` alone. */
export type HostmaintenanceWindowsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  phase?: InputMaybe<ReadonlyArray<MaintenancePhase>>;
};


/** A nova-compute service and what runs on it. Operators only: a tenant knows a host by its `hostId` alone. */
export type HostserversArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ServerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of hosts. */
export type HostConnection = {
  readonly __typename?: 'HostConnection';
  /** How complete and how old each cloud's part is. */
  readonly coverage: ReadonlyArray<Coverage>;
  /** Items with their cursors. */
  readonly edges: ReadonlyArray<HostEdge>;
  /** Items. */
  readonly nodes: ReadonlyArray<Host>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; null where it is not known. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A host in a page. */
export type HostEdge = {
  readonly __typename?: 'HostEdge';
  /** Position of the item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Host;
};

/** Restricts a list of hosts; what is left out or null does not restrict. */
export type HostFilter = {
  /** Exact name of the zone. */
  readonly availabilityZone?: InputMaybe<Scalars['String']['input']>;
  /** Name of a cloud. */
  readonly cloud?: InputMaybe<Scalars['String']['input']>;
  /** True: only hosts that an open window names; false: only hosts that none names. */
  readonly inMaintenance?: InputMaybe<Scalars['Boolean']['input']>;
  /** Service host names, exact. */
  readonly names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Does it report? */
  readonly state?: InputMaybe<HostState>;
  /** May new servers be placed there? */
  readonly status?: InputMaybe<HostStatus>;
};

/** The host as it is now, or why not. */
export type HostPayload = {
  readonly __typename?: 'HostPayload';
  /** As it was sent; null when none was. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** Null when refused and there is nothing to show. */
  readonly host?: Maybe<Host>;
  /** Empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

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

/** A hypervisor, as os-hypervisors lists it. */
export type Hypervisor = {
  readonly __typename?: 'Hypervisor';
  /** Its own host name, which may differ from the service's. */
  readonly hostname: Scalars['String']['output'];
  /** Nova's UUID of it. */
  readonly id: Scalars['ID']['output'];
  /** How many servers run on it; null where Nova no longer tells (2.88 and later). */
  readonly runningServers?: Maybe<Scalars['Int']['output']>;
  /** Does its service report? */
  readonly state: HostState;
  /** May new servers be placed on it? */
  readonly status: HostStatus;
  /** E.g. QEMU; null where Nova does not tell. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

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
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The link. */
  readonly link: TicketLinkInput;
  /** Id of the window. */
  readonly windowId: Scalars['ID']['input'];
};

/** Planned ahead, or forced by a failure. */
export type MaintenanceCause =
  /** Somebody decided to do it. */
  | 'PLANNED'
  /** A failure forces it. */
  | 'UNPLANNED';

/** Something that should not stand beside a window: another window on the same host, all members of one anti-affinity server group at once, or a ticket that is not approved. Operators only. */
export type MaintenanceConflict = {
  readonly __typename?: 'MaintenanceConflict';
  /** What it is, for people. */
  readonly detail: Scalars['String']['output'];
  /** What kind of conflict. */
  readonly kind: ConflictKind;
  /** Nova UUIDs of the servers that it is about; empty where it is about none. */
  readonly serverIds: ReadonlyArray<Scalars['ID']['output']>;
  /** The other window; null where there is none. */
  readonly window?: Maybe<MaintenanceWindow>;
};

/** One entry of the event log. */
export type MaintenanceEvent = {
  readonly __typename?: 'MaintenanceEvent';
  /** Who caused it: a user, `gateway`, `nova`, or a ticket system's name. Tenants see a role (`operator`, `owner`, `gateway`, `nova`, `tickets`), not a name. Null where it is not known. */
  readonly actor?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  readonly at: Scalars['DateTime']['output'];
  /** Names of the window's fields that changed. */
  readonly changedFields: ReadonlyArray<Scalars['String']['output']>;
  /** Give it as `after` to go on behind this event. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The host it is about; null when it is about none. Operators only. */
  readonly host?: Maybe<Host>;
  /** A word that somebody left with it, at most 1,000 characters; null when nobody did. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The server it is about; null when it is about none. Only the project of the server is told of such an event, and operators. */
  readonly server?: Maybe<ServerMaintenance>;
  /** The ticket it is about; null when it is about none. */
  readonly ticket?: Maybe<Ticket>;
  /** What happened. */
  readonly type: MaintenanceEventType;
  /** The window as it is now. */
  readonly window: MaintenanceWindow;
  /** The window's revision with this change; the window itself may have moved on since. */
  readonly windowRevision: Scalars['Int']['output'];
};

/** A page of the event log. */
export type MaintenanceEventConnection = {
  readonly __typename?: 'MaintenanceEventConnection';
  /** Items with their cursors. */
  readonly edges: ReadonlyArray<MaintenanceEventEdge>;
  /** Items. */
  readonly nodes: ReadonlyArray<MaintenanceEvent>;
  /** Where the page lies. Its cursors are those of the events: the stream goes on behind them too. */
  readonly pageInfo: PageInfo;
};

/** An event in a page. */
export type MaintenanceEventEdge = {
  readonly __typename?: 'MaintenanceEventEdge';
  /** Position of the item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: MaintenanceEvent;
};

/** Restricts a stream; what is left out or null does not restrict. An id that the caller may not see matches nothing. */
export type MaintenanceEventFilter = {
  /** Name of a cloud. */
  readonly cloud?: InputMaybe<Scalars['String']['input']>;
  /** Of windows that name any of these hosts. Operators only: for others it matches nothing. */
  readonly hostIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of windows that touch any of these servers. */
  readonly serverIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Events of any of these types; the snapshot is not restricted by it. */
  readonly types?: InputMaybe<ReadonlyArray<MaintenanceEventType>>;
  /** Of any of these windows. */
  readonly windowIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

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

/** What is to happen to a server in each of the four cases of maintenance: planned or unplanned, of a host that comes back or goes for good. */
export type MaintenancePolicy = {
  readonly __typename?: 'MaintenancePolicy';
  /** Planned, and the host goes for good. */
  readonly plannedPermanent: PolicyRule;
  /** Planned, and the host comes back. */
  readonly plannedTemporary: PolicyRule;
  /** Forced by a failure, and the host goes for good. */
  readonly unplannedPermanent: PolicyRule;
  /** Forced by a failure, and the host comes back. */
  readonly unplannedTemporary: PolicyRule;
};

/** How things stand when the stream starts: the open windows that the filter lets through. */
export type MaintenanceSnapshot = {
  readonly __typename?: 'MaintenanceSnapshot';
  /** What follows is behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Open windows by planned start. */
  readonly windows: ReadonlyArray<MaintenanceWindow>;
};

/** What comes out of the stream. */
export type MaintenanceStreamItem = MaintenanceEvent | MaintenanceSnapshot | StreamHeartbeat | StreamReset;

/** Work on one or more hosts. The workflow it follows is configuration, not code: `state` is that workflow's own word, `phase` the fixed meaning. */
export type MaintenanceWindow = {
  readonly __typename?: 'MaintenanceWindow';
  /** Last moment for owners to answer; then `onSilence` applies. Where none was set it is when draining begins, and without that when work does; so it is never null. */
  readonly acknowledgeBy?: Maybe<Scalars['DateTime']['output']>;
  /** What owners may ask for, and policies may say. */
  readonly allowedActions: ReadonlyArray<ServerAction>;
  /** Planned ahead, or forced by a failure. */
  readonly cause: MaintenanceCause;
  /** The cloud whose hosts it names. */
  readonly cloud: Cloud;
  /** Windows and tickets that stand against it; empty once it has ended. Operators only: others get FORBIDDEN, and no window beside it. */
  readonly conflicts: ReadonlyArray<MaintenanceConflict>;
  /** Why server groups could not be read, so that `conflicts` may lack some of the kind SERVER_GROUP; null when they were. Operators only: others get null and FORBIDDEN. */
  readonly conflictsProblem?: Maybe<Problem>;
  /** When it was planned first. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who planned it: Keystone's name of the user. Operators only: others get null and FORBIDDEN. */
  readonly createdBy?: Maybe<Scalars['String']['output']>;
  /** What happens to a server of which neither its owner nor a policy says anything. */
  readonly defaultAction: ServerAction;
  /** More words, shown to owners; null when there are none. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** When servers begin to be moved off; null: when an operator says so. */
  readonly drainAt?: Maybe<Scalars['DateTime']['output']>;
  /** When started work really ended; null until it did. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Planned end; null when there is none, which is only legal when PERMANENT. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** What happened to it, oldest first, as far back as the event log goes. Tenants are told what the event stream told them, or would have. */
  readonly history: MaintenanceEventConnection;
  /** The hosts to be worked on; one that Nova no longer has is left out. Null where Nova does not answer (UPSTREAM_FAILED). Operators only: others get null and FORBIDDEN. */
  readonly hosts?: Maybe<ReadonlyArray<Host>>;
  /** Our UUID. */
  readonly id: Scalars['ID']['output'];
  /** TEMPORARY: the host comes back. PERMANENT: it is removed for good, so its servers must leave. */
  readonly kind: MaintenanceKind;
  /** The events that lead out of its state: which of them this caller may send now, and, of the others, why not. */
  readonly nextEvents: ReadonlyArray<NextEvent>;
  /** What an owner's silence means at `acknowledgeBy`. */
  readonly onSilence: SilencePolicy;
  /** The fixed meaning of `state`. */
  readonly phase: MaintenancePhase;
  /** May the work on its hosts begin, and if not, what stands in the way? Tenants are told of their own servers only: for them it is ready once nothing of theirs stands in the way. */
  readonly readiness: Readiness;
  /** The window that took the place of this one; null when there is none, or none that the caller may see. */
  readonly replacedBy?: Maybe<MaintenanceWindow>;
  /** The window that this one took the place of; null when there is none, or none that the caller may see. */
  readonly replaces?: Maybe<MaintenanceWindow>;
  /** Grows by one with every visible change of the window itself; answers and outcomes of single servers leave it alone, so that no owner's answer makes another one's stale. Send it back with a mutation to be refused (STALE_REVISION) if someone was faster. */
  readonly revision: Scalars['Int']['output'];
  /** The servers that it touches, by id; also those that have left since. Tenants see their own servers only, operators all. */
  readonly servers: ServerMaintenanceConnection;
  /** When work really started; null until it did. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Planned start of the work on the host. */
  readonly startsAt: Scalars['DateTime']['output'];
  /** The workflow's own word for where it stands. */
  readonly state: Scalars['String']['output'];
  /** One line, shown to owners. */
  readonly summary: Scalars['String']['output'];
  /** Linked tickets, in the order of adding. Tenants see the links whose audience is OWNERS. */
  readonly tickets: ReadonlyArray<TicketLink>;
  /** The zone the planner thinks in; instants stay UTC. */
  readonly timeZone: Scalars['TimeZone']['output'];
  /** When `revision` last grew. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The workflow that it follows, in the version that it started with. */
  readonly workflow: Workflow;
};


/** Work on one or more hosts. The workflow it follows is configuration, not code: `state` is that workflow's own word, `phase` the fixed meaning. */
export type MaintenanceWindowhistoryArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Work on one or more hosts. The workflow it follows is configuration, not code: `state` is that workflow's own word, `phase` the fixed meaning. */
export type MaintenanceWindowserversArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ServerMaintenanceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of windows. */
export type MaintenanceWindowConnection = {
  readonly __typename?: 'MaintenanceWindowConnection';
  /** Items with their cursors. */
  readonly edges: ReadonlyArray<MaintenanceWindowEdge>;
  /** Items. */
  readonly nodes: ReadonlyArray<MaintenanceWindow>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; null where it is not known. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A window in a page. */
export type MaintenanceWindowEdge = {
  readonly __typename?: 'MaintenanceWindowEdge';
  /** Position of the item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: MaintenanceWindow;
};

/** Restricts a list of windows; what is left out or null does not restrict. An id that the caller may not see matches nothing. */
export type MaintenanceWindowFilter = {
  /** Name of a cloud. */
  readonly cloud?: InputMaybe<Scalars['String']['input']>;
  /** Planned to end after this instant, or to have no end. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Naming any of these hosts. Operators only: for others it matches nothing. */
  readonly hostIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Does the host come back? */
  readonly kind?: InputMaybe<MaintenanceKind>;
  /** Any of these phases. */
  readonly phase?: InputMaybe<ReadonlyArray<MaintenancePhase>>;
  /** Touching any of these servers. */
  readonly serverIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Linking this URL. */
  readonly ticket?: InputMaybe<Scalars['URL']['input']>;
  /** Planned to start before this instant. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The window as it is now, or why not. */
export type MaintenanceWindowPayload = {
  readonly __typename?: 'MaintenanceWindowPayload';
  /** As it was sent; null when none was. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** Empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Null when refused and there is nothing to show. */
  readonly window?: Maybe<MaintenanceWindow>;
};

/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** By the servers' owner: ready, and what is to be done. Repeating it changes nothing. An operator may answer for servers that it names. Refused with STALE_REVISION when the window is not at the `revision` that is given, with DEADLINE_PASSED when it is too late. */
  readonly acknowledgeMaintenance: AcknowledgeMaintenancePayload;
  /** Make an address that calendar programs subscribe to: it shows what you may see now, operators all of their clouds, owners what touches servers of the project, for as long as Keystone says that you have the role. Refused with GUARD_REFUSED once you have 20 in this project, and with INVALID_VALUE without a project. */
  readonly createCalendarFeed: CreateCalendarFeedPayload;
  /** Make a ticket from a window in one of the `ticketSystems` that take new ones, and link it. Refused with TICKET_SYSTEM_NOT_FOUND or, in the system's words, with TICKET_REFUSED; a system that does not answer is an error with code UPSTREAM_FAILED, and sent again with the same clientMutationId no second ticket is made. Operators only. */
  readonly createTicket: CreateTicketPayload;
  /** By the servers' owner: not ready. It holds these servers, never the others. Refused with ACTION_NOT_ALLOWED where the workflow asks nobody, with DEADLINE_PASSED when it is too late. */
  readonly declineMaintenance: AcknowledgeMaintenancePayload;
  /** Put a URL on a window; any http(s) URL is a legal link. Linking it again changes nothing. Operators only. */
  readonly linkTicket: MaintenanceWindowPayload;
  /** Plan a new window in place of this one: the same hosts, words, settings and links at another time. Each names the other (`replaces`, `replacedBy`), and this one becomes SUPERSEDED. Answers with the new window. Refused with STALE_REVISION when this one is not at the `revision` that is given, with INVALID_EVENT once its work has begun. Operators only. */
  readonly rescheduleMaintenance: MaintenanceWindowPayload;
  /** Have an address answer nobody any more, at once. Refused with CALENDAR_FEED_NOT_FOUND for one that is not yours in this project, or no more. */
  readonly revokeCalendarFeed: RevokeCalendarFeedPayload;
  /** Plan maintenance of one or more hosts of one cloud. Refused with SAME_HOST_OVERLAP where a host is in another open window at that time. Operators only. */
  readonly scheduleMaintenance: MaintenanceWindowPayload;
  /** Send one of the window's `nextEvents`. Refused with INVALID_EVENT where its state does not take it. Operators only. */
  readonly sendMaintenanceEvent: MaintenanceWindowPayload;
  /** Disable or enable one host in Nova with a free-form reason, with no window: the least that works. Refused with HOST_NOT_OURS where somebody else disabled the host, with GUARD_REFUSED where an open window holds it. Operators only. */
  readonly setHostStatus: HostPayload;
  /** Standing instructions for a server, kept in its own Nova metadata (`maintenance:planned-temporary` and so on) and written with the caller's own right: `openstack server set --property` does the same. Refused with ACTION_NOT_ALLOWED for KEEP in a permanent case: a host that goes for good keeps no server. */
  readonly setServerMaintenancePolicy: ServerPayload;
  /** Take a URL off a window. Taking it off again changes nothing. Operators only. */
  readonly unlinkTicket: MaintenanceWindowPayload;
  /** Change a window's plan; what is left out stays. Where dates move, earlier answers are stale and owners are asked again. Refused with STALE_REVISION when it is not at the `revision` that is given, with INVALID_EVENT once it has ended. Operators only. */
  readonly updateMaintenance: MaintenanceWindowPayload;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationacknowledgeMaintenanceArgs = {
  input: AcknowledgeMaintenanceInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationcreateCalendarFeedArgs = {
  input: CreateCalendarFeedInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationcreateTicketArgs = {
  input: CreateTicketInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationdeclineMaintenanceArgs = {
  input: DeclineMaintenanceInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationlinkTicketArgs = {
  input: LinkTicketInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationrescheduleMaintenanceArgs = {
  input: RescheduleMaintenanceInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationrevokeCalendarFeedArgs = {
  input: RevokeCalendarFeedInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationscheduleMaintenanceArgs = {
  input: ScheduleMaintenanceInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationsendMaintenanceEventArgs = {
  input: SendMaintenanceEventInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationsetHostStatusArgs = {
  input: SetHostStatusInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationsetServerMaintenancePolicyArgs = {
  input: SetServerMaintenancePolicyInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationunlinkTicketArgs = {
  input: UnlinkTicketInput;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationupdateMaintenanceArgs = {
  input: UpdateMaintenanceInput;
};

/** An event that leads out of a window's present state. */
export type NextEvent = {
  readonly __typename?: 'NextEvent';
  /** May this caller send it now? */
  readonly allowed: Scalars['Boolean']['output'];
  /** What `sendMaintenanceEvent` calls it. */
  readonly name: Scalars['String']['output'];
  /** Why not: what stands against its guards, in one text; null when allowed. Operators may find servers, hosts and windows named in it. */
  readonly refusedBecause?: Maybe<Scalars['String']['output']>;
  /** The state it leads to. */
  readonly target: Scalars['String']['output'];
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

/** Where in a list a page lies (Relay cursor connections). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Of the last item: give it as `after` for the next page. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['Cursor']['output']>;
  /** Is there more behind this page? */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Is there more in front of this page? */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Of the first item; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['Cursor']['output']>;
};

/** What is to happen in one case, and which rule says so. */
export type PolicyRule = {
  readonly __typename?: 'PolicyRule';
  /** What is to happen, as far as the window allows it. */
  readonly action: ServerAction;
  /** The server's own instruction that could not be read or followed, or a metadata key that begins with `maintenance:` and is none of the four: `action` is then what is said otherwise, and the server is not moved until it is mended. Null when all is well. */
  readonly problem?: Maybe<Scalars['String']['output']>;
  /** Which rule says so. */
  readonly source: ActionSource;
};

/** What is wrong with one part of an answer, as data. */
export type Problem = {
  readonly __typename?: 'Problem';
  /** Stable, for programs. */
  readonly code: Scalars['String']['output'];
  /** For people: what happened and what to do. */
  readonly message: Scalars['String']['output'];
  /** Would the same request stand a chance a little later? */
  readonly retryable: Scalars['Boolean']['output'];
};

/** A Keystone project. */
export type Project = {
  readonly __typename?: 'Project';
  /** Keystone's id. */
  readonly id: Scalars['ID']['output'];
  /** Null where the caller may not read it or Keystone does not answer. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** Reads. Whoever sends a valid Keystone token may ask; fields marked @operator are for operators only. */
export type Query = {
  readonly __typename?: 'Query';
  /** The clouds whose Keystone issued the caller's token; for operators listed under `access.globalOperators`, all. */
  readonly clouds: ReadonlyArray<Cloud>;
  /** One host by id (`<cloud>/<name>`); null when there is none. Operators only. */
  readonly host?: Maybe<Host>;
  /** Hosts of all clouds of the caller, by cloud and name. Operators only. */
  readonly hosts: HostConnection;
  /** One window by id; null when there is none that the caller may see. */
  readonly maintenanceWindow?: Maybe<MaintenanceWindow>;
  /** Windows by planned start. Tenants see the windows that touch a server of theirs. */
  readonly maintenanceWindows: MaintenanceWindowConnection;
  /** One server by Nova's UUID; null when there is none that the caller may see. */
  readonly server?: Maybe<Server>;
  /** Servers of all clouds of the caller, by cloud and name: the project's own, for operators all. */
  readonly servers: ServerConnection;
  /** What the system behind a URL says of it. Tenants are told of tickets that a window of theirs links for OWNERS; of any other URL they learn nothing. */
  readonly ticket: Ticket;
  /** The configured ticket systems, in the order in which they claim URLs. Operators only: others get null and FORBIDDEN. */
  readonly ticketSystems?: Maybe<ReadonlyArray<TicketSystem>>;
  /** Who the gateway takes you for. */
  readonly viewer: Viewer;
  /** The workflows a window may be scheduled with. */
  readonly workflows: ReadonlyArray<Workflow>;
};


/** Reads. Whoever sends a valid Keystone token may ask; fields marked @operator are for operators only. */
export type QueryhostArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Whoever sends a valid Keystone token may ask; fields marked @operator are for operators only. */
export type QueryhostsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<HostFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Whoever sends a valid Keystone token may ask; fields marked @operator are for operators only. */
export type QuerymaintenanceWindowArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Whoever sends a valid Keystone token may ask; fields marked @operator are for operators only. */
export type QuerymaintenanceWindowsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<MaintenanceWindowFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Whoever sends a valid Keystone token may ask; fields marked @operator are for operators only. */
export type QueryserverArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Whoever sends a valid Keystone token may ask; fields marked @operator are for operators only. */
export type QueryserversArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ServerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Whoever sends a valid Keystone token may ask; fields marked @operator are for operators only. */
export type QueryticketArgs = {
  url: Scalars['URL']['input'];
};

/** May the work on a window's hosts begin, and if not, who or what stands in the way? Ready when every server is moved, gone, kept with its owner's or a policy's word, or skipped by an operator. Tenants are told of their own servers only, operators of all, and of hosts. */
export type Readiness = {
  readonly __typename?: 'Readiness';
  /** Everything that stands in the way, one entry for each server or host. */
  readonly blockers: ReadonlyArray<Blocker>;
  /** Since when none of the window's servers is on any of its hosts; null while one is, and for tenants. */
  readonly emptiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many of them have a blocker. */
  readonly outstanding: Scalars['Int']['output'];
  /** True only when `blockers` is empty. */
  readonly ready: Scalars['Boolean']['output'];
  /** How many servers the window has, those included that have left. */
  readonly total: Scalars['Int']['output'];
};

/** Which window, and when it is to be instead. */
export type RescheduleMaintenanceInput = {
  /** Last moment for owners to answer: not after `drainAt`, or `startsAt` where there is none, otherwise INVALID_TIMES. Left out or null: that moment itself. */
  readonly acknowledgeBy?: InputMaybe<Scalars['DateTime']['input']>;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** When servers are to be moved off, not after `startsAt`, otherwise INVALID_TIMES. Left out or null: when an operator says so. */
  readonly drainAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Planned end, after the start and not in the past, otherwise INVALID_TIMES. May be left out or null only when PERMANENT. */
  readonly endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Id of the window that is put off. */
  readonly id: Scalars['ID']['input'];
  /** A word for the log, shown to owners, at most 1,000 characters; null: none. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. */
  readonly revision: Scalars['Int']['input'];
  /** Planned start. */
  readonly startsAt: Scalars['DateTime']['input'];
};

/** Which calendar feed to revoke. */
export type RevokeCalendarFeedInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the feed. */
  readonly id: Scalars['ID']['input'];
};

/** What became of a revocation. */
export type RevokeCalendarFeedPayload = {
  readonly __typename?: 'RevokeCalendarFeedPayload';
  /** As it was sent. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** Id of the feed that is revoked; null when none is. */
  readonly id?: Maybe<Scalars['ID']['output']>;
  /** Why none was revoked; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What is to be done, where and when. */
export type ScheduleMaintenanceInput = {
  /** Last moment for owners to answer: not after `drainAt`, or `startsAt` where there is none, otherwise INVALID_TIMES. Left out or null: that moment itself. */
  readonly acknowledgeBy?: InputMaybe<Scalars['DateTime']['input']>;
  /** What owners may ask for and policies may say, at least one, and not KEEP when PERMANENT. Left out or null: what the workflow says. */
  readonly allowedActions?: InputMaybe<ReadonlyArray<ServerAction>>;
  /** Planned ahead, or forced by a failure. */
  readonly cause: MaintenanceCause;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** One of `allowedActions`, otherwise ACTION_NOT_ALLOWED: for servers of which nobody says anything. Left out or null: what the workflow says. */
  readonly defaultAction?: InputMaybe<ServerAction>;
  /** More words for owners, at most 10,000 characters; null: none. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** When servers are to be moved off, not after `startsAt`, otherwise INVALID_TIMES. Left out or null: when an operator says so. */
  readonly drainAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Planned end, after the start and not in the past, otherwise INVALID_TIMES. May be left out or null only when PERMANENT. */
  readonly endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Host ids (`<cloud>/<name>`) of one cloud, at least one. */
  readonly hostIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Does the host come back? */
  readonly kind: MaintenanceKind;
  /** What an owner's silence means. Left out or null: what the workflow says. */
  readonly onSilence?: InputMaybe<SilencePolicy>;
  /** Planned start. */
  readonly startsAt: Scalars['DateTime']['input'];
  /** One line, 1 to 255 characters without line breaks and other control characters, otherwise INVALID_VALUE. Shown to owners and in Nova's disabled reason. */
  readonly summary: Scalars['String']['input'];
  /** Links to set at once; null: none. */
  readonly tickets?: InputMaybe<ReadonlyArray<TicketLinkInput>>;
  /** The zone the planner thinks in. */
  readonly timeZone: Scalars['TimeZone']['input'];
  /** Name of one of `workflows`, otherwise INVALID_VALUE. Left out or null: the configured default. */
  readonly workflow?: InputMaybe<Scalars['String']['input']>;
};

/** Which event to send to which window. */
export type SendMaintenanceEventInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** One of its `nextEvents`. */
  readonly event: Scalars['String']['input'];
  /** Id of the window. */
  readonly id: Scalars['ID']['input'];
  /** A word for the log, shown to owners, at most 1,000 characters; null: none. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. Null: whatever its revision. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
};

/** A virtual machine. A tenant sees the servers of its own project, an operator all. */
export type Server = {
  readonly __typename?: 'Server';
  /** The cloud it belongs to. */
  readonly cloud: Cloud;
  /** When it was made; null where Nova does not tell, e.g. because the cell does not answer. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When Nova was asked. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Where it runs; null while it has no host. Operators only: others get null and FORBIDDEN. */
  readonly host?: Maybe<Host>;
  /** Nova's opaque per-project host hash: equal values share a host. Null while it has no host. */
  readonly hostId?: Maybe<Scalars['String']['output']>;
  /** Nova's UUID. */
  readonly id: Scalars['ID']['output'];
  /** The windows it takes part in, by planned start. */
  readonly maintenance: ReadonlyArray<ServerMaintenance>;
  /** What is to happen to this server in each of the four cases, and which rule says so. Where nobody says anything it is the default of the default workflow; a window may have another one. */
  readonly maintenancePolicy: MaintenancePolicy;
  /** Its owner's free key-value pairs. */
  readonly metadata: Scalars['JSONObject']['output'];
  /** Its name, which need not be unique. */
  readonly name: Scalars['String']['output'];
  /** Whose it is. */
  readonly project: Project;
  /** Nova's word, e.g. ACTIVE, SHUTOFF, MIGRATING. */
  readonly status: Scalars['String']['output'];
  /** What Nova is doing with it; null when nothing. */
  readonly taskState?: Maybe<Scalars['String']['output']>;
  /** When Nova last changed it; null where Nova does not tell. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** A virtual machine. A tenant sees the servers of its own project, an operator all. */
export type ServermaintenanceArgs = {
  phase?: InputMaybe<ReadonlyArray<MaintenancePhase>>;
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

/** A page of servers. */
export type ServerConnection = {
  readonly __typename?: 'ServerConnection';
  /** How complete and how old each cloud's part is. */
  readonly coverage: ReadonlyArray<Coverage>;
  /** Items with their cursors. */
  readonly edges: ReadonlyArray<ServerEdge>;
  /** Items. */
  readonly nodes: ReadonlyArray<Server>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; null where it is not known. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A server in a page. */
export type ServerEdge = {
  readonly __typename?: 'ServerEdge';
  /** Position of the item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: Server;
};

/** Restricts a list of servers; what is left out or null does not restrict. An id that the caller may not see matches nothing. */
export type ServerFilter = {
  /** Name of a cloud. */
  readonly cloud?: InputMaybe<Scalars['String']['input']>;
  /** Nova's per-project host hash. */
  readonly hostId?: InputMaybe<Scalars['String']['input']>;
  /** Nova UUIDs. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** True: only servers that take part in an open window; false: only servers that take part in none. */
  readonly inMaintenance?: InputMaybe<Scalars['Boolean']['input']>;
  /** Part of the name, upper and lower case alike. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Keystone's id of the project. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  /** Nova's word, e.g. ACTIVE. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
};

/** One server in one window: what its owner decided, and what came of it. Tenants see those of their own project, operators all. */
export type ServerMaintenance = {
  readonly __typename?: 'ServerMaintenance';
  /** What is to happen to it. */
  readonly action: ServerAction;
  /** Which rule gave `action`: the owner's answer beats the server's policy, then the project's, then the window's default. */
  readonly actionSource: ActionSource;
  /** What its owner said. */
  readonly answer: OwnerAnswer;
  /** Have the dates, or other terms, changed since it was answered? Then it is asked for again. */
  readonly answerStale: Scalars['Boolean']['output'];
  /** When the last answer was given; null while there was none. */
  readonly answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who gave the last answer; null while there was none. Tenants are told names of their own project only, and otherwise the role `operator`. */
  readonly answeredBy?: Maybe<Scalars['String']['output']>;
  /** The window's revision that was answered; null while there was no answer. */
  readonly answeredRevision?: Maybe<Scalars['Int']['output']>;
  /** The owner's own change or ticket, given with the answer; null when none was. Nobody is asked about it. */
  readonly changeReference?: Maybe<Scalars['URL']['output']>;
  /** Interruption to expect; null: unknown, PT0S: none. */
  readonly expectedDowntime?: Maybe<Scalars['Duration']['output']>;
  /** Window and server in one. */
  readonly id: Scalars['ID']['output'];
  /** What its users are to notice. */
  readonly impact: Impact;
  /** Where it was seen last has another open window ahead, so that it may have to move again. */
  readonly mayMoveAgain: Scalars['Boolean']['output'];
  /** A word that was left with the answer, at most 1,000 characters; null when none was. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** What came of it. */
  readonly outcome: ServerOutcome;
  /** More of it, e.g. Nova's own reason of a failure; null when there is no more to say. Operators only are told hosts and Nova's own words; tenants get fixed words. */
  readonly outcomeDetail?: Maybe<Scalars['String']['output']>;
  /** Why the standing instructions for it cannot be followed: it is not moved until they are mended or its owner has said what to do. Null when they can. */
  readonly policyProblem?: Maybe<Scalars['String']['output']>;
  /** Null once Nova no longer has the server, or does not show it to the caller. */
  readonly server?: Maybe<Server>;
  /** Nova's UUID of the server. */
  readonly serverId: Scalars['ID']['output'];
  /** When this last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The window. */
  readonly window: MaintenanceWindow;
};

/** A page of servers in a window. */
export type ServerMaintenanceConnection = {
  readonly __typename?: 'ServerMaintenanceConnection';
  /** Items with their cursors. */
  readonly edges: ReadonlyArray<ServerMaintenanceEdge>;
  /** Items. */
  readonly nodes: ReadonlyArray<ServerMaintenance>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; null where it is not known. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A server of a window in a page. */
export type ServerMaintenanceEdge = {
  readonly __typename?: 'ServerMaintenanceEdge';
  /** Position of the item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The item. */
  readonly node: ServerMaintenance;
};

/** Restricts a list of servers in a window; what is left out or null does not restrict. An id that the caller may not see matches nothing. */
export type ServerMaintenanceFilter = {
  /** With any of these answers. */
  readonly answer?: InputMaybe<ReadonlyArray<OwnerAnswer>>;
  /** With any of these outcomes. */
  readonly outcome?: InputMaybe<ReadonlyArray<ServerOutcome>>;
  /** Keystone's id of the project. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
};

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

/** The server as it is now, or why not. */
export type ServerPayload = {
  readonly __typename?: 'ServerPayload';
  /** As it was sent; null when none was. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** Null when refused and there is nothing to show. */
  readonly server?: Maybe<Server>;
  /** Empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to set on which host. */
export type SetHostStatusInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `<cloud>/<name>`. */
  readonly hostId: Scalars['ID']['input'];
  /** Free text, not blank, and only with DISABLED; otherwise INVALID_VALUE. Made to fit Nova as windows' reasons are: control characters and those outside the Basic Multilingual Plane, e.g. emoji, become a space, and it is cut to 255 characters, never within a URL. Left out, null, or with nothing left of it, it says who did it. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** What it is to be. */
  readonly status: HostStatus;
};

/** Which server, and what is to happen to it. A case that is left out stays as it is; null takes its instruction away. */
export type SetServerMaintenancePolicyInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Planned, and the host goes for good; not KEEP. */
  readonly plannedPermanent?: InputMaybe<ServerAction>;
  /** Planned, and the host comes back. */
  readonly plannedTemporary?: InputMaybe<ServerAction>;
  /** Nova's UUID of the server. */
  readonly serverId: Scalars['ID']['input'];
  /** Forced by a failure, and the host goes for good; not KEEP. */
  readonly unplannedPermanent?: InputMaybe<ServerAction>;
  /** Forced by a failure, and the host comes back. */
  readonly unplannedTemporary?: InputMaybe<ServerAction>;
};

/** What an owner's silence means once the time to answer is over. */
export type SilencePolicy =
  /** Whoever says nothing agrees: the server's policies decide. */
  | 'CONSENT'
  /** Nothing is done with the server until its owner, or an operator for it, has answered. */
  | 'HOLD';

/** Nothing happened, and the stream lives. Sent when it was quiet for a while. */
export type StreamHeartbeat = {
  readonly __typename?: 'StreamHeartbeat';
  /** The gateway's clock. */
  readonly at: Scalars['DateTime']['output'];
  /** What follows is behind it: a good place to resume from. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** The stream could not go on behind the cursor that was given; a snapshot follows. */
export type StreamReset = {
  readonly __typename?: 'StreamReset';
  /** How many events were missed; null where that is not known. */
  readonly missed?: Maybe<Scalars['Int']['output']>;
  /** Why, for people. */
  readonly reason: Scalars['String']['output'];
};

/** Live reads, over WebSocket (graphql-transport-ws) or server-sent events. They end when the caller's token does. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * One ordered stream per caller: first a snapshot (unless `after` is given), then every change in commit
   * order, none lost, none twice. After a broken connection give the last cursor as `after`: the stream goes on
   * behind it. If that is no longer possible the first item is a StreamReset that says why, and a snapshot
   * follows. Visibility is checked again for every event, and the stream ends when the token does.
   */
  readonly maintenanceEvents: MaintenanceStreamItem;
  /** One window whole: now, and after each change. NOT_FOUND when there is none that the caller may see. */
  readonly maintenanceWindow: MaintenanceWindow;
};


/** Live reads, over WebSocket (graphql-transport-ws) or server-sent events. They end when the caller's token does. */
export type SubscriptionmaintenanceEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<MaintenanceEventFilter>;
};


/** Live reads, over WebSocket (graphql-transport-ws) or server-sent events. They end when the caller's token does. */
export type SubscriptionmaintenanceWindowArgs = {
  id: Scalars['ID']['input'];
};

/** What the link's system says of it. An unreachable system is a `problem` beside the last known values, never an error of the query. `url` and `system` are known without asking it: it is asked, once for all tickets of the request, only when another field is selected. */
export type Ticket = {
  readonly __typename?: 'Ticket';
  /** Who works on it; null when unknown or nobody. Operators only: others get null and FORBIDDEN. */
  readonly assignee?: Maybe<Scalars['String']['output']>;
  /** When the system was asked; null when it never answered. */
  readonly fetchedAt?: Maybe<Scalars['DateTime']['output']>;
  /** As the system spells it now: a moved issue has its new key; without an answer, as the URL has it. Null where no system claims the URL. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** The windows that link it, however its URL is spelt there, by planned start. Tenants get those that touch a server of theirs and link it for OWNERS. */
  readonly maintenanceWindows: ReadonlyArray<MaintenanceWindow>;
  /** The system's own word; null when unknown or without one. Operators only: others get null. */
  readonly priority?: Maybe<Scalars['String']['output']>;
  /** Why values are missing or old, or that the link's key is a former one (TICKET_MOVED); null when all is well. */
  readonly problem?: Maybe<Problem>;
  /** Are these values from before a problem? */
  readonly stale: Scalars['Boolean']['output'];
  /** The system's own word; null when unknown. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** What the status means. */
  readonly statusCategory: TicketStatusCategory;
  /** Its title; null when unknown. Operators only: others get null. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Configured name of the system, e.g. `corp-jira`; `link` where no system claims the URL. */
  readonly system: Scalars['String']['output'];
  /** E.g. Change, Incident; null when unknown. Operators only: others get null. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** When the system last changed it; null when unknown. Operators only: others get null. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The URL that was asked for. */
  readonly url: Scalars['URL']['output'];
};

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

/** What owners are told of a ticket that is linked for them. */
export type TicketExposure =
  /** Its key alone. */
  | 'KEY'
  /** Its key and status. */
  | 'STATUS'
  /** Its key, status and summary. */
  | 'SUMMARY';

/** A free-form URL on a window or in a host's disabled reason. The link stands whatever its system says or whether it answers. */
export type TicketLink = {
  readonly __typename?: 'TicketLink';
  /** When it was put there; null for a URL found in a disabled reason. */
  readonly addedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who put it there; null for a URL found in a disabled reason. Operators only: others get null and FORBIDDEN. */
  readonly addedBy?: Maybe<Scalars['String']['output']>;
  /** Who is shown it. */
  readonly audience: TicketAudience;
  /** What it is to the window, e.g. `change`; null when nobody said. */
  readonly rel?: Maybe<Scalars['String']['output']>;
  /** What its system says of it. */
  readonly ticket: Ticket;
  /** A label; null when nobody gave one. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The URL, exactly as it was given. */
  readonly url: Scalars['URL']['output'];
  /** Why the ticket's system would not take what was written back to it; null when it took it, or nothing is written there. Operators only: others get null and FORBIDDEN. */
  readonly writeProblem?: Maybe<Problem>;
};

/** A URL and how to show it. */
export type TicketLinkInput = {
  /** Who is shown it. */
  readonly audience: TicketAudience;
  /** What it is to the window, e.g. `change`, at most 100 characters; null: nobody says. */
  readonly rel?: InputMaybe<Scalars['String']['input']>;
  /** A label, at most 255 characters; null: none. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Any absolute http(s) URL. */
  readonly url: Scalars['URL']['input'];
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

/** A configured ticket system. Which account it is asked with, nobody is told. */
export type TicketSystem = {
  readonly __typename?: 'TicketSystem';
  /** What can be done there beside reading. */
  readonly abilities: ReadonlyArray<TicketAbility>;
  /** What owners are told of a ticket that is linked for them. */
  readonly exposes: TicketExposure;
  /** Its name, e.g. `corp-jira`; what `Ticket.system` says. */
  readonly name: Scalars['String']['output'];
  /** What people's links begin with. */
  readonly url: Scalars['URL']['output'];
};

/** Which link to take off which window. */
export type UnlinkTicketInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Exactly as it was linked. */
  readonly url: Scalars['URL']['input'];
  /** Id of the window. */
  readonly windowId: Scalars['ID']['input'];
};

/** Which window, and what it is to be. What is left out stays as it is; null takes away what may be absent (`description`, `acknowledgeBy`, `drainAt`, `endsAt`), and elsewhere counts as left out. */
export type UpdateMaintenanceInput = {
  /** Last moment for owners to answer: not after `drainAt`, or `startsAt` where there is none, otherwise INVALID_TIMES. Null: that moment itself. */
  readonly acknowledgeBy?: InputMaybe<Scalars['DateTime']['input']>;
  /** What owners may ask for and policies may say, at least one, and not KEEP when PERMANENT. Null: as it is. */
  readonly allowedActions?: InputMaybe<ReadonlyArray<ServerAction>>;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice; with another input it is refused with INVALID_VALUE. At most 255 characters, otherwise BAD_USER_INPUT. Null: sent again is done again. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** One of `allowedActions`, otherwise ACTION_NOT_ALLOWED. Null: as it is. */
  readonly defaultAction?: InputMaybe<ServerAction>;
  /** More words for owners, at most 10,000 characters. Null: none from now on. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** When servers are to be moved off, not after `startsAt`, otherwise INVALID_TIMES. Null: when an operator says so. */
  readonly drainAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Planned end, after the start and not in the past, otherwise INVALID_TIMES. Null: none, only when PERMANENT. */
  readonly endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** All hosts (`<cloud>/<name>`) that it is to name, at least one, of the same cloud. One that the window has disabled cannot be taken out: INVALID_VALUE. Null: as it is. */
  readonly hostIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Id of the window. */
  readonly id: Scalars['ID']['input'];
  /** What an owner's silence means. Null: as it is. */
  readonly onSilence?: InputMaybe<SilencePolicy>;
  /** The revision it is meant for; when the window is at another one, STALE_REVISION. */
  readonly revision: Scalars['Int']['input'];
  /** Planned start. Null: as it is. */
  readonly startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** One line, 1 to 255 characters without line breaks and other control characters, otherwise INVALID_VALUE. Null: as it is. */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** The zone the planner thinks in. Null: as it is. */
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** An expected refusal, as data. With STALE_REVISION the payload carries the window as it is now. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** Stable, for programs. */
  readonly code: UserErrorCode;
  /** For people: what to do about it. */
  readonly message: Scalars['String']['output'];
  /** The argument it is about, e.g. ["input", "endsAt"]; null when it is about the whole. */
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
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

/** The caller, as Keystone knows the token's owner. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Your calendar feeds in this project, the newest first. Revoked ones are not among them. */
  readonly calendarFeeds: ReadonlyArray<CalendarFeed>;
  /** Does one of the roles make the caller an operator? */
  readonly operator: Scalars['Boolean']['output'];
  /** The project of the token; null for tokens of another scope. */
  readonly project?: Maybe<Project>;
  /** Keystone role names, as the token carries them. */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** Keystone's id of the user. */
  readonly userId: Scalars['ID']['output'];
  /** Keystone's name of the user; null where it tells none. */
  readonly userName?: Maybe<Scalars['String']['output']>;
};

/** The states a window may be in, and what leads from one to the next: configuration, not code. */
export type Workflow = {
  readonly __typename?: 'Workflow';
  /** What `scheduleMaintenance` calls it. */
  readonly name: Scalars['String']['output'];
  /** Every state, the initial one first. */
  readonly states: ReadonlyArray<WorkflowState>;
  /** A running window keeps the version that it started with. */
  readonly version: Scalars['String']['output'];
};

/** One state of a workflow. */
export type WorkflowState = {
  readonly __typename?: 'WorkflowState';
  /** The events that lead out of it. */
  readonly events: ReadonlyArray<Scalars['String']['output']>;
  /** The workflow's own word. */
  readonly name: Scalars['String']['output'];
  /** What it means. */
  readonly phase: MaintenancePhase;
  /** Everything that leads out of it, with where to: the events first, then what the gateway does by itself. */
  readonly transitions: ReadonlyArray<WorkflowTransition>;
};

/** One way out of a state: by an event that somebody sends, or by a fact upon which the gateway goes on by itself. */
export type WorkflowTransition = {
  readonly __typename?: 'WorkflowTransition';
  /** What `sendMaintenanceEvent` calls it; null where the gateway takes it by itself. */
  readonly event?: Maybe<Scalars['String']['output']>;
  /** The fact upon which the gateway takes it, as workflow files name it, e.g. `drainAt` or `ready`; null for an event. */
  readonly signal?: Maybe<Scalars['String']['output']>;
  /** The state it leads to. */
  readonly target: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  MaintenanceStreamItem:
    | ( MaintenanceEventMapper & { __typename: 'MaintenanceEvent' } )
    | ( Omit<MaintenanceSnapshot, 'windows'> & { windows: ReadonlyArray<_RefType['MaintenanceWindow']> } & { __typename: 'MaintenanceSnapshot' } )
    | ( StreamHeartbeat & { __typename: 'StreamHeartbeat' } )
    | ( StreamReset & { __typename: 'StreamReset' } )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgeMaintenanceInput: AcknowledgeMaintenanceInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcknowledgeMaintenancePayload: ResolverTypeWrapper<Omit<AcknowledgeMaintenancePayload, 'servers' | 'userErrors' | 'window'> & { servers: ReadonlyArray<ResolversTypes['ServerMaintenance']>, userErrors: ReadonlyArray<ResolversTypes['UserError']>, window?: Maybe<ResolversTypes['MaintenanceWindow']> }>;
  ActionSource: ResolverTypeWrapper<'OWNER' | 'SERVER_POLICY' | 'PROJECT_POLICY' | 'WINDOW_DEFAULT' | 'OPERATOR'>;
  Blocker: ResolverTypeWrapper<BlockerMapper>;
  BlockerKind: ResolverTypeWrapper<'AWAITING_ANSWER' | 'DECLINED' | 'MOVE_PENDING' | 'MOVE_RUNNING' | 'MOVE_FAILED' | 'OWN_ACTION_PENDING' | 'POLICY_CONFLICT' | 'HOST_UNREADABLE'>;
  CalendarFeed: ResolverTypeWrapper<CalendarFeedMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Cloud: ResolverTypeWrapper<CloudMapper>;
  ConflictKind: ResolverTypeWrapper<'SAME_HOST' | 'SERVER_GROUP' | 'TICKET_NOT_APPROVED'>;
  Coverage: ResolverTypeWrapper<Omit<Coverage, 'status'> & { status: ResolversTypes['CoverageStatus'] }>;
  CoverageStatus: ResolverTypeWrapper<'FRESH' | 'STALE' | 'MISSING'>;
  CreateCalendarFeedInput: CreateCalendarFeedInput;
  CreateCalendarFeedPayload: ResolverTypeWrapper<Omit<CreateCalendarFeedPayload, 'feed' | 'userErrors'> & { feed?: Maybe<ResolversTypes['CalendarFeed']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateTicketInput: CreateTicketInput;
  CreateTicketPayload: ResolverTypeWrapper<Omit<CreateTicketPayload, 'link' | 'userErrors' | 'window'> & { link?: Maybe<ResolversTypes['TicketLink']>, userErrors: ReadonlyArray<ResolversTypes['UserError']>, window?: Maybe<ResolversTypes['MaintenanceWindow']> }>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeclineMaintenanceInput: DeclineMaintenanceInput;
  DisableOwner: ResolverTypeWrapper<DisableOwnerMapper>;
  DisableOwnerKind: ResolverTypeWrapper<'GATEWAY' | 'TOOL' | 'PERSON'>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  Host: ResolverTypeWrapper<HostMapper>;
  HostConnection: ResolverTypeWrapper<Omit<HostConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: ReadonlyArray<ResolversTypes['Coverage']>, edges: ReadonlyArray<ResolversTypes['HostEdge']>, nodes: ReadonlyArray<ResolversTypes['Host']> }>;
  HostEdge: ResolverTypeWrapper<Omit<HostEdge, 'node'> & { node: ResolversTypes['Host'] }>;
  HostFilter: HostFilter;
  HostPayload: ResolverTypeWrapper<Omit<HostPayload, 'host' | 'userErrors'> & { host?: Maybe<ResolversTypes['Host']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  HostState: ResolverTypeWrapper<'UP' | 'DOWN' | 'UNKNOWN'>;
  HostStatus: ResolverTypeWrapper<'ENABLED' | 'DISABLED'>;
  Hypervisor: ResolverTypeWrapper<Omit<Hypervisor, 'state' | 'status'> & { state: ResolversTypes['HostState'], status: ResolversTypes['HostStatus'] }>;
  Impact: ResolverTypeWrapper<'NO_IMPACT' | 'REDUCED_REDUNDANCY' | 'DEGRADED' | 'OUTAGE'>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LinkTicketInput: LinkTicketInput;
  MaintenanceCause: ResolverTypeWrapper<'PLANNED' | 'UNPLANNED'>;
  MaintenanceConflict: ResolverTypeWrapper<MaintenanceConflictMapper>;
  MaintenanceEvent: ResolverTypeWrapper<MaintenanceEventMapper>;
  MaintenanceEventConnection: ResolverTypeWrapper<Omit<MaintenanceEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['MaintenanceEventEdge']>, nodes: ReadonlyArray<ResolversTypes['MaintenanceEvent']> }>;
  MaintenanceEventEdge: ResolverTypeWrapper<Omit<MaintenanceEventEdge, 'node'> & { node: ResolversTypes['MaintenanceEvent'] }>;
  MaintenanceEventFilter: MaintenanceEventFilter;
  MaintenanceEventType: ResolverTypeWrapper<'WINDOW_SCHEDULED' | 'WINDOW_UPDATED' | 'STATE_CHANGED' | 'OWNER_ACKNOWLEDGED' | 'OWNER_DECLINED' | 'ANSWER_OVERDUE' | 'SERVER_ADDED' | 'SERVER_OUTCOME_CHANGED' | 'HOST_CHANGED' | 'HOST_EMPTIED' | 'READINESS_CHANGED' | 'TICKET_LINKED' | 'TICKET_UNLINKED' | 'TICKET_CHANGED' | 'CONFLICT_FOUND'>;
  MaintenanceKind: ResolverTypeWrapper<'TEMPORARY' | 'PERMANENT'>;
  MaintenancePhase: ResolverTypeWrapper<'TENTATIVE' | 'CONFIRMED' | 'DRAINING' | 'READY' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'SUPERSEDED'>;
  MaintenancePolicy: ResolverTypeWrapper<Omit<MaintenancePolicy, 'plannedPermanent' | 'plannedTemporary' | 'unplannedPermanent' | 'unplannedTemporary'> & { plannedPermanent: ResolversTypes['PolicyRule'], plannedTemporary: ResolversTypes['PolicyRule'], unplannedPermanent: ResolversTypes['PolicyRule'], unplannedTemporary: ResolversTypes['PolicyRule'] }>;
  MaintenanceSnapshot: ResolverTypeWrapper<Omit<MaintenanceSnapshot, 'windows'> & { windows: ReadonlyArray<ResolversTypes['MaintenanceWindow']> }>;
  MaintenanceStreamItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MaintenanceStreamItem']>;
  MaintenanceWindow: ResolverTypeWrapper<MaintenanceWindowMapper>;
  MaintenanceWindowConnection: ResolverTypeWrapper<Omit<MaintenanceWindowConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['MaintenanceWindowEdge']>, nodes: ReadonlyArray<ResolversTypes['MaintenanceWindow']> }>;
  MaintenanceWindowEdge: ResolverTypeWrapper<Omit<MaintenanceWindowEdge, 'node'> & { node: ResolversTypes['MaintenanceWindow'] }>;
  MaintenanceWindowFilter: MaintenanceWindowFilter;
  MaintenanceWindowPayload: ResolverTypeWrapper<Omit<MaintenanceWindowPayload, 'userErrors' | 'window'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, window?: Maybe<ResolversTypes['MaintenanceWindow']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NextEvent: ResolverTypeWrapper<NextEvent>;
  OwnerAnswer: ResolverTypeWrapper<'PENDING' | 'ACKNOWLEDGED' | 'DECLINED' | 'SILENT'>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PolicyRule: ResolverTypeWrapper<Omit<PolicyRule, 'action' | 'source'> & { action: ResolversTypes['ServerAction'], source: ResolversTypes['ActionSource'] }>;
  Problem: ResolverTypeWrapper<Problem>;
  Project: ResolverTypeWrapper<ProjectMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Readiness: ResolverTypeWrapper<Omit<Readiness, 'blockers'> & { blockers: ReadonlyArray<ResolversTypes['Blocker']> }>;
  RescheduleMaintenanceInput: RescheduleMaintenanceInput;
  RevokeCalendarFeedInput: RevokeCalendarFeedInput;
  RevokeCalendarFeedPayload: ResolverTypeWrapper<Omit<RevokeCalendarFeedPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ScheduleMaintenanceInput: ScheduleMaintenanceInput;
  SendMaintenanceEventInput: SendMaintenanceEventInput;
  Server: ResolverTypeWrapper<ServerMapper>;
  ServerAction: ResolverTypeWrapper<'LIVE_MIGRATE' | 'MIGRATE' | 'KEEP' | 'OWN_ACTION'>;
  ServerConnection: ResolverTypeWrapper<Omit<ServerConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: ReadonlyArray<ResolversTypes['Coverage']>, edges: ReadonlyArray<ResolversTypes['ServerEdge']>, nodes: ReadonlyArray<ResolversTypes['Server']> }>;
  ServerEdge: ResolverTypeWrapper<Omit<ServerEdge, 'node'> & { node: ResolversTypes['Server'] }>;
  ServerFilter: ServerFilter;
  ServerMaintenance: ResolverTypeWrapper<ServerMaintenanceMapper>;
  ServerMaintenanceConnection: ResolverTypeWrapper<Omit<ServerMaintenanceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ServerMaintenanceEdge']>, nodes: ReadonlyArray<ResolversTypes['ServerMaintenance']> }>;
  ServerMaintenanceEdge: ResolverTypeWrapper<Omit<ServerMaintenanceEdge, 'node'> & { node: ResolversTypes['ServerMaintenance'] }>;
  ServerMaintenanceFilter: ServerMaintenanceFilter;
  ServerOutcome: ResolverTypeWrapper<'PENDING' | 'MOVING' | 'MOVED' | 'KEPT' | 'AVOIDED' | 'GONE' | 'FAILED'>;
  ServerPayload: ResolverTypeWrapper<Omit<ServerPayload, 'server' | 'userErrors'> & { server?: Maybe<ResolversTypes['Server']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetHostStatusInput: SetHostStatusInput;
  SetServerMaintenancePolicyInput: SetServerMaintenancePolicyInput;
  SilencePolicy: ResolverTypeWrapper<'CONSENT' | 'HOLD'>;
  StreamHeartbeat: ResolverTypeWrapper<StreamHeartbeat>;
  StreamReset: ResolverTypeWrapper<StreamReset>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ticket: ResolverTypeWrapper<TicketMapper>;
  TicketAbility: ResolverTypeWrapper<'CREATE' | 'LINK_BACK' | 'COMMENT' | 'SET_STATUS' | 'WEBHOOK'>;
  TicketAudience: ResolverTypeWrapper<'OPERATORS' | 'OWNERS'>;
  TicketExposure: ResolverTypeWrapper<'KEY' | 'STATUS' | 'SUMMARY'>;
  TicketLink: ResolverTypeWrapper<TicketLinkMapper>;
  TicketLinkInput: TicketLinkInput;
  TicketStatusCategory: ResolverTypeWrapper<'TODO' | 'IN_PROGRESS' | 'DONE' | 'UNKNOWN'>;
  TicketSystem: ResolverTypeWrapper<TicketSystemMapper>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnlinkTicketInput: UnlinkTicketInput;
  UpdateMaintenanceInput: UpdateMaintenanceInput;
  UserError: ResolverTypeWrapper<Omit<UserError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  UserErrorCode: ResolverTypeWrapper<'STALE_REVISION' | 'INVALID_TIMES' | 'INVALID_EVENT' | 'GUARD_REFUSED' | 'WINDOW_NOT_FOUND' | 'HOST_NOT_FOUND' | 'SERVER_NOT_FOUND' | 'SERVER_NOT_IN_WINDOW' | 'ACTION_NOT_ALLOWED' | 'DEADLINE_PASSED' | 'SAME_HOST_OVERLAP' | 'INVALID_VALUE' | 'HOST_NOT_OURS' | 'TICKET_SYSTEM_NOT_FOUND' | 'TICKET_REFUSED' | 'CALENDAR_FEED_NOT_FOUND'>;
  Viewer: ResolverTypeWrapper<ViewerMapper>;
  Workflow: ResolverTypeWrapper<WorkflowMapper>;
  WorkflowState: ResolverTypeWrapper<WorkflowStateMapper>;
  WorkflowTransition: ResolverTypeWrapper<WorkflowTransition>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgeMaintenanceInput: AcknowledgeMaintenanceInput;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  AcknowledgeMaintenancePayload: Omit<AcknowledgeMaintenancePayload, 'servers' | 'userErrors' | 'window'> & { servers: ReadonlyArray<ResolversParentTypes['ServerMaintenance']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, window?: Maybe<ResolversParentTypes['MaintenanceWindow']> };
  Blocker: BlockerMapper;
  CalendarFeed: CalendarFeedMapper;
  Boolean: Scalars['Boolean']['output'];
  Cloud: CloudMapper;
  Coverage: Coverage;
  CreateCalendarFeedInput: CreateCalendarFeedInput;
  CreateCalendarFeedPayload: Omit<CreateCalendarFeedPayload, 'feed' | 'userErrors'> & { feed?: Maybe<ResolversParentTypes['CalendarFeed']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateTicketInput: CreateTicketInput;
  CreateTicketPayload: Omit<CreateTicketPayload, 'link' | 'userErrors' | 'window'> & { link?: Maybe<ResolversParentTypes['TicketLink']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, window?: Maybe<ResolversParentTypes['MaintenanceWindow']> };
  Cursor: Scalars['Cursor']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeclineMaintenanceInput: DeclineMaintenanceInput;
  DisableOwner: DisableOwnerMapper;
  Duration: Scalars['Duration']['output'];
  Host: HostMapper;
  HostConnection: Omit<HostConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: ReadonlyArray<ResolversParentTypes['Coverage']>, edges: ReadonlyArray<ResolversParentTypes['HostEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Host']> };
  HostEdge: Omit<HostEdge, 'node'> & { node: ResolversParentTypes['Host'] };
  HostFilter: HostFilter;
  HostPayload: Omit<HostPayload, 'host' | 'userErrors'> & { host?: Maybe<ResolversParentTypes['Host']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Hypervisor: Hypervisor;
  JSONObject: Scalars['JSONObject']['output'];
  LinkTicketInput: LinkTicketInput;
  MaintenanceConflict: MaintenanceConflictMapper;
  MaintenanceEvent: MaintenanceEventMapper;
  MaintenanceEventConnection: Omit<MaintenanceEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['MaintenanceEventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['MaintenanceEvent']> };
  MaintenanceEventEdge: Omit<MaintenanceEventEdge, 'node'> & { node: ResolversParentTypes['MaintenanceEvent'] };
  MaintenanceEventFilter: MaintenanceEventFilter;
  MaintenancePolicy: Omit<MaintenancePolicy, 'plannedPermanent' | 'plannedTemporary' | 'unplannedPermanent' | 'unplannedTemporary'> & { plannedPermanent: ResolversParentTypes['PolicyRule'], plannedTemporary: ResolversParentTypes['PolicyRule'], unplannedPermanent: ResolversParentTypes['PolicyRule'], unplannedTemporary: ResolversParentTypes['PolicyRule'] };
  MaintenanceSnapshot: Omit<MaintenanceSnapshot, 'windows'> & { windows: ReadonlyArray<ResolversParentTypes['MaintenanceWindow']> };
  MaintenanceStreamItem: ResolversUnionTypes<ResolversParentTypes>['MaintenanceStreamItem'];
  MaintenanceWindow: MaintenanceWindowMapper;
  MaintenanceWindowConnection: Omit<MaintenanceWindowConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['MaintenanceWindowEdge']>, nodes: ReadonlyArray<ResolversParentTypes['MaintenanceWindow']> };
  MaintenanceWindowEdge: Omit<MaintenanceWindowEdge, 'node'> & { node: ResolversParentTypes['MaintenanceWindow'] };
  MaintenanceWindowFilter: MaintenanceWindowFilter;
  MaintenanceWindowPayload: Omit<MaintenanceWindowPayload, 'userErrors' | 'window'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, window?: Maybe<ResolversParentTypes['MaintenanceWindow']> };
  Mutation: Record<PropertyKey, never>;
  NextEvent: NextEvent;
  PageInfo: PageInfo;
  PolicyRule: PolicyRule;
  Problem: Problem;
  Project: ProjectMapper;
  Query: Record<PropertyKey, never>;
  Readiness: Omit<Readiness, 'blockers'> & { blockers: ReadonlyArray<ResolversParentTypes['Blocker']> };
  RescheduleMaintenanceInput: RescheduleMaintenanceInput;
  RevokeCalendarFeedInput: RevokeCalendarFeedInput;
  RevokeCalendarFeedPayload: Omit<RevokeCalendarFeedPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ScheduleMaintenanceInput: ScheduleMaintenanceInput;
  SendMaintenanceEventInput: SendMaintenanceEventInput;
  Server: ServerMapper;
  ServerConnection: Omit<ServerConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: ReadonlyArray<ResolversParentTypes['Coverage']>, edges: ReadonlyArray<ResolversParentTypes['ServerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Server']> };
  ServerEdge: Omit<ServerEdge, 'node'> & { node: ResolversParentTypes['Server'] };
  ServerFilter: ServerFilter;
  ServerMaintenance: ServerMaintenanceMapper;
  ServerMaintenanceConnection: Omit<ServerMaintenanceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ServerMaintenanceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ServerMaintenance']> };
  ServerMaintenanceEdge: Omit<ServerMaintenanceEdge, 'node'> & { node: ResolversParentTypes['ServerMaintenance'] };
  ServerMaintenanceFilter: ServerMaintenanceFilter;
  ServerPayload: Omit<ServerPayload, 'server' | 'userErrors'> & { server?: Maybe<ResolversParentTypes['Server']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetHostStatusInput: SetHostStatusInput;
  SetServerMaintenancePolicyInput: SetServerMaintenancePolicyInput;
  StreamHeartbeat: StreamHeartbeat;
  StreamReset: StreamReset;
  Subscription: Record<PropertyKey, never>;
  Ticket: TicketMapper;
  TicketLink: TicketLinkMapper;
  TicketLinkInput: TicketLinkInput;
  TicketSystem: TicketSystemMapper;
  TimeZone: Scalars['TimeZone']['output'];
  URL: Scalars['URL']['output'];
  UnlinkTicketInput: UnlinkTicketInput;
  UpdateMaintenanceInput: UpdateMaintenanceInput;
  UserError: UserError;
  Viewer: ViewerMapper;
  Workflow: WorkflowMapper;
  WorkflowState: WorkflowStateMapper;
  WorkflowTransition: WorkflowTransition;
};

export type operatorDirectiveArgs = { };

export type operatorDirectiveResolver<Result, Parent, ContextType = Context, Args = operatorDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcknowledgeMaintenancePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcknowledgeMaintenancePayload'] = ResolversParentTypes['AcknowledgeMaintenancePayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  servers?: Resolver<ReadonlyArray<ResolversTypes['ServerMaintenance']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
};

export type ActionSourceResolvers = EnumResolverSignature<{ OPERATOR?: any, OWNER?: any, PROJECT_POLICY?: any, SERVER_POLICY?: any, WINDOW_DEFAULT?: any }, ResolversTypes['ActionSource']>;

export type BlockerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Blocker'] = ResolversParentTypes['Blocker']> = {
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BlockerKind'], ParentType, ContextType>;
  serverId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type BlockerKindResolvers = EnumResolverSignature<{ AWAITING_ANSWER?: any, DECLINED?: any, HOST_UNREADABLE?: any, MOVE_FAILED?: any, MOVE_PENDING?: any, MOVE_RUNNING?: any, OWN_ACTION_PENDING?: any, POLICY_CONFLICT?: any }, ResolversTypes['BlockerKind']>;

export type CalendarFeedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CalendarFeed'] = ResolversParentTypes['CalendarFeed']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CloudResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cloud'] = ResolversParentTypes['Cloud']> = {
  hosts?: Resolver<ResolversTypes['HostConnection'], ParentType, ContextType, RequireFields<CloudhostsArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConflictKindResolvers = EnumResolverSignature<{ SAME_HOST?: any, SERVER_GROUP?: any, TICKET_NOT_APPROVED?: any }, ResolversTypes['ConflictKind']>;

export type CoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  cloud?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fetchedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CoverageStatus'], ParentType, ContextType>;
};

export type CoverageStatusResolvers = EnumResolverSignature<{ FRESH?: any, MISSING?: any, STALE?: any }, ResolversTypes['CoverageStatus']>;

export type CreateCalendarFeedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCalendarFeedPayload'] = ResolversParentTypes['CreateCalendarFeedPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  feed?: Resolver<Maybe<ResolversTypes['CalendarFeed']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTicketPayload'] = ResolversParentTypes['CreateTicketPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['TicketLink']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
};

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DisableOwnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisableOwner'] = ResolversParentTypes['DisableOwner']> = {
  kind?: Resolver<ResolversTypes['DisableOwnerKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
};

export type DisableOwnerKindResolvers = EnumResolverSignature<{ GATEWAY?: any, PERSON?: any, TOOL?: any }, ResolversTypes['DisableOwnerKind']>;

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type HostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Host'] = ResolversParentTypes['Host']> = {
  availabilityZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cloud?: Resolver<ResolversTypes['Cloud'], ParentType, ContextType>;
  disabledBy?: Resolver<Maybe<ResolversTypes['DisableOwner']>, ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  forcedDown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hypervisors?: Resolver<ReadonlyArray<ResolversTypes['Hypervisor']>, ParentType, ContextType>;
  hypervisorsProblem?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maintenanceWindows?: Resolver<ResolversTypes['MaintenanceWindowConnection'], ParentType, ContextType, RequireFields<HostmaintenanceWindowsArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  servers?: Resolver<ResolversTypes['ServerConnection'], ParentType, ContextType, RequireFields<HostserversArgs, 'first'>>;
  state?: Resolver<ResolversTypes['HostState'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['HostStatus'], ParentType, ContextType>;
  tickets?: Resolver<ReadonlyArray<ResolversTypes['TicketLink']>, ParentType, ContextType>;
};

export type HostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostConnection'] = ResolversParentTypes['HostConnection']> = {
  coverage?: Resolver<ReadonlyArray<ResolversTypes['Coverage']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['HostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Host']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type HostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostEdge'] = ResolversParentTypes['HostEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
};

export type HostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostPayload'] = ResolversParentTypes['HostPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type HostStateResolvers = EnumResolverSignature<{ DOWN?: any, UNKNOWN?: any, UP?: any }, ResolversTypes['HostState']>;

export type HostStatusResolvers = EnumResolverSignature<{ DISABLED?: any, ENABLED?: any }, ResolversTypes['HostStatus']>;

export type HypervisorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hypervisor'] = ResolversParentTypes['Hypervisor']> = {
  hostname?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runningServers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HostState'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['HostStatus'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImpactResolvers = EnumResolverSignature<{ DEGRADED?: any, NO_IMPACT?: any, OUTAGE?: any, REDUCED_REDUNDANCY?: any }, ResolversTypes['Impact']>;

export interface JSONObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type MaintenanceCauseResolvers = EnumResolverSignature<{ PLANNED?: any, UNPLANNED?: any }, ResolversTypes['MaintenanceCause']>;

export type MaintenanceConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceConflict'] = ResolversParentTypes['MaintenanceConflict']> = {
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConflictKind'], ParentType, ContextType>;
  serverIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
};

export type MaintenanceEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceEvent'] = ResolversParentTypes['MaintenanceEvent']> = {
  actor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  server?: Resolver<Maybe<ResolversTypes['ServerMaintenance']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['MaintenanceEventType'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['MaintenanceWindow'], ParentType, ContextType>;
  windowRevision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaintenanceEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceEventConnection'] = ResolversParentTypes['MaintenanceEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MaintenanceEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceEventEdge'] = ResolversParentTypes['MaintenanceEventEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MaintenanceEvent'], ParentType, ContextType>;
};

export type MaintenanceEventTypeResolvers = EnumResolverSignature<{ ANSWER_OVERDUE?: any, CONFLICT_FOUND?: any, HOST_CHANGED?: any, HOST_EMPTIED?: any, OWNER_ACKNOWLEDGED?: any, OWNER_DECLINED?: any, READINESS_CHANGED?: any, SERVER_ADDED?: any, SERVER_OUTCOME_CHANGED?: any, STATE_CHANGED?: any, TICKET_CHANGED?: any, TICKET_LINKED?: any, TICKET_UNLINKED?: any, WINDOW_SCHEDULED?: any, WINDOW_UPDATED?: any }, ResolversTypes['MaintenanceEventType']>;

export type MaintenanceKindResolvers = EnumResolverSignature<{ PERMANENT?: any, TEMPORARY?: any }, ResolversTypes['MaintenanceKind']>;

export type MaintenancePhaseResolvers = EnumResolverSignature<{ CANCELLED?: any, COMPLETED?: any, CONFIRMED?: any, DRAINING?: any, FAILED?: any, IN_PROGRESS?: any, READY?: any, SUPERSEDED?: any, TENTATIVE?: any }, ResolversTypes['MaintenancePhase']>;

export type MaintenancePolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenancePolicy'] = ResolversParentTypes['MaintenancePolicy']> = {
  plannedPermanent?: Resolver<ResolversTypes['PolicyRule'], ParentType, ContextType>;
  plannedTemporary?: Resolver<ResolversTypes['PolicyRule'], ParentType, ContextType>;
  unplannedPermanent?: Resolver<ResolversTypes['PolicyRule'], ParentType, ContextType>;
  unplannedTemporary?: Resolver<ResolversTypes['PolicyRule'], ParentType, ContextType>;
};

export type MaintenanceSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceSnapshot'] = ResolversParentTypes['MaintenanceSnapshot']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  windows?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaintenanceStreamItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceStreamItem'] = ResolversParentTypes['MaintenanceStreamItem']> = {
  __resolveType?: TypeResolveFn<'MaintenanceEvent' | 'MaintenanceSnapshot' | 'StreamHeartbeat' | 'StreamReset', ParentType, ContextType>;
};

export type MaintenanceWindowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceWindow'] = ResolversParentTypes['MaintenanceWindow']> = {
  acknowledgeBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['ServerAction']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['MaintenanceCause'], ParentType, ContextType>;
  cloud?: Resolver<ResolversTypes['Cloud'], ParentType, ContextType>;
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceConflict']>, ParentType, ContextType>;
  conflictsProblem?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  defaultAction?: Resolver<ResolversTypes['ServerAction'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  drainAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  history?: Resolver<ResolversTypes['MaintenanceEventConnection'], ParentType, ContextType, RequireFields<MaintenanceWindowhistoryArgs, 'first'>>;
  hosts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Host']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MaintenanceKind'], ParentType, ContextType>;
  nextEvents?: Resolver<ReadonlyArray<ResolversTypes['NextEvent']>, ParentType, ContextType>;
  onSilence?: Resolver<ResolversTypes['SilencePolicy'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['MaintenancePhase'], ParentType, ContextType>;
  readiness?: Resolver<ResolversTypes['Readiness'], ParentType, ContextType>;
  replacedBy?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  replaces?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  servers?: Resolver<ResolversTypes['ServerMaintenanceConnection'], ParentType, ContextType, RequireFields<MaintenanceWindowserversArgs, 'first'>>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tickets?: Resolver<ReadonlyArray<ResolversTypes['TicketLink']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  workflow?: Resolver<ResolversTypes['Workflow'], ParentType, ContextType>;
};

export type MaintenanceWindowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceWindowConnection'] = ResolversParentTypes['MaintenanceWindowConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MaintenanceWindowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceWindowEdge'] = ResolversParentTypes['MaintenanceWindowEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MaintenanceWindow'], ParentType, ContextType>;
};

export type MaintenanceWindowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceWindowPayload'] = ResolversParentTypes['MaintenanceWindowPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgeMaintenance?: Resolver<ResolversTypes['AcknowledgeMaintenancePayload'], ParentType, ContextType, RequireFields<MutationacknowledgeMaintenanceArgs, 'input'>>;
  createCalendarFeed?: Resolver<ResolversTypes['CreateCalendarFeedPayload'], ParentType, ContextType, RequireFields<MutationcreateCalendarFeedArgs, 'input'>>;
  createTicket?: Resolver<ResolversTypes['CreateTicketPayload'], ParentType, ContextType, RequireFields<MutationcreateTicketArgs, 'input'>>;
  declineMaintenance?: Resolver<ResolversTypes['AcknowledgeMaintenancePayload'], ParentType, ContextType, RequireFields<MutationdeclineMaintenanceArgs, 'input'>>;
  linkTicket?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationlinkTicketArgs, 'input'>>;
  rescheduleMaintenance?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationrescheduleMaintenanceArgs, 'input'>>;
  revokeCalendarFeed?: Resolver<ResolversTypes['RevokeCalendarFeedPayload'], ParentType, ContextType, RequireFields<MutationrevokeCalendarFeedArgs, 'input'>>;
  scheduleMaintenance?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationscheduleMaintenanceArgs, 'input'>>;
  sendMaintenanceEvent?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationsendMaintenanceEventArgs, 'input'>>;
  setHostStatus?: Resolver<ResolversTypes['HostPayload'], ParentType, ContextType, RequireFields<MutationsetHostStatusArgs, 'input'>>;
  setServerMaintenancePolicy?: Resolver<ResolversTypes['ServerPayload'], ParentType, ContextType, RequireFields<MutationsetServerMaintenancePolicyArgs, 'input'>>;
  unlinkTicket?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationunlinkTicketArgs, 'input'>>;
  updateMaintenance?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationupdateMaintenanceArgs, 'input'>>;
};

export type NextEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NextEvent'] = ResolversParentTypes['NextEvent']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusedBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OwnerAnswerResolvers = EnumResolverSignature<{ ACKNOWLEDGED?: any, DECLINED?: any, PENDING?: any, SILENT?: any }, ResolversTypes['OwnerAnswer']>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
};

export type PolicyRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyRule'] = ResolversParentTypes['PolicyRule']> = {
  action?: Resolver<ResolversTypes['ServerAction'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ActionSource'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  clouds?: Resolver<ReadonlyArray<ResolversTypes['Cloud']>, ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType, RequireFields<QueryhostArgs, 'id'>>;
  hosts?: Resolver<ResolversTypes['HostConnection'], ParentType, ContextType, RequireFields<QueryhostsArgs, 'first'>>;
  maintenanceWindow?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType, RequireFields<QuerymaintenanceWindowArgs, 'id'>>;
  maintenanceWindows?: Resolver<ResolversTypes['MaintenanceWindowConnection'], ParentType, ContextType, RequireFields<QuerymaintenanceWindowsArgs, 'first'>>;
  server?: Resolver<Maybe<ResolversTypes['Server']>, ParentType, ContextType, RequireFields<QueryserverArgs, 'id'>>;
  servers?: Resolver<ResolversTypes['ServerConnection'], ParentType, ContextType, RequireFields<QueryserversArgs, 'first'>>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType, RequireFields<QueryticketArgs, 'url'>>;
  ticketSystems?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TicketSystem']>>, ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  workflows?: Resolver<ReadonlyArray<ResolversTypes['Workflow']>, ParentType, ContextType>;
};

export type ReadinessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Readiness'] = ResolversParentTypes['Readiness']> = {
  blockers?: Resolver<ReadonlyArray<ResolversTypes['Blocker']>, ParentType, ContextType>;
  emptiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RevokeCalendarFeedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeCalendarFeedPayload'] = ResolversParentTypes['RevokeCalendarFeedPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ServerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Server'] = ResolversParentTypes['Server']> = {
  cloud?: Resolver<ResolversTypes['Cloud'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  hostId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maintenance?: Resolver<ReadonlyArray<ResolversTypes['ServerMaintenance']>, ParentType, ContextType, Partial<ServermaintenanceArgs>>;
  maintenancePolicy?: Resolver<ResolversTypes['MaintenancePolicy'], ParentType, ContextType>;
  metadata?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taskState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ServerActionResolvers = EnumResolverSignature<{ KEEP?: any, LIVE_MIGRATE?: any, MIGRATE?: any, OWN_ACTION?: any }, ResolversTypes['ServerAction']>;

export type ServerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerConnection'] = ResolversParentTypes['ServerConnection']> = {
  coverage?: Resolver<ReadonlyArray<ResolversTypes['Coverage']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ServerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Server']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ServerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerEdge'] = ResolversParentTypes['ServerEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Server'], ParentType, ContextType>;
};

export type ServerMaintenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerMaintenance'] = ResolversParentTypes['ServerMaintenance']> = {
  action?: Resolver<ResolversTypes['ServerAction'], ParentType, ContextType>;
  actionSource?: Resolver<ResolversTypes['ActionSource'], ParentType, ContextType>;
  answer?: Resolver<ResolversTypes['OwnerAnswer'], ParentType, ContextType>;
  answerStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  answeredBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answeredRevision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  changeReference?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  expectedDowntime?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  impact?: Resolver<ResolversTypes['Impact'], ParentType, ContextType>;
  mayMoveAgain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ServerOutcome'], ParentType, ContextType>;
  outcomeDetail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  policyProblem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  server?: Resolver<Maybe<ResolversTypes['Server']>, ParentType, ContextType>;
  serverId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['MaintenanceWindow'], ParentType, ContextType>;
};

export type ServerMaintenanceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerMaintenanceConnection'] = ResolversParentTypes['ServerMaintenanceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ServerMaintenanceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ServerMaintenance']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ServerMaintenanceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerMaintenanceEdge'] = ResolversParentTypes['ServerMaintenanceEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ServerMaintenance'], ParentType, ContextType>;
};

export type ServerOutcomeResolvers = EnumResolverSignature<{ AVOIDED?: any, FAILED?: any, GONE?: any, KEPT?: any, MOVED?: any, MOVING?: any, PENDING?: any }, ResolversTypes['ServerOutcome']>;

export type ServerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerPayload'] = ResolversParentTypes['ServerPayload']> = {
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  server?: Resolver<Maybe<ResolversTypes['Server']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SilencePolicyResolvers = EnumResolverSignature<{ CONSENT?: any, HOLD?: any }, ResolversTypes['SilencePolicy']>;

export type StreamHeartbeatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StreamHeartbeat'] = ResolversParentTypes['StreamHeartbeat']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StreamResetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StreamReset'] = ResolversParentTypes['StreamReset']> = {
  missed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  maintenanceEvents?: SubscriptionResolver<ResolversTypes['MaintenanceStreamItem'], "maintenanceEvents", ParentType, ContextType, Partial<SubscriptionmaintenanceEventsArgs>>;
  maintenanceWindow?: SubscriptionResolver<ResolversTypes['MaintenanceWindow'], "maintenanceWindow", ParentType, ContextType, RequireFields<SubscriptionmaintenanceWindowArgs, 'id'>>;
};

export type TicketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket']> = {
  assignee?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maintenanceWindows?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusCategory?: Resolver<ResolversTypes['TicketStatusCategory'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type TicketAbilityResolvers = EnumResolverSignature<{ COMMENT?: any, CREATE?: any, LINK_BACK?: any, SET_STATUS?: any, WEBHOOK?: any }, ResolversTypes['TicketAbility']>;

export type TicketAudienceResolvers = EnumResolverSignature<{ OPERATORS?: any, OWNERS?: any }, ResolversTypes['TicketAudience']>;

export type TicketExposureResolvers = EnumResolverSignature<{ KEY?: any, STATUS?: any, SUMMARY?: any }, ResolversTypes['TicketExposure']>;

export type TicketLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketLink'] = ResolversParentTypes['TicketLink']> = {
  addedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  addedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  audience?: Resolver<ResolversTypes['TicketAudience'], ParentType, ContextType>;
  rel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  writeProblem?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type TicketStatusCategoryResolvers = EnumResolverSignature<{ DONE?: any, IN_PROGRESS?: any, TODO?: any, UNKNOWN?: any }, ResolversTypes['TicketStatusCategory']>;

export type TicketSystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketSystem'] = ResolversParentTypes['TicketSystem']> = {
  abilities?: Resolver<ReadonlyArray<ResolversTypes['TicketAbility']>, ParentType, ContextType>;
  exposes?: Resolver<ResolversTypes['TicketExposure'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export interface URLScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ ACTION_NOT_ALLOWED?: any, CALENDAR_FEED_NOT_FOUND?: any, DEADLINE_PASSED?: any, GUARD_REFUSED?: any, HOST_NOT_FOUND?: any, HOST_NOT_OURS?: any, INVALID_EVENT?: any, INVALID_TIMES?: any, INVALID_VALUE?: any, SAME_HOST_OVERLAP?: any, SERVER_NOT_FOUND?: any, SERVER_NOT_IN_WINDOW?: any, STALE_REVISION?: any, TICKET_REFUSED?: any, TICKET_SYSTEM_NOT_FOUND?: any, WINDOW_NOT_FOUND?: any }, ResolversTypes['UserErrorCode']>;

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  calendarFeeds?: Resolver<ReadonlyArray<ResolversTypes['CalendarFeed']>, ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkflowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workflow'] = ResolversParentTypes['Workflow']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  states?: Resolver<ReadonlyArray<ResolversTypes['WorkflowState']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WorkflowStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowState'] = ResolversParentTypes['WorkflowState']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['MaintenancePhase'], ParentType, ContextType>;
  transitions?: Resolver<ReadonlyArray<ResolversTypes['WorkflowTransition']>, ParentType, ContextType>;
};

export type WorkflowTransitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowTransition'] = ResolversParentTypes['WorkflowTransition']> = {
  event?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcknowledgeMaintenancePayload?: AcknowledgeMaintenancePayloadResolvers<ContextType>;
  ActionSource?: ActionSourceResolvers;
  Blocker?: BlockerResolvers<ContextType>;
  BlockerKind?: BlockerKindResolvers;
  CalendarFeed?: CalendarFeedResolvers<ContextType>;
  Cloud?: CloudResolvers<ContextType>;
  ConflictKind?: ConflictKindResolvers;
  Coverage?: CoverageResolvers<ContextType>;
  CoverageStatus?: CoverageStatusResolvers;
  CreateCalendarFeedPayload?: CreateCalendarFeedPayloadResolvers<ContextType>;
  CreateTicketPayload?: CreateTicketPayloadResolvers<ContextType>;
  Cursor?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DisableOwner?: DisableOwnerResolvers<ContextType>;
  DisableOwnerKind?: DisableOwnerKindResolvers;
  Duration?: GraphQLScalarType;
  Host?: HostResolvers<ContextType>;
  HostConnection?: HostConnectionResolvers<ContextType>;
  HostEdge?: HostEdgeResolvers<ContextType>;
  HostPayload?: HostPayloadResolvers<ContextType>;
  HostState?: HostStateResolvers;
  HostStatus?: HostStatusResolvers;
  Hypervisor?: HypervisorResolvers<ContextType>;
  Impact?: ImpactResolvers;
  JSONObject?: GraphQLScalarType;
  MaintenanceCause?: MaintenanceCauseResolvers;
  MaintenanceConflict?: MaintenanceConflictResolvers<ContextType>;
  MaintenanceEvent?: MaintenanceEventResolvers<ContextType>;
  MaintenanceEventConnection?: MaintenanceEventConnectionResolvers<ContextType>;
  MaintenanceEventEdge?: MaintenanceEventEdgeResolvers<ContextType>;
  MaintenanceEventType?: MaintenanceEventTypeResolvers;
  MaintenanceKind?: MaintenanceKindResolvers;
  MaintenancePhase?: MaintenancePhaseResolvers;
  MaintenancePolicy?: MaintenancePolicyResolvers<ContextType>;
  MaintenanceSnapshot?: MaintenanceSnapshotResolvers<ContextType>;
  MaintenanceStreamItem?: MaintenanceStreamItemResolvers<ContextType>;
  MaintenanceWindow?: MaintenanceWindowResolvers<ContextType>;
  MaintenanceWindowConnection?: MaintenanceWindowConnectionResolvers<ContextType>;
  MaintenanceWindowEdge?: MaintenanceWindowEdgeResolvers<ContextType>;
  MaintenanceWindowPayload?: MaintenanceWindowPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NextEvent?: NextEventResolvers<ContextType>;
  OwnerAnswer?: OwnerAnswerResolvers;
  PageInfo?: PageInfoResolvers<ContextType>;
  PolicyRule?: PolicyRuleResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Readiness?: ReadinessResolvers<ContextType>;
  RevokeCalendarFeedPayload?: RevokeCalendarFeedPayloadResolvers<ContextType>;
  Server?: ServerResolvers<ContextType>;
  ServerAction?: ServerActionResolvers;
  ServerConnection?: ServerConnectionResolvers<ContextType>;
  ServerEdge?: ServerEdgeResolvers<ContextType>;
  ServerMaintenance?: ServerMaintenanceResolvers<ContextType>;
  ServerMaintenanceConnection?: ServerMaintenanceConnectionResolvers<ContextType>;
  ServerMaintenanceEdge?: ServerMaintenanceEdgeResolvers<ContextType>;
  ServerOutcome?: ServerOutcomeResolvers;
  ServerPayload?: ServerPayloadResolvers<ContextType>;
  SilencePolicy?: SilencePolicyResolvers;
  StreamHeartbeat?: StreamHeartbeatResolvers<ContextType>;
  StreamReset?: StreamResetResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TicketAbility?: TicketAbilityResolvers;
  TicketAudience?: TicketAudienceResolvers;
  TicketExposure?: TicketExposureResolvers;
  TicketLink?: TicketLinkResolvers<ContextType>;
  TicketStatusCategory?: TicketStatusCategoryResolvers;
  TicketSystem?: TicketSystemResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  Viewer?: ViewerResolvers<ContextType>;
  Workflow?: WorkflowResolvers<ContextType>;
  WorkflowState?: WorkflowStateResolvers<ContextType>;
  WorkflowTransition?: WorkflowTransitionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  operator?: operatorDirectiveResolver<any, any, ContextType>;
};
