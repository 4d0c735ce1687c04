import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CloudMapper } from './../../schema/cloud.mappers.ts';
import type { DisableOwnerMapper, HostMapper } from './../../schema/host.mappers.ts';
import type { MaintenanceEventMapper } from './../../schema/event.mappers.ts';
import type { MaintenanceWindowMapper, ServerMaintenanceMapper } from './../../schema/maintenance.mappers.ts';
import type { ProjectMapper, ViewerMapper } from './../../schema/viewer.mappers.ts';
import type { ServerMapper } from './../../schema/server.mappers.ts';
import type { TicketMapper, TicketLinkMapper } from './../../schema/ticket.mappers.ts';
import type { WorkflowMapper, WorkflowStateMapper } from './../../schema/workflow.mappers.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Opaque position in a list or in the event stream. */
  Cursor: { input: string; output: string; }
  /** RFC 3339 instant in UTC, e.g. 2026-11-22T12:00:00Z. */
  DateTime: { input: Date; output: Date; }
  /** A JSON object. */
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  /** IANA time zone, e.g. Europe/Helsinki. */
  TimeZone: { input: string; output: string; }
  /** Absolute http or https URL, at most 2048 bytes, without user name or password in it. */
  URL: { input: string; output: string; }
};

/** One OpenStack region that the gateway reads. */
export type Cloud = {
  readonly __typename?: 'Cloud';
  /** Its hosts, by name. Operators only. */
  readonly hosts: HostConnection;
  /** Its configured name. */
  readonly name: Scalars['String']['output'];
  /** Keystone's name of the region; null when the catalogue has only one. */
  readonly region?: Maybe<Scalars['String']['output']>;
};


/** One OpenStack region that the gateway reads. */
export type CloudhostsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<HostFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

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
  | 'FRESH'
  | 'MISSING'
  | 'STALE';

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
  | 'GATEWAY'
  | 'PERSON'
  | 'TOOL';

