/**
 * The verbs: everything that changes something.
 *
 * Refuses to know GraphQL, SQL and the clients of other systems.
 */

import { createAdvance } from './advance.ts';
import type { Advance } from './advance.ts';
import type { Dependencies } from './dependencies.ts';
import { createSetHostStatus } from './host-status.ts';
import type { SetHostStatus } from './host-status.ts';
import { createLink, createUnlink } from './link.ts';
import type { Link, Unlink } from './link.ts';
import { createSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';

export { createCarryOut } from './carry-out.ts';
export type { CarryOut } from './carry-out.ts';
export type { Dependencies } from './dependencies.ts';

export interface Services {
  readonly schedule: Schedule;
  readonly advance: Advance;
  readonly link: Link;
  readonly unlink: Unlink;
  readonly setHostStatus: SetHostStatus;
}

export function createServices(dependencies: Dependencies): Services {
  return {
    schedule: createSchedule(dependencies),
    advance: createAdvance(dependencies),
    link: createLink(dependencies),
    unlink: createUnlink(dependencies),
    setHostStatus: createSetHostStatus(dependencies),
  };
}
