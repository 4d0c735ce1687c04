/**
 * What of a new configuration only a new process can do.
 *
 * Pure. Refuses to know what is done about the rest.
 */

import { isDeepStrictEqual } from 'node:util';

import type { Config } from '../config/index.ts';

/** The keys that differ and count only after a restart, as they are written in the file. */
export function restartNeededFor(old: Config, wanted: Config): readonly string[] {
  const differ: readonly (readonly [string, boolean])[] = [
    ['listen.host', old.listen.host !== wanted.listen.host],
    ['listen.port', old.listen.port !== wanted.listen.port],
    ['listen.publicUrl', old.listen.publicUrl !== wanted.listen.publicUrl],
    ['listen.proxies', !isDeepStrictEqual(old.listen.proxies, wanted.listen.proxies)],
    ['federation', !isDeepStrictEqual(old.federation, wanted.federation)],
    ['documents', !isDeepStrictEqual(old.documents, wanted.documents)],
    ['metrics', !isDeepStrictEqual(old.metrics, wanted.metrics)],
    ['store', placeOf(old.store) !== placeOf(wanted.store)],
    ['limits.bodyKiB', old.limits.bodyBytes !== wanted.limits.bodyBytes],
  ];
  return differ.flatMap(([key, isOther]) => (isOther ? [key] : []));
}

function placeOf(store: Config['store']): string {
  return store.kind === 'postgres' ? store.url.reveal() : store.directory;
}