/** A nova-compute service and what runs on it. Operators only: a tenant knows a host by its `hostId` alone. */
export type Host = {
  readonly __typename?: 'Host';
  /** Nova's availability zone of the service. */
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

/** Restricts a list of hosts; what is left out does not restrict. */
export type HostFilter = {
  /** Exact name of the zone. */
  readonly availabilityZone?: InputMaybe<Scalars['String']['input']>;
  /** Name of a cloud. */
  readonly cloud?: InputMaybe<Scalars['String']['input']>;
  /** Is there an open window that names it? */
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
  /** As it was sent. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** Null when refused and there is nothing to show. */
  readonly host?: Maybe<Host>;
  /** Empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Does a host report to Nova? */
export type HostState =
  | 'DOWN'
  | 'UNKNOWN'
  | 'UP';

/** May new servers be placed on a host? */
export type HostStatus =
  | 'DISABLED'
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

/** Which link to put on which window. */
export type LinkTicketInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The link. */
  readonly link: TicketLinkInput;
  /** Id of the window. */
  readonly windowId: Scalars['ID']['input'];
};

/** Planned ahead, or forced by a failure. */
export type MaintenanceCause =
  | 'PLANNED'
  | 'UNPLANNED';

/** One entry of the event log. */
export type MaintenanceEvent = {
  readonly __typename?: 'MaintenanceEvent';
  /** Who caused it: a user, `gateway`, `nova`, or a ticket system's name. Tenants see a role, not a name. */
  readonly actor?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  readonly at: Scalars['DateTime']['output'];
  /** Names of the window's fields that changed. */
  readonly changedFields: ReadonlyArray<Scalars['String']['output']>;
  /** Give it as `after` to go on behind this event. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The host it is about; null when it is about none. Operators only. */
  readonly host?: Maybe<Host>;
  /** A word that somebody left with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The ticket it is about; null when it is about none. */
  readonly ticket?: Maybe<Ticket>;
  /** What happened. */
  readonly type: MaintenanceEventType;
  /** The window as it is now. */
  readonly window: MaintenanceWindow;
  /** The window's revision with this change; the window itself may have moved on since. */
  readonly windowRevision: Scalars['Int']['output'];
};

/** Restricts a stream; what is left out does not restrict. An id that the caller may not see matches nothing. */
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
  | 'HOST_CHANGED'
  | 'STATE_CHANGED'
  | 'TICKET_LINKED'
  | 'TICKET_UNLINKED'
  | 'WINDOW_SCHEDULED';

/** Does the host come back? */
export type MaintenanceKind =
  | 'PERMANENT'
  | 'TEMPORARY';

/** The fixed meaning of a workflow's state. */
export type MaintenancePhase =
  | 'CANCELLED'
  | 'COMPLETED'
  | 'CONFIRMED'
  | 'DRAINING'
  | 'FAILED'
  | 'IN_PROGRESS'
  | 'READY'
  | 'SUPERSEDED'
  | 'TENTATIVE';

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
  /** Planned ahead, or forced by a failure. */
  readonly cause: MaintenanceCause;
  /** The cloud whose hosts it names. */
  readonly cloud: Cloud;
  /** When it was planned first. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who planned it. Operators only. */
  readonly createdBy?: Maybe<Scalars['String']['output']>;
  /** More words, shown to owners; null when there are none. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** When started work really ended; null until it did. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Planned end. No end is only legal when PERMANENT. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The hosts to be worked on; one that Nova no longer has is left out. Null where Nova does not answer. Operators only. */
  readonly hosts?: Maybe<ReadonlyArray<Host>>;
  /** Our UUID. */
  readonly id: Scalars['ID']['output'];
  /** TEMPORARY: the host comes back. PERMANENT: it is removed for good, so its servers must leave. */
  readonly kind: MaintenanceKind;
  /** Events this caller may send now, and, of those refused, why. */
  readonly nextEvents: ReadonlyArray<NextEvent>;
  /** The fixed meaning of `state`. */
  readonly phase: MaintenancePhase;
  /** Grows by one with every visible change. Send it back with a mutation to be refused (STALE_REVISION) if someone was faster. */
  readonly revision: Scalars['Int']['output'];
  /** The servers that it touches. Tenants see their own servers only, operators all. */
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
  /** When it last changed visibly. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The workflow that it follows, in the version that it started with. */
  readonly workflow: Workflow;
};


/** Work on one or more hosts. The workflow it follows is configuration, not code: `state` is that workflow's own word, `phase` the fixed meaning. */
export type MaintenanceWindowserversArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
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

/** Restricts a list of windows; what is left out does not restrict. An id that the caller may not see matches nothing. */
export type MaintenanceWindowFilter = {
  /** Name of a cloud. */
  readonly cloud?: InputMaybe<Scalars['String']['input']>;
  /** Planned to end after this instant. */
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
  /** As it was sent. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
  /** Empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Null when refused and there is nothing to show. */
  readonly window?: Maybe<MaintenanceWindow>;
};

/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Put a URL on a window; any http(s) URL is a legal link. Linking it again changes nothing. Operators only. */
  readonly linkTicket: MaintenanceWindowPayload;
  /** Plan maintenance of one or more hosts of one cloud. Refused with SAME_HOST_OVERLAP where a host is in another open window at that time. Operators only. */
  readonly scheduleMaintenance: MaintenanceWindowPayload;
  /** Send one of the window's `nextEvents`. Operators only. */
  readonly sendMaintenanceEvent: MaintenanceWindowPayload;
  /** Disable or enable one host in Nova with a free-form reason, with no window: the least that works. Operators only. */
  readonly setHostStatus: HostPayload;
  /** Take a URL off a window. Taking it off again changes nothing. Operators only. */
  readonly unlinkTicket: MaintenanceWindowPayload;
};


