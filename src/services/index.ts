/**
 * The verbs: everything that changes something.
 *
 * Refuses to know GraphQL, SQL and the clients of other systems.
 */

import { createAcknowledge, createDecline } from './answer.ts';
import type { Acknowledge, Decline } from './answer.ts';
import { createAdvance } from './advance.ts';
import type { Advance } from './advance.ts';
import { createCreateCalendarFeed, createRevokeCalendarFeed } from './calendar-feeds.ts';
import type { CreateCalendarFeed, RevokeCalendarFeed } from './calendar-feeds.ts';
import type { Dependencies } from './dependencies.ts';
import { createSetHostStatus } from './host-status.ts';
import type { SetHostStatus } from './host-status.ts';
import { createLink, createUnlink } from './link.ts';
import type { Link, Unlink } from './link.ts';
import { createReschedule } from './reschedule.ts';
import type { Reschedule } from './reschedule.ts';
import { createSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { createSetServerPolicy } from './server-policy.ts';
import type { SetServerPolicy } from './server-policy.ts';
import { createCreateTicket } from './tickets/create.ts';
import type { CreateTicket } from './tickets/create.ts';
import { createUpdate } from './update.ts';
import type { Update } from './update.ts';

export { createCarryOut } from './carry-out.ts';
export type { CarryOut } from './carry-out.ts';
export type { Dependencies } from './dependencies.ts';
export { createLookAtHosts } from './host-down.ts';
export { createReadCloud } from './picture/read-cloud.ts';
export { createTend } from './tend/tend.ts';
export { followLinks } from './tickets/follow.ts';
export { createLookAtTicket } from './tickets/look-at.ts';
export type { LookAtTicket } from './tickets/look-at.ts';
export { createReceiveDelivery } from './tickets/receive.ts';
export { createSweepTickets } from './tickets/sweep.ts';
export type { SweepTickets } from './tickets/sweep.ts';
export { toldToTickets } from './tickets/told-tickets.ts';
export { createWriteBack } from './tickets/write-back.ts';
export type { WriteBack } from './tickets/write-back.ts';
export type { Tend } from './tend/tend.ts';

export interface Services {
  readonly schedule: Schedule;
  readonly update: Update;
  readonly reschedule: Reschedule;
  readonly advance: Advance;
  readonly acknowledge: Acknowledge;
  readonly decline: Decline;
  readonly link: Link;
  readonly unlink: Unlink;
  readonly createTicket: CreateTicket;
  readonly setHostStatus: SetHostStatus;
  readonly setServerPolicy: SetServerPolicy;
  readonly createCalendarFeed: CreateCalendarFeed;
  readonly revokeCalendarFeed: RevokeCalendarFeed;
}

export function createServices(dependencies: Dependencies): Services {
  const link = createLink(dependencies);
  return {
    schedule: createSchedule(dependencies),
    update: createUpdate(dependencies),
    reschedule: createReschedule(dependencies),
    advance: createAdvance(dependencies),
    acknowledge: createAcknowledge(dependencies),
    decline: createDecline(dependencies),
    link,
    unlink: createUnlink(dependencies),
    createTicket: createCreateTicket(dependencies, link),
    setHostStatus: createSetHostStatus(dependencies),
    setServerPolicy: createSetServerPolicy(dependencies),
    createCalendarFeed: createCreateCalendarFeed(dependencies),
    revokeCalendarFeed: createRevokeCalendarFeed(dependencies),
  };
}
