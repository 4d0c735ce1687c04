/**
 * The list that every reader of a configuration adds to, so that all faults are told at once.
 *
 * Refuses to know what a configuration looks like.
 */

import { ConfigError } from '../errors.ts';
import type { FileFault } from '../errors.ts';

/** Where something stands in a file. Lines and columns count from 1. */
export type Place = Omit<FileFault, 'message'>;

/** Faults found so far. Messages say what is wrong and what would be right, and never repeat a value. */
export interface Faults {
  /** The same fault at the same place is kept once. */
  readonly add: (place: Place, message: string) => void;
  /** Is something wrong at exactly this place already? Then what follows from it need not be told. */
  readonly has: (place: Place) => boolean;
  readonly isEmpty: () => boolean;
  /** Every fault, file by file from top to bottom. */
  readonly toError: () => ConfigError;
}

/** An empty list of faults. */
export function faultList(): Faults {
  const found = new Map<string, FileFault>();
  const places = new Set<string>();
  return {
    add: (place, message) => {
      const { file, line, column } = place;
      const key = `${keyOf(place)}\n${message}`;
      if (!found.has(key)) found.set(key, { file, line, column, message });
      places.add(keyOf(place));
    },
    has: (place) => places.has(keyOf(place)),
    isEmpty: () => found.size === 0,
    toError: () => new ConfigError(inReadingOrder([...found.values()])),
  };
}

function keyOf({ file, line, column }: Place): string {
  return [file, line, column].join('\n');
}

function inReadingOrder(faults: readonly FileFault[]): FileFault[] {
  const files = [...new Set(faults.map((fault) => fault.file))];
  return faults.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