/** Writes. An expected refusal comes back in `userErrors`; faults and missing rights are GraphQL errors. */
export type MutationlinkTicketArgs = {
  input: LinkTicketInput;
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
export type MutationunlinkTicketArgs = {
  input: UnlinkTicketInput;
};

/** An event that leads out of a window's present state. */
export type NextEvent = {
  readonly __typename?: 'NextEvent';
  /** May this caller send it now? */
  readonly allowed: Scalars['Boolean']['output'];
  /** What `sendMaintenanceEvent` calls it. */
  readonly name: Scalars['String']['output'];
  /** Why not; null when allowed. */
  readonly refusedBecause?: Maybe<Scalars['String']['output']>;
  /** The state it leads to. */
  readonly target: Scalars['String']['output'];
};

/** Where in a list a page lies (Relay cursor connections). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Give it as `after` for the next page. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['Cursor']['output']>;
  /** Is there more behind this page? */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Is there more in front of this page? */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['Cursor']['output']>;
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
  /** The clouds whose Keystone issued the caller's token. */
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

/** What is to be done, where and when. */
export type ScheduleMaintenanceInput = {
  /** Planned ahead, or forced by a failure. */
  readonly cause: MaintenanceCause;
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** More words for owners, at most 10,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Planned end, after the start. May be left out only when PERMANENT. */
  readonly endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Host ids (`<cloud>/<name>`) of one cloud, at least one. */
  readonly hostIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Does the host come back? */
  readonly kind: MaintenanceKind;
  /** Planned start. */
  readonly startsAt: Scalars['DateTime']['input'];
  /** One line, 1 to 255 characters, shown to owners and in Nova's disabled reason. */
  readonly summary: Scalars['String']['input'];
  /** Links to set at once. */
  readonly tickets?: InputMaybe<ReadonlyArray<TicketLinkInput>>;
  /** The zone the planner thinks in. */
  readonly timeZone: Scalars['TimeZone']['input'];
  /** Name of a workflow; left out, the configured default. */
  readonly workflow?: InputMaybe<Scalars['String']['input']>;
};

/** Which event to send to which window. */
export type SendMaintenanceEventInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** One of its `nextEvents`. */
  readonly event: Scalars['String']['input'];
  /** Id of the window. */
  readonly id: Scalars['ID']['input'];
  /** A word for the log, shown to owners, at most 1,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The revision it is meant for; when the window is past it, STALE_REVISION. */
  readonly revision?: InputMaybe<Scalars['Int']['input']>;
};

