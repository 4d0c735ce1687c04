/**
 * What a person likes: light or dark, and the zone that times are shown in. Kept in the browser; none of it is secret.
 *
 * Refuses to fail where the browser keeps nothing.
 */

import { useSyncExternalStore } from 'react';

import { isZone, ownZone } from '../time/zones.ts';

export type Theme = 'system' | 'light' | 'dark';

const THEME = 'slipway.theme';
const ZONE = 'slipway.zone';
const watchers = new Set<() => void>();
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

let theme: Theme = toTheme(read(THEME));
let zone = toZone(read(ZONE));

function toTheme(text: string | null): Theme {
  return text === 'light' || text === 'dark' ? text : 'system';
}

function toZone(text: string | null): string {
  return text !== null && isZone(text) ? text : ownZone();
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
const tell = () => {
  for (const watcher of watchers) watcher();
};

/** Brings the page into the chosen colours, and keeps it there when the system's change. */
export function applyTheme(): void {
  const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
  document.documentElement.classList.toggle('pf-v6-theme-dark', isDark);
}
dark.addEventListener('change', applyTheme);

export const useTheme = (): Theme => useSyncExternalStore(watch, () => theme);
export const useZone = (): string => useSyncExternalStore(watch, () => zone);

export function setTheme(next: Theme): void {
  theme = next;
  write(THEME, next);
  applyTheme();
  tell();
}

/** Refuses silently what is no zone: whoever types one is still typing. */
export function setZone(next: string): void {
  if (!isZone(next)) return;
  zone = next;
  write(ZONE, next);
  tell();
}

/** The cursor at which an owner's earlier visit ended; null at the first one. */
export const lastSeen = (visitor: string): string | null => read(`slipway.seen.${visitor}`);
export function setLastSeen(visitor: string, cursor: string): void {
  write(`slipway.seen.${visitor}`, cursor);
}
