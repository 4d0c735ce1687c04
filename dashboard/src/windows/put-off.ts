/**
 * A plan at another time: what is moved along with its start, and what is said by hand.
 *
 * Pure. Local times are by the clock of the chosen zone.
 */

import type { PlanWordsFragment } from '../generated/graphql.ts';
import { instantOf, timeFaultsOf } from '../schedule/draft.ts';
import type { TimeField, Times } from '../schedule/draft.ts';
import { localOf, meaningOf } from '../time/zones.ts';

/** What was said; the rest follows the start at its distance. */
export interface PutOff {
  readonly zone: string;
  readonly said: Partial<Readonly<Record<TimeField, string>>>;
  /** Times that come twice, and of which the second is meant. */
  readonly later: readonly TimeField[];
}

const FIELDS: readonly TimeField[] = ['startsAt', 'endsAt', 'drainAt', 'acknowledgeBy'];

/** Nothing said yet but the zone. */
export const putOffIn = (plan: PlanWordsFragment, zone: string): PutOff => ({
  zone,
  said: {},
  later: plannedBy(plan, zone).later,
});

export function timesOf(plan: PlanWordsFragment, { zone, said, later }: PutOff): Times {
  const before = plannedBy(plan, zone);
  const distance = Date.parse(`${said.startsAt ?? before.startsAt}Z`) - Date.parse(`${before.startsAt}Z`);
  const moved = (local: string): string =>
    local === '' || Number.isNaN(distance)
      ? local
      : new Date(Date.parse(`${local}Z`) + distance).toISOString().slice(0, 16);
  const timeOf = (field: TimeField): string => said[field] ?? moved(before[field]);
  return {
    zone,
    later,
    startsAt: timeOf('startsAt'),
    endsAt: timeOf('endsAt'),
    drainAt: timeOf('drainAt'),
    acknowledgeBy: timeOf('acknowledgeBy'),
  };
}

/** What is wrong with the new times, besides what only the gateway can know. */
export function putOffFaultsOf(plan: PlanWordsFragment, times: Times): Partial<Record<TimeField, string>> {
  const faults = timeFaultsOf(times, plan.kind);
  const planned = plannedBy(plan, times.zone);
  const isSame = FIELDS.every((field) => instantOf(times, field) === instantOf(planned, field));
  return isSame ? { startsAt: 'This is when it is planned already.', ...faults } : faults;
}

/** An end of the time to answer that says nothing of its own is left out. */
function plannedBy(plan: PlanWordsFragment, zone: string): Times {
  const { startsAt, endsAt, drainAt, acknowledgeBy } = plan;
  const local = (instant: string | null): string => (instant === null ? '' : localOf(instant, zone));
  const isOwn = acknowledgeBy !== null && Date.parse(acknowledgeBy) !== Date.parse(drainAt ?? startsAt);
  const isLater = (field: TimeField): boolean => {
    const instant = plan[field];
    if (instant === null) return false;
    const meaning = meaningOf(localOf(instant, zone), zone);
    return meaning.kind === 'twice' && Date.parse(instant) >= Date.parse(meaning.later);
  };
  return {
    zone,
    later: FIELDS.filter(isLater),
    startsAt: local(startsAt),
    endsAt: local(endsAt),
    drainAt: local(drainAt),
    acknowledgeBy: isOwn ? local(acknowledgeBy) : '',
  };
}
