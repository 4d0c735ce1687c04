/**
 * The port to what is counted when somebody asks: how many windows and jobs there are.
 *
 * Pure: types. store/ implements it. All processes of one store answer the same.
 */

import type { CloudName } from './ids.ts';
import type { MaintenancePhase } from './workflow.ts';

/** Windows of one cloud in one phase. `overrun`: those of them that have not ended although their planned end has passed. */
export interface WindowCount {
  readonly cloud: CloudName;
  readonly phase: MaintenancePhase;
  readonly count: number;
  readonly overrun: number;
}

/** Jobs of one queue that are not done: waiting, waiting for their next try, or under way. */
export interface JobCount {
  readonly queue: string;
  readonly state: 'waiting' | 'retrying' | 'active';
  readonly count: number;
  /** Age of the oldest; 0 where there is none. */
  readonly oldestMs: number;
}

export interface Census {
  /** Phases and clouds without a window are left out. */
  readonly windows: (now: Date) => Promise<readonly WindowCount[]>;
  /** Every queue in every state, once. */
  readonly jobs: () => Promise<readonly JobCount[]>;
}
