/**
 * What changed between two looks at a plan, in words.
 *
 * Pure.
 */

import type { PlanWordsFragment } from '../generated/graphql.ts';
import { dateAndTime } from '../time/wording.ts';

export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Times by the clock of `zone`. Empty where it is something else that changed, e.g. its hosts. */
export function differencesOf(
  before: PlanWordsFragment,
  after: PlanWordsFragment,
  zone: string,
): readonly Difference[] {
  const time = (instant: string | null): string => (instant === null ? 'not said' : dateAndTime(instant, zone));
  const sayings = (plan: PlanWordsFragment) => ({
    Summary: plan.summary,
    Description: plan.description ?? 'none',
    State: plan.state,
    'Work begins': time(plan.startsAt),
    'Work ends': time(plan.endsAt),
    'Owners answer until': time(plan.acknowledgeBy),
    'Servers are moved off from': time(plan.drainAt),
  });
  const then: Readonly<Record<string, string>> = sayings(before);
  return Object.entries(sayings(after)).flatMap(([what, now]) =>
    then[what] === now ? [] : [{ what, before: then[what] ?? '', after: now }],
  );
}
