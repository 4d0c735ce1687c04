/**
 * What a configuration is, once it is read and found right.
 *
 * Pure types, with units in the names. Refuses to know files, YAML and the environment: a demo makes the same from
 * plain arguments.
 */

import type { CloudName } from '../domain/ids.ts';
import type { ProjectPolicy } from '../domain/policy.ts';
import type { Secret } from '../secret.ts';
import type { DocumentsConfig } from './documents.ts';
import type { FederationConfig } from './federation.ts';
import type { TicketSystemSettings } from './ticket-systems.ts';

/** Everything the gateway is told at its start. */
export interface Config {
  readonly listen: ListenConfig;
  readonly store: StoreConfig;
  /** Names differ. At least one, except in a pure gateway of `federation`. */
  readonly clouds: readonly CloudConfig[];
  /** Names differ. */
  readonly tickets: readonly TicketSystemConfig[];
  readonly access: AccessConfig;
  readonly events: EventsConfig;
  readonly limits: LimitsConfig;
  readonly log: LogConfig;
  readonly workflows: WorkflowsConfig;
  /** Projects' defaults. Those of one cloud stand before those of all. */
  readonly policies: readonly ProjectPolicy[];
  readonly pace: PaceConfig;
  readonly sweeping: SweepingConfig;
  /** Null: the graph is alone. */
  readonly federation: FederationConfig | null;
  /** Everybody may come in (`access: none`), for there is no Keystone to ask. */
  readonly isOpen: boolean;
  readonly documents: DocumentsConfig;
  readonly calendars: CalendarsConfig;
  readonly watching: WatchingConfig;
  readonly reads: ReadsConfig;
  /** Null: nobody wants metrics. */
  readonly metrics: MetricsConfig | null;
  /** Null: nobody wants traces. */
  readonly tracing: TracingConfig | null;
}

/** Where the gateway is reached. Port 0 takes any that is free. */
interface ListenConfig {
  readonly host: string;
  readonly port: number;
  /** Where people reach it, ends in `/`; null: nobody said. */
  readonly publicUrl: string | null;
  /** At the end, requests under way are given so long. */
  readonly drainMs: number;
  /** Addresses and ranges of proxies before us that are believed in whose address they ask for. */
  readonly proxies: readonly string[];
}

/** Where metrics are read. A host that is not of this machine alone has a token. */
interface MetricsConfig {
  readonly host: string;
  readonly port: number;
  /** What readers send as `Authorization: Bearer`; null: they need none. */
  readonly token: Secret | null;
}

/** Where spans are sent, by OTLP over HTTP. */
export interface TracingConfig {
  /** With its path. */
  readonly url: string;
  readonly protocol: 'http/protobuf' | 'http/json';
  /** Of the traces that begin here, 0 to 1. */
  readonly share: number;
  /** Whether a trace that a caller began is kept is the caller's decision. */
  readonly followsCaller: boolean;
}

/** Where windows and events are kept. */
export type StoreConfig =
  | { readonly kind: 'pglite'; /** Absolute. */ readonly directory: string }
  | {
      readonly kind: 'postgres';
      /** `postgres://user:password@host/database`. */
      readonly url: Secret;
      /** The same database by a way that keeps sessions; null: `url` does. */
      readonly session: Secret | null;
    };

/** One region of one OpenStack cloud. */
export interface CloudConfig {
  readonly name: CloudName;
  /** Null: the only one that Keystone's catalogue has. */
  readonly region: string | null;
  /** Which of Nova's endpoints to take from the catalogue. */
  readonly interface: CloudInterface;
  /** Requests under way at once, at most. */
  readonly concurrency: number;
  /** How long one request may take. */
  readonly timeoutMs: number;
  /** The service credential, for work that no caller waits for. */
  readonly auth: CloudAuth;
  readonly tls: TlsConfig;
  /** A host goes down that is in no window: plan one for it and tell its owners, or not. */
  readonly onHostDown: 'notify' | 'ignore';
  readonly moving: MovingConfig;
  /** Null: Nova's notifications are not listened to. */
  readonly notifications: NotificationsConfig | null;
}

/** Where Nova tells of changes: its message bus, RabbitMQ. */
export interface NotificationsConfig {
  /** At least one; several are one cluster. */
  readonly hosts: readonly { readonly name: string; readonly port: number }[];
  readonly vhost: string;
  readonly username: string;
  readonly password: Secret;
  /** Null: without TLS. */
  readonly tls: TlsConfig | null;
  /** Nova's `control_exchange`. */
  readonly exchange: string;
  /** One of Nova's `versioned_notifications_topics`. */
  readonly topic: string;
}

/** How servers of a cloud are moved off their hosts: so many at once, and so persistently. */
interface MovingConfig {
  readonly perHost: number;
  readonly perWindow: number;
  readonly perCloud: number;
  /** How often one server is tried. */
  readonly attempts: number;
  /** Before the second attempt; twice as long before each further one. */
  readonly backoffMs: number;
}

