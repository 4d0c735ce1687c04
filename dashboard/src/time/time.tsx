/**
 * Times on the page: in the chosen zone, and how far away they are, counting.
 */

import { useSyncExternalStore } from 'react';

import { useZone } from '../shell/preferences.ts';
import { dateAndTime, fromNow, span } from './wording.ts';

const STEP_MS = 15_000;
const watchers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of watchers) each();
  }, STEP_MS);
  return () => {
    watchers.delete(watcher);
  };
}

/** The time, at most a quarter of a minute old. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);

/** A moment, with its distance behind it where `distance` is wanted. */
export function When({ at, distance = false }: { readonly at: string; readonly distance?: boolean }) {
  const zone = useZone();
  const present = useNow();
  return (
    <time dateTime={at} title={at}>
      {dateAndTime(at, zone, present)}
      {distance && <span className="sw-quiet"> ({fromNow(at, present)})</span>}
    </time>
  );
}

/** How far away a moment is. */
export function Ago({ at }: { readonly at: string }) {
  const zone = useZone();
  const present = useNow();
  return (
    <time dateTime={at} title={dateAndTime(at, zone, present)}>
      {fromNow(at, present)}
    </time>
  );
}

export function Span({ from, until }: { readonly from: string; readonly until: string | null | undefined }) {
  const zone = useZone();
  return <>{span(from, until, zone, useNow())}</>;
}