/** A virtual machine. A tenant sees the servers of its own project, an operator all. */
export type Server = {
  readonly __typename?: 'Server';
  /** The cloud it belongs to. */
  readonly cloud: Cloud;
  /** When it was made. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When Nova was asked. */
  readonly fetchedAt: Scalars['DateTime']['output'];
  /** Where it runs; null while it has no host. Operators only. */
  readonly host?: Maybe<Host>;
  /** Nova's opaque per-project host hash: equal values share a host. */
  readonly hostId?: Maybe<Scalars['String']['output']>;
  /** Nova's UUID. */
  readonly id: Scalars['ID']['output'];
  /** The windows it takes part in, by planned start. */
  readonly maintenance: ReadonlyArray<ServerMaintenance>;
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
  /** When Nova last changed it. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** A virtual machine. A tenant sees the servers of its own project, an operator all. */
export type ServermaintenanceArgs = {
  phase?: InputMaybe<ReadonlyArray<MaintenancePhase>>;
};

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

/** Restricts a list of servers; what is left out does not restrict. An id that the caller may not see matches nothing. */
export type ServerFilter = {
  /** Name of a cloud. */
  readonly cloud?: InputMaybe<Scalars['String']['input']>;
  /** Nova's per-project host hash. */
  readonly hostId?: InputMaybe<Scalars['String']['input']>;
  /** Nova UUIDs. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Does it take part in an open window? */
  readonly inMaintenance?: InputMaybe<Scalars['Boolean']['input']>;
  /** Part of the name, upper and lower case alike. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Keystone's id of the project. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  /** Nova's word, e.g. ACTIVE. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
};

/** One server in one window. */
export type ServerMaintenance = {
  readonly __typename?: 'ServerMaintenance';
  /** Window and server in one. */
  readonly id: Scalars['ID']['output'];
  /** Null once Nova no longer has the server. */
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

/** What to set on which host. */
export type SetHostStatusInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `<cloud>/<name>`. */
  readonly hostId: Scalars['ID']['input'];
  /** Free text, 1 to 255 characters, none outside the Basic Multilingual Plane. Only with DISABLED; left out, it says who did it. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** What it is to be. */
  readonly status: HostStatus;
};

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

/** What the link's system says of it. An unreachable system is a `problem` beside the last known values, never an error of the query. */
export type Ticket = {
  readonly __typename?: 'Ticket';
  /** Who works on it. Operators only. */
  readonly assignee?: Maybe<Scalars['String']['output']>;
  /** When the system was asked; null when it never answered. */
  readonly fetchedAt?: Maybe<Scalars['DateTime']['output']>;
  /** As the system spells it now: a moved issue has its new key. Null where no system claims the URL. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** The system's own word. Operators only: others get null. */
  readonly priority?: Maybe<Scalars['String']['output']>;
  /** Why values are missing or old; null when all is well. */
  readonly problem?: Maybe<Problem>;
  /** Are these values from before a problem? */
  readonly stale: Scalars['Boolean']['output'];
  /** The system's own word; null when unknown. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** What the status means. */
  readonly statusCategory: TicketStatusCategory;
  /** Its title. Operators only: others get null. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Configured name of the system, e.g. `corp-jira`; `link` where no system claims the URL. */
  readonly system: Scalars['String']['output'];
  /** E.g. Change, Incident. Operators only: others get null. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** When the system last changed it. Operators only: others get null. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The URL that was asked for. */
  readonly url: Scalars['URL']['output'];
};

/** Who is shown a link: operators only, or the owners of the servers too. */
export type TicketAudience =
  | 'OPERATORS'
  | 'OWNERS';

/** A free-form URL on a window or in a host's disabled reason. The link stands whatever its system says or whether it answers. */
export type TicketLink = {
  readonly __typename?: 'TicketLink';
  /** When it was put there; null for a URL found in a disabled reason. */
  readonly addedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who put it there; null for a URL found in a disabled reason. Operators only. */
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
};

/** A URL and how to show it. */
export type TicketLinkInput = {
  /** Who is shown it. */
  readonly audience: TicketAudience;
  /** What it is to the window, e.g. `change`; at most 100 characters. */
  readonly rel?: InputMaybe<Scalars['String']['input']>;
  /** A label; at most 255 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Any absolute http(s) URL. */
  readonly url: Scalars['URL']['input'];
};

/** What a ticket's status means, whatever its system calls it. */
export type TicketStatusCategory =
  | 'DONE'
  | 'IN_PROGRESS'
  | 'TODO'
  | 'UNKNOWN';

/** Which link to take off which window. */
export type UnlinkTicketInput = {
  /** The same id by the same caller within 24 hours answers with the first result and does nothing twice. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Exactly as it was linked. */
  readonly url: Scalars['URL']['input'];
  /** Id of the window. */
  readonly windowId: Scalars['ID']['input'];
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
  | 'GUARD_REFUSED'
  | 'HOST_NOT_FOUND'
  | 'HOST_NOT_OURS'
  | 'INVALID_EVENT'
  | 'INVALID_TIMES'
  | 'INVALID_VALUE'
  | 'SAME_HOST_OVERLAP'
  | 'STALE_REVISION'
  | 'WINDOW_NOT_FOUND';

/** The caller, as Keystone knows the token's owner. */
export type Viewer = {
  readonly __typename?: 'Viewer';
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
  Cloud: ResolverTypeWrapper<CloudMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Coverage: ResolverTypeWrapper<Omit<Coverage, 'status'> & { status: ResolversTypes['CoverageStatus'] }>;
  CoverageStatus: ResolverTypeWrapper<'FRESH' | 'STALE' | 'MISSING'>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DisableOwner: ResolverTypeWrapper<DisableOwnerMapper>;
  DisableOwnerKind: ResolverTypeWrapper<'GATEWAY' | 'TOOL' | 'PERSON'>;
  Host: ResolverTypeWrapper<HostMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  HostConnection: ResolverTypeWrapper<Omit<HostConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: ReadonlyArray<ResolversTypes['Coverage']>, edges: ReadonlyArray<ResolversTypes['HostEdge']>, nodes: ReadonlyArray<ResolversTypes['Host']> }>;
  HostEdge: ResolverTypeWrapper<Omit<HostEdge, 'node'> & { node: ResolversTypes['Host'] }>;
  HostFilter: HostFilter;
  HostPayload: ResolverTypeWrapper<Omit<HostPayload, 'host' | 'userErrors'> & { host?: Maybe<ResolversTypes['Host']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  HostState: ResolverTypeWrapper<'UP' | 'DOWN' | 'UNKNOWN'>;
  HostStatus: ResolverTypeWrapper<'ENABLED' | 'DISABLED'>;
  Hypervisor: ResolverTypeWrapper<Omit<Hypervisor, 'state' | 'status'> & { state: ResolversTypes['HostState'], status: ResolversTypes['HostStatus'] }>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LinkTicketInput: LinkTicketInput;
  MaintenanceCause: ResolverTypeWrapper<'PLANNED' | 'UNPLANNED'>;
  MaintenanceEvent: ResolverTypeWrapper<MaintenanceEventMapper>;
  MaintenanceEventFilter: MaintenanceEventFilter;
  MaintenanceEventType: ResolverTypeWrapper<'WINDOW_SCHEDULED' | 'STATE_CHANGED' | 'HOST_CHANGED' | 'TICKET_LINKED' | 'TICKET_UNLINKED'>;
  MaintenanceKind: ResolverTypeWrapper<'TEMPORARY' | 'PERMANENT'>;
  MaintenancePhase: ResolverTypeWrapper<'TENTATIVE' | 'CONFIRMED' | 'DRAINING' | 'READY' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'SUPERSEDED'>;
  MaintenanceSnapshot: ResolverTypeWrapper<Omit<MaintenanceSnapshot, 'windows'> & { windows: ReadonlyArray<ResolversTypes['MaintenanceWindow']> }>;
  MaintenanceStreamItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MaintenanceStreamItem']>;
  MaintenanceWindow: ResolverTypeWrapper<MaintenanceWindowMapper>;
  MaintenanceWindowConnection: ResolverTypeWrapper<Omit<MaintenanceWindowConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['MaintenanceWindowEdge']>, nodes: ReadonlyArray<ResolversTypes['MaintenanceWindow']> }>;
  MaintenanceWindowEdge: ResolverTypeWrapper<Omit<MaintenanceWindowEdge, 'node'> & { node: ResolversTypes['MaintenanceWindow'] }>;
  MaintenanceWindowFilter: MaintenanceWindowFilter;
  MaintenanceWindowPayload: ResolverTypeWrapper<Omit<MaintenanceWindowPayload, 'userErrors' | 'window'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, window?: Maybe<ResolversTypes['MaintenanceWindow']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NextEvent: ResolverTypeWrapper<NextEvent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Problem: ResolverTypeWrapper<Problem>;
  Project: ResolverTypeWrapper<ProjectMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ScheduleMaintenanceInput: ScheduleMaintenanceInput;
  SendMaintenanceEventInput: SendMaintenanceEventInput;
  Server: ResolverTypeWrapper<ServerMapper>;
  ServerConnection: ResolverTypeWrapper<Omit<ServerConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: ReadonlyArray<ResolversTypes['Coverage']>, edges: ReadonlyArray<ResolversTypes['ServerEdge']>, nodes: ReadonlyArray<ResolversTypes['Server']> }>;
  ServerEdge: ResolverTypeWrapper<Omit<ServerEdge, 'node'> & { node: ResolversTypes['Server'] }>;
  ServerFilter: ServerFilter;
  ServerMaintenance: ResolverTypeWrapper<ServerMaintenanceMapper>;
  ServerMaintenanceConnection: ResolverTypeWrapper<Omit<ServerMaintenanceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ServerMaintenanceEdge']>, nodes: ReadonlyArray<ResolversTypes['ServerMaintenance']> }>;
  ServerMaintenanceEdge: ResolverTypeWrapper<Omit<ServerMaintenanceEdge, 'node'> & { node: ResolversTypes['ServerMaintenance'] }>;
  SetHostStatusInput: SetHostStatusInput;
  StreamHeartbeat: ResolverTypeWrapper<StreamHeartbeat>;
  StreamReset: ResolverTypeWrapper<StreamReset>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ticket: ResolverTypeWrapper<TicketMapper>;
  TicketAudience: ResolverTypeWrapper<'OPERATORS' | 'OWNERS'>;
  TicketLink: ResolverTypeWrapper<TicketLinkMapper>;
  TicketLinkInput: TicketLinkInput;
  TicketStatusCategory: ResolverTypeWrapper<'TODO' | 'IN_PROGRESS' | 'DONE' | 'UNKNOWN'>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnlinkTicketInput: UnlinkTicketInput;
  UserError: ResolverTypeWrapper<Omit<UserError, 'code'> & { code: ResolversTypes['UserErrorCode'] }>;
  UserErrorCode: ResolverTypeWrapper<'STALE_REVISION' | 'INVALID_TIMES' | 'INVALID_EVENT' | 'GUARD_REFUSED' | 'WINDOW_NOT_FOUND' | 'HOST_NOT_FOUND' | 'SAME_HOST_OVERLAP' | 'INVALID_VALUE' | 'HOST_NOT_OURS'>;
  Viewer: ResolverTypeWrapper<ViewerMapper>;
  Workflow: ResolverTypeWrapper<WorkflowMapper>;
  WorkflowState: ResolverTypeWrapper<WorkflowStateMapper>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Cloud: CloudMapper;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Coverage: Coverage;
  Cursor: Scalars['Cursor']['output'];
  DateTime: Scalars['DateTime']['output'];
  DisableOwner: DisableOwnerMapper;
  Host: HostMapper;
  Boolean: Scalars['Boolean']['output'];
  ID: Scalars['ID']['output'];
  HostConnection: Omit<HostConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: ReadonlyArray<ResolversParentTypes['Coverage']>, edges: ReadonlyArray<ResolversParentTypes['HostEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Host']> };
  HostEdge: Omit<HostEdge, 'node'> & { node: ResolversParentTypes['Host'] };
  HostFilter: HostFilter;
  HostPayload: Omit<HostPayload, 'host' | 'userErrors'> & { host?: Maybe<ResolversParentTypes['Host']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Hypervisor: Hypervisor;
  JSONObject: Scalars['JSONObject']['output'];
  LinkTicketInput: LinkTicketInput;
  MaintenanceEvent: MaintenanceEventMapper;
  MaintenanceEventFilter: MaintenanceEventFilter;
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
  Problem: Problem;
  Project: ProjectMapper;
  Query: Record<PropertyKey, never>;
  ScheduleMaintenanceInput: ScheduleMaintenanceInput;
  SendMaintenanceEventInput: SendMaintenanceEventInput;
  Server: ServerMapper;
  ServerConnection: Omit<ServerConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: ReadonlyArray<ResolversParentTypes['Coverage']>, edges: ReadonlyArray<ResolversParentTypes['ServerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Server']> };
  ServerEdge: Omit<ServerEdge, 'node'> & { node: ResolversParentTypes['Server'] };
  ServerFilter: ServerFilter;
  ServerMaintenance: ServerMaintenanceMapper;
  ServerMaintenanceConnection: Omit<ServerMaintenanceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ServerMaintenanceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ServerMaintenance']> };
  ServerMaintenanceEdge: Omit<ServerMaintenanceEdge, 'node'> & { node: ResolversParentTypes['ServerMaintenance'] };
  SetHostStatusInput: SetHostStatusInput;
  StreamHeartbeat: StreamHeartbeat;
  StreamReset: StreamReset;
  Subscription: Record<PropertyKey, never>;
  Ticket: TicketMapper;
  TicketLink: TicketLinkMapper;
  TicketLinkInput: TicketLinkInput;
  TimeZone: Scalars['TimeZone']['output'];
  URL: Scalars['URL']['output'];
  UnlinkTicketInput: UnlinkTicketInput;
  UserError: UserError;
  Viewer: ViewerMapper;
  Workflow: WorkflowMapper;
  WorkflowState: WorkflowStateMapper;
};

