/**
 * What a configuration is, once it is read and found right.
 *
 * Pure types, with units in the names. Refuses to know files, YAML and the environment: a demo makes the same from
 * plain arguments.
 */

import type { CloudName } from '../domain/ids.ts';
import type { Secret } from '../secret.ts';

/** Everything the gateway is told at its start. */
export interface Config {
  readonly listen: ListenConfig;
  readonly store: StoreConfig;
  /** At least one; names differ. */
  readonly clouds: readonly CloudConfig[];
  /** Names differ. */
  readonly tickets: readonly TicketSystemConfig[];
  readonly access: AccessConfig;
  readonly limits: LimitsConfig;
  readonly log: LogConfig;
  readonly workflows: WorkflowsConfig;
}

/** Where the gateway is reached. Port 0 takes any that is free. */
interface ListenConfig {
  readonly host: string;
  readonly port: number;
}

/** Where windows and events are kept. */
export type StoreConfig =
  | { readonly kind: 'pglite'; /** Absolute. */ readonly directory: string }
  | { readonly kind: 'postgres'; /** `postgres://user:password@host/database`. */ readonly url: Secret };

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

/** A ticket system that is asked about tickets. */
export interface TicketSystemConfig {
  readonly name: string;
  readonly kind: 'jira-cloud';
  /** What people's links begin with; ends in `/`. */
  readonly url: string;
  /** Where its API is; differs from `url` behind Atlassian's gateway. Ends in `/`. */
  readonly apiUrl: string;
  readonly email: string;
  readonly token: Secret;
  readonly timeoutMs: number;
  readonly concurrency: number;
}

interface AccessConfig {
  /** Any one of these Keystone roles makes an operator. */
  readonly operatorRoles: readonly string[];
}

/** What one request may ask for, at most. */
interface LimitsConfig {
  readonly maxDepth: number;
  readonly maxFirst: number;
  readonly maxAliases: number;
  readonly bodyBytes: number;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

interface LogConfig {
  readonly level: LogLevel;
}

/** Workflow files as they were read; what they mean is for others to say. */
interface WorkflowsConfig {
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
