/**
 * Laying one piece of OpenStack configuration over another, as openstacksdk does it.
 *
 * Pure; every value keeps the place where it was written. Refuses to know what the keys mean.
 */

import { child } from '../../yaml/located.ts';
import type { Located, LocatedMapping } from '../../yaml/located.ts';

/** `over` wins; mappings that both have are merged all the way down. For secure.yaml over clouds.yaml. */
export function mergeDeep(base: Located | null, over: Located | null): Located | null {
  if (base?.kind !== 'mapping' || over?.kind !== 'mapping') return over ?? base;
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const node = mergeDeep(entries.get(key)?.node ?? null, entry.node) ?? entry.node;
    entries.set(key, { keyPlace: entry.keyPlace, node });
  }
  return { ...base, entries };
}

/** `over` wins, key by key; only the mappings under `auth` are merged. For a cloud over its profile, and a region over its cloud. */
export function mergeWithAuth(base: LocatedMapping, over: LocatedMapping): LocatedMapping {
  const [below, above] = [child(base, 'auth'), over.entries.get('auth')];
  const entries = new Map([...base.entries, ...over.entries]);
  if (below?.kind === 'mapping' && above?.node.kind === 'mapping') {
    const merged = new Map([...below.entries, ...above.node.entries]);
    entries.set('auth', { ...above, node: { ...above.node, entries: merged } });
  }
  return { ...over, entries };
}

/** Old files write `auth-url` for `auth_url`: hyphens in names become underscores, at every level. */
export function withUnderscores(node: LocatedMapping): LocatedMapping {
  const entries = [...node.entries].map(([key, entry]) => {
    const inner = entry.node.kind === 'mapping' ? withUnderscores(entry.node) : entry.node;
    return [key.replaceAll('-', '_'), { ...entry, node: inner }] as const;
  });
  return { ...node, entries: new Map(entries) };
}