export type operatorDirectiveArgs = { };

export type operatorDirectiveResolver<Result, Parent, ContextType = Context, Args = operatorDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CloudResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cloud'] = ResolversParentTypes['Cloud']> = {
  hosts?: Resolver<ResolversTypes['HostConnection'], ParentType, ContextType, RequireFields<CloudhostsArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  cloud?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fetchedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CoverageStatus'], ParentType, ContextType>;
};

export type CoverageStatusResolvers = EnumResolverSignature<{ FRESH?: any, MISSING?: any, STALE?: any }, ResolversTypes['CoverageStatus']>;

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

export interface JSONObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type MaintenanceCauseResolvers = EnumResolverSignature<{ PLANNED?: any, UNPLANNED?: any }, ResolversTypes['MaintenanceCause']>;

export type MaintenanceEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceEvent'] = ResolversParentTypes['MaintenanceEvent']> = {
  actor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['MaintenanceEventType'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['MaintenanceWindow'], ParentType, ContextType>;
  windowRevision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaintenanceEventTypeResolvers = EnumResolverSignature<{ HOST_CHANGED?: any, STATE_CHANGED?: any, TICKET_LINKED?: any, TICKET_UNLINKED?: any, WINDOW_SCHEDULED?: any }, ResolversTypes['MaintenanceEventType']>;

export type MaintenanceKindResolvers = EnumResolverSignature<{ PERMANENT?: any, TEMPORARY?: any }, ResolversTypes['MaintenanceKind']>;

export type MaintenancePhaseResolvers = EnumResolverSignature<{ CANCELLED?: any, COMPLETED?: any, CONFIRMED?: any, DRAINING?: any, FAILED?: any, IN_PROGRESS?: any, READY?: any, SUPERSEDED?: any, TENTATIVE?: any }, ResolversTypes['MaintenancePhase']>;

export type MaintenanceSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceSnapshot'] = ResolversParentTypes['MaintenanceSnapshot']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  windows?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaintenanceStreamItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceStreamItem'] = ResolversParentTypes['MaintenanceStreamItem']> = {
  __resolveType?: TypeResolveFn<'MaintenanceEvent' | 'MaintenanceSnapshot' | 'StreamHeartbeat' | 'StreamReset', ParentType, ContextType>;
};

