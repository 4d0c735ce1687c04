/**
 * Servers (virtual machines) and their projects.
 *
 * Pure: field names are ours; only upstream/nova knows Nova's.
 */

import type { CloudName, HostId, ProjectId, ServerId } from './ids.ts';

/** A virtual machine as one caller sees it. */
export interface Server {
  readonly id: ServerId;
  readonly cloud: CloudName;
  readonly name: string;
  /** Nova's word, e.g. `ACTIVE`, `SHUTOFF`, `MIGRATING`. */
  readonly status: string;
  readonly taskState: string | null;
  readonly project: ProjectId;
  /** Null for owners, whom Nova does not tell, and while a server has no host. */
  readonly host: HostId | null;
  /** Nova's per-project hash of the host; null while there is none. */
  readonly hostHash: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  /** What Nova says went wrong with it last; null when nothing did. */
  readonly fault: string | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly fetchedAt: Date;
}

/** A Keystone project; its name is null where the caller may not read it. */
export interface Project {
  readonly id: ProjectId;
  readonly name: string | null;
}
