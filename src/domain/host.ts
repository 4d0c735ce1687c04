/**
 * Hosts (nova-compute services) and the hypervisors behind them.
 *
 * Pure: field names are ours; only upstream/nova knows Nova's.
 */

import type { CloudName, HostId } from './ids.ts';

/** Set by people or tools: may new servers be placed here? */
export type HostStatus = 'ENABLED' | 'DISABLED';
/** Seen by Nova: does the service report? */
export type HostState = 'UP' | 'DOWN' | 'UNKNOWN';

/** A nova-compute service. */
export interface Host {
  readonly id: HostId;
  readonly cloud: CloudName;
  /** Service host name. */
  readonly name: string;
  /** UUID of the service record, which Nova 2.53+ wants in `PUT /os-services/{id}`. */
  readonly serviceId: string;
  readonly availabilityZone: string | null;
  readonly status: HostStatus;
  readonly state: HostState;
  readonly forcedDown: boolean;
  /** Nova's free-form field, at most 255 characters. */
  readonly disabledReason: string | null;
  readonly fetchedAt: Date;
}

/** One hypervisor of a host; Ironic hosts have many, others one. */
export interface Hypervisor {
  readonly id: string;
  readonly host: HostId;
  readonly hostname: string;
  readonly type: string | null;
  readonly state: HostState;
  readonly status: HostStatus;
  readonly runningServers: number | null;
}