export type MaintenanceWindowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaintenanceWindow'] = ResolversParentTypes['MaintenanceWindow']> = {
  cause?: Resolver<ResolversTypes['MaintenanceCause'], ParentType, ContextType>;
  cloud?: Resolver<ResolversTypes['Cloud'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hosts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Host']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MaintenanceKind'], ParentType, ContextType>;
  nextEvents?: Resolver<ReadonlyArray<ResolversTypes['NextEvent']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['MaintenancePhase'], ParentType, ContextType>;
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
  linkTicket?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationlinkTicketArgs, 'input'>>;
  scheduleMaintenance?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationscheduleMaintenanceArgs, 'input'>>;
  sendMaintenanceEvent?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationsendMaintenanceEventArgs, 'input'>>;
  setHostStatus?: Resolver<ResolversTypes['HostPayload'], ParentType, ContextType, RequireFields<MutationsetHostStatusArgs, 'input'>>;
  unlinkTicket?: Resolver<ResolversTypes['MaintenanceWindowPayload'], ParentType, ContextType, RequireFields<MutationunlinkTicketArgs, 'input'>>;
};

export type NextEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NextEvent'] = ResolversParentTypes['NextEvent']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusedBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
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
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  workflows?: Resolver<ReadonlyArray<ResolversTypes['Workflow']>, ParentType, ContextType>;
};

