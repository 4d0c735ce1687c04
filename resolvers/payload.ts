/**
 * Payloads of mutations from outcomes of verbs.
 *
 * Refuses to know which verb it was.
 */

import type { Outcome, Refusal } from '../src/domain/refusal.ts';

/** What every payload carries beside its subject. */
export interface PayloadFrame {
  readonly clientMutationId: string | null;
  readonly userErrors: readonly Refusal[];
}

/** The part of a payload that is the same for all. */
export function payload(
  input: { readonly clientMutationId?: string | null | undefined },
  { refusals }: Outcome<unknown>,
): PayloadFrame {
  return { clientMutationId: input.clientMutationId ?? null, userErrors: refusals };
}
