/**
 * What of a new configuration only a new process can do.
 *
 * Pure. Refuses to know what is done about the rest.
 */

import { isDeepStrictEqual } from 'node:util';

import type { Config } from '../config/index.ts';
import { isSecret } from '../secret.ts';

/** What each key comes to. Keys are as they are written in the file. */
const VALUES = {
  'listen.host': ({ listen }: Config) => listen.host,
  'listen.port': ({ listen }: Config) => listen.port,
  'listen.publicUrl': ({ listen }: Config) => listen.publicUrl,
  'listen.proxies': ({ listen }: Config) => listen.proxies,
  federation: ({ federation }: Config) => federation,
  documents: ({ documents }: Config) => documents,
  metrics: ({ metrics }: Config) => metrics,
  store: ({ store }: Config) => store,
  'limits.bodyKiB': ({ limits }: Config) => limits.bodyBytes,
} as const;

export type RestartKey = keyof typeof VALUES;

/** The keys that count only after a restart; the guide to configuring lists them. */
export const RESTART_KEYS = Object.keys(VALUES) as readonly RestartKey[];

/** Those of them that differ. */
export function restartNeededFor(old: Config, wanted: Config): readonly RestartKey[] {
  return RESTART_KEYS.filter((key) => !isDeepStrictEqual(revealed(VALUES[key](old)), revealed(VALUES[key](wanted))));
}

/** Two secrets of one text are two objects. */
function revealed(value: unknown): unknown {
  if (isSecret(value)) return value.reveal();
  if (Array.isArray(value)) return value.map(revealed);
  if (value === null || typeof value !== 'object') return value;
  // Maps and the like are compared as they are.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revealed(inner)]));
}
