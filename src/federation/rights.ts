/**
 * Whether a caller may have what `@authenticated`, `@requiresScopes` and `@policy` guard.
 *
 * Scopes are Keystone roles; a policy is fulfilled by the roles that the configuration gives it, and by nobody without.
 * Pure. Refuses to know operations.
 */

import type { Requirement } from './supergraph.ts';

/** What is known of a caller here. */
export interface Rights {
  /** False: nobody was asked who is calling. */
  readonly known: boolean;
  readonly roles: readonly string[];
}

/** By the name of each policy, the roles of which any one fulfils it. */
export type Policies = Readonly<Record<string, readonly string[]>>;

export function fulfils({ known, roles }: Rights, { scopes, policies }: Requirement, configured: Policies): boolean {
  if (!known) return false;
  const hasScopes = scopes === null || scopes.some((all) => all.every((scope) => roles.includes(scope)));
  const isFulfilled = (policy: string) => (configured[policy] ?? []).some((role) => roles.includes(role));
  return hasScopes && (policies === null || policies.some((all) => all.every(isFulfilled)));
}