export type ServerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Server'] = ResolversParentTypes['Server']> = {
  cloud?: Resolver<ResolversTypes['Cloud'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  hostId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maintenance?: Resolver<ReadonlyArray<ResolversTypes['ServerMaintenance']>, ParentType, ContextType, Partial<ServermaintenanceArgs>>;
  metadata?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taskState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type TicketAudienceResolvers = EnumResolverSignature<{ OPERATORS?: any, OWNERS?: any }, ResolversTypes['TicketAudience']>;

export type TicketLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketLink'] = ResolversParentTypes['TicketLink']> = {
  addedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  addedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  audience?: Resolver<ResolversTypes['TicketAudience'], ParentType, ContextType>;
  rel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type TicketStatusCategoryResolvers = EnumResolverSignature<{ DONE?: any, IN_PROGRESS?: any, TODO?: any, UNKNOWN?: any }, ResolversTypes['TicketStatusCategory']>;

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

export type UserErrorCodeResolvers = EnumResolverSignature<{ GUARD_REFUSED?: any, HOST_NOT_FOUND?: any, HOST_NOT_OURS?: any, INVALID_EVENT?: any, INVALID_TIMES?: any, INVALID_VALUE?: any, SAME_HOST_OVERLAP?: any, STALE_REVISION?: any, WINDOW_NOT_FOUND?: any }, ResolversTypes['UserErrorCode']>;

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
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
};

