/**
 * What the verbs need, given to them once by app.ts.
 *
 * Refuses to know how any of it is implemented.
 */

import type { Cloud } from '../domain/compute.ts';
import type { CloudName } from '../domain/ids.ts';
import type { MaintenanceStore } from '../domain/maintenance-store.ts';
import type { Caller } from '../domain/viewer.ts';
import type { Workflow } from '../domain/workflow.ts';

export interface Dependencies {
  readonly clouds: readonly Cloud[];
  readonly store: MaintenanceStore;
  /** Workflows that new windows may follow, the default first. */
  readonly workflows: readonly Workflow[];
  readonly now: () => Date;
  readonly newId: () => string;
  /** Something that operators should know and no caller waits for. Never a secret. */
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

/** The caller's cloud of this name; null when there is none or it is not the caller's: the two look alike. */
export function cloudOf(clouds: readonly Cloud[], { viewer }: Caller, name: CloudName): Cloud | null {
  const cloud = clouds.find((each) => each.name === name);
  return cloud !== undefined && viewer.scope.clouds.includes(name) ? cloud : null;
}

/** How the log names this caller. */
export function actorOf({ viewer }: Caller): { role: 'operator' | 'owner'; name: string } {
  return { role: viewer.operator ? 'operator' : 'owner', name: viewer.userName ?? viewer.userId };
}
