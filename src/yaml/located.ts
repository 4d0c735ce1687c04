/**
 * Values that remember where they were written.
 *
 * Everything between reading YAML and the finished configuration works on these, so that a fault found late still has
 * its line and column, also after two files were merged. Pure: refuses to know files, YAML and keys.
 */

import type { Place } from './faults.ts';
import type { Secret } from '../secret.ts';

/** A single value. */
export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null | Secret;
  /** As it is written in the file, without quotes: `0123` where `value` is 123, `${NAME}` where a variable was filled in. */
  readonly source: string;
}

/** Named values. */
export interface LocatedMapping {
  readonly kind: 'mapping';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, LocatedEntry>;
}

/** One name of a mapping and its value. */
export interface LocatedEntry {
  readonly keyPlace: Place;
  readonly node: Located;
}

/** Values in a row. */
export interface LocatedList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Located[];
}

export type Located = LocatedScalar | LocatedMapping | LocatedList;

/** Names and positions from the root to a value. */
export type LocatedPath = readonly PropertyKey[];

/** The value under a name; null when there is none, or when `node` is not a mapping. */
export function child(node: Located | null, key: string): Located | null {
  return node?.kind === 'mapping' ? (node.entries.get(key)?.node ?? null) : null;
}

/** The values of a list; none when `node` is not a list. */
export function itemsOf(node: Located | null): readonly Located[] {
  return node?.kind === 'list' ? node.items : [];
}

/** Where a path leads: its value if it is written, and the nearest place to point at if not. */
export function locate(root: Located, path: LocatedPath): { readonly node: Located | null; readonly place: Place } {
  let node = root;
  let place = root.place;
  for (const step of path) {
    const entry = node.kind === 'mapping' ? node.entries.get(String(step)) : undefined;
    const next = entry?.node ?? (typeof step === 'number' ? itemsOf(node)[step] : undefined);
    if (next === undefined) return { node: null, place };
    place = isBlank(next) ? (entry?.keyPlace ?? next.place) : next.place;
    node = next;
  }
  return { node: isBlank(node) ? null : node, place };
}

const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]*$/u;

/** A path as people write it: `tickets[0].url`; a name of other characters is put in quotes, so that it stays on one line. */
export function spell(path: LocatedPath): string {
  if (path.length === 0) return 'the file';
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${spellName(String(step))}`));
  return steps.join('').replace(/^\./u, '');
}

function spellName(name: string): string {
  return PLAIN_NAME.test(name) ? name : JSON.stringify(name);
}

/** Written, but left empty: `limits:` with nothing behind it counts as not written. */
export function isBlank(node: Located): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** The same tree with each scalar replaced; `path` tells which one it is. */
export function mapScalars(
  node: Located,
  change: (scalar: LocatedScalar, path: LocatedPath) => LocatedScalar,
  path: LocatedPath = [],
): Located {
  if (node.kind === 'scalar') return change(node, path);
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item, index) => mapScalars(item, change, [...path, index])) };
  }
  const entries = [...node.entries].map(
    ([key, entry]) => [key, { ...entry, node: mapScalars(entry.node, change, [...path, key]) }] as const,
  );
  return { ...node, entries: new Map(entries) };
}

/** The bare values, for a schema to check; what was left empty is undefined. */
export function toPlain(node: Located): unknown {
  if (node.kind === 'scalar') return node.value ?? undefined;
  if (node.kind === 'list') return node.items.map(toPlain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toPlain(entry.node)]));
}