export type Resolvers<ContextType = Context> = {
  Cloud?: CloudResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  CoverageStatus?: CoverageStatusResolvers;
  Cursor?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DisableOwner?: DisableOwnerResolvers<ContextType>;
  DisableOwnerKind?: DisableOwnerKindResolvers;
  Host?: HostResolvers<ContextType>;
  HostConnection?: HostConnectionResolvers<ContextType>;
  HostEdge?: HostEdgeResolvers<ContextType>;
  HostPayload?: HostPayloadResolvers<ContextType>;
  HostState?: HostStateResolvers;
  HostStatus?: HostStatusResolvers;
  Hypervisor?: HypervisorResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  MaintenanceCause?: MaintenanceCauseResolvers;
  MaintenanceEvent?: MaintenanceEventResolvers<ContextType>;
  MaintenanceEventType?: MaintenanceEventTypeResolvers;
  MaintenanceKind?: MaintenanceKindResolvers;
  MaintenancePhase?: MaintenancePhaseResolvers;
  MaintenanceSnapshot?: MaintenanceSnapshotResolvers<ContextType>;
  MaintenanceStreamItem?: MaintenanceStreamItemResolvers<ContextType>;
  MaintenanceWindow?: MaintenanceWindowResolvers<ContextType>;
  MaintenanceWindowConnection?: MaintenanceWindowConnectionResolvers<ContextType>;
  MaintenanceWindowEdge?: MaintenanceWindowEdgeResolvers<ContextType>;
  MaintenanceWindowPayload?: MaintenanceWindowPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NextEvent?: NextEventResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Server?: ServerResolvers<ContextType>;
  ServerConnection?: ServerConnectionResolvers<ContextType>;
  ServerEdge?: ServerEdgeResolvers<ContextType>;
  ServerMaintenance?: ServerMaintenanceResolvers<ContextType>;
  ServerMaintenanceConnection?: ServerMaintenanceConnectionResolvers<ContextType>;
  ServerMaintenanceEdge?: ServerMaintenanceEdgeResolvers<ContextType>;
  StreamHeartbeat?: StreamHeartbeatResolvers<ContextType>;
  StreamReset?: StreamResetResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TicketAudience?: TicketAudienceResolvers;
  TicketLink?: TicketLinkResolvers<ContextType>;
  TicketStatusCategory?: TicketStatusCategoryResolvers;
  TimeZone?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  Viewer?: ViewerResolvers<ContextType>;
  Workflow?: WorkflowResolvers<ContextType>;
  WorkflowState?: WorkflowStateResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  operator?: operatorDirectiveResolver<any, any, ContextType>;
};
