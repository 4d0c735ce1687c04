/** Sessions kept in a Map, which tests look into; what a store promises of them is in test/store. */

import type { KeptSession, SessionStore } from '../../src/domain/session.ts';

/** `kept` is all there is. */
export function memorySessions(kept = new Map<string, KeptSession>()): SessionStore {
  return {
    add: (session) => Promise.resolve(void kept.set(session.id, session)),
    find: (id) => Promise.resolve(kept.get(id) ?? null),
    remove: (id) => Promise.resolve(void kept.delete(id)),
    present: (ids) => Promise.resolve(ids.filter((id) => kept.has(id))),
  };
}