/** How often tickets of open windows are looked at by ourselves. */
interface SweepingConfig {
  /** One ticket is, once in so long. */
  readonly everyMs: number;
  /** At most so many in a minute. */
  readonly most: number;
}

/** How often whole clouds are read by ourselves, so that what they are like is known. Null: never. */
interface WatchingConfig {
  readonly hostMs: number | null;
  /** What changed of servers. */
  readonly serverMs: number | null;
  readonly hypervisorMs: number;
  /** All servers, whether anything is said to have changed or not. */
  readonly listMs: number;
}

/** How old an answer may be when its caller does not say. */
interface ReadsConfig {
  /** 0: Nova is asked each time. */
  readonly maxAgeMs: number;
}

/** How often Nova is looked at by ourselves, for windows. */
interface PaceConfig {
  /** For an open window. */
  readonly lookMs: number;
  /** For one that is planned for later than tomorrow. */
  readonly farMs: number;
  /** While its servers are being moved. */
  readonly moveMs: number;
}

/** What calendar programs are shown; null: taken from where people reach the gateway. */
interface CalendarsConfig {
  readonly provider: string | null;
  readonly organizerName: string | null;
  readonly organizerEmail: string | null;
  /** How long windows are shown behind their planned end. */
  readonly keepDays: number;
}

export type CloudInterface = 'public' | 'internal' | 'admin';

/** How the gateway itself logs in to Keystone (Identity API v3). `authUrl` ends in `/v3`, without a slash. */
export type CloudAuth = PasswordAuth | ApplicationCredentialAuth;

interface PasswordAuth {
  readonly kind: 'password';
  readonly authUrl: string;
  readonly user: UserRef;
  readonly password: Secret;
  readonly project: ProjectRef;
}

interface ApplicationCredentialAuth {
  readonly kind: 'applicationCredential';
  readonly authUrl: string;
  /** A name belongs to a user; an id stands alone. */
  readonly credential: { readonly id: string } | { readonly name: string; readonly user: UserRef };
  readonly secret: Secret;
}

/** Keystone's way to name things: by id, or by a name within a domain. */
export type DomainRef = { readonly id: string } | { readonly name: string };
export type UserRef = { readonly id: string } | { readonly name: string; readonly domain: DomainRef };
export type ProjectRef = UserRef;

/** Whom to trust behind https, and how to prove who we are. PEM texts, already read. */
export interface TlsConfig {
  /** The authorities to trust; null: the usual ones. */
  readonly ca: string | null;
  /** False accepts any certificate. */
  readonly verify: boolean;
  /** Our own certificate, for clouds that ask for one. */
  readonly client: { readonly cert: string; readonly key: Secret } | null;
}

/** A ticket system: the settings of its kind, with units. */
export type TicketSystemConfig = Timed<TicketSystemSettings>;
/** `url` is what people's links begin with, `apiUrl` where its API is; both end in `/`. */
type Timed<Settings> = Settings extends unknown
  ? Omit<Settings, 'timeoutSeconds' | 'apiUrl'> & { readonly timeoutMs: number; readonly apiUrl: string }
  : never;

interface AccessConfig {
  /** Any one of these Keystone roles makes an operator. */
  readonly operatorRoles: readonly string[];
  /** What Keystone said of a token holds for so long; the token of a connection that stays is asked about this often. */
  readonly recheckMs: number;
  /** Operators who see all clouds, whichever Keystone issued their token. */
  readonly globalOperators: readonly GlobalOperatorConfig[];
}

/** A user of the Keystone that this cloud belongs to. */
export interface GlobalOperatorConfig {
  readonly cloud: CloudName;
  readonly user: UserRef;
}

/** The log of events. */
interface EventsConfig {
  /** Events older than this are forgotten; a stream that resumes from before is reset. */
  readonly retentionDays: number;
}

/** What one request may ask for, at most. */
interface LimitsConfig {
  readonly maxDepth: number;
  readonly maxFirst: number;
  readonly maxAliases: number;
  readonly maxCost: number;
  /** Under way at once on one WebSocket. */
  readonly maxSubscriptions: number;
  readonly bodyBytes: number;
  /** How long a query waits for ticket systems before it makes do with what was known. */
  readonly ticketMs: number;
  /** How long a list waits for a Nova before it makes do with what was known. */
  readonly novaMs: number;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

interface LogConfig {
  readonly level: LogLevel;
}

/** Workflow files as they were read; what they mean is for others to say. */
export interface WorkflowsConfig {
  /** Name of the workflow that a window follows when it names none. */
  readonly default: string;
  /** Sorted by name, at least one. */
  readonly files: readonly WorkflowFile[];
}

export interface WorkflowFile {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}
