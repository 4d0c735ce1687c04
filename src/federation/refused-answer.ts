/**
 * What a subgraph says by an answer whose status is none of success, after the specification of GraphQL over HTTP.
 *
 * `application/graphql-response+json` is said by GraphQL servers alone, so it counts whatever the status. Plain JSON may be
 * from anything in between, so it counts only as the refusal of a request, and in no other shape. Refuses to know fetches.
 */

import { z } from 'zod';

import { UpstreamError } from '../errors.ts';

const Said = z.object({ message: z.string() });
const WellFormed = z.union([
  z.object({ errors: z.array(Said).min(1) }),
  z.object({ data: z.record(z.string(), z.unknown()), errors: z.null().optional() }),
]);
const anything = z.unknown().optional();
const Refusal = z.strictObject({
  data: z.null().optional(),
  errors: z
    .array(z.strictObject({ message: z.string(), locations: anything, path: anything, extensions: anything }))
    .min(1),
  extensions: anything,
});

const FIRST_REFUSAL = 400;
const FIRST_FAILURE = 500;

/** The answer; null where a failure has none, or none that could be believed to be the subgraph's. */
export function answerIn(failure: unknown): unknown {
  if (!(failure instanceof UpstreamError) || failure.body === null || failure.status === null) return null;
  const { type, json } = failure.body;
  if (failure.status < FIRST_REFUSAL) return null;
  if (type === 'application/graphql-response+json') return WellFormed.safeParse(json).success ? json : null;
  const isBelieved = type === 'application/json' && failure.status < FIRST_FAILURE;
  return isBelieved && Refusal.safeParse(json).success ? json : null;
}
