/**
 * Reads many tickets in as few requests as a system allows, and puts each answer in its key's place.
 *
 * Knows no system: what a key looks like, how many fit into one request and how they are asked for is the adapter's.
 */

import type { TicketKey } from '../../domain/ids.ts';
import type { TicketReading } from '../../domain/ticket-system.ts';
import { failed, notAKey, notFound } from './problem.ts';

export type Readings = ReadonlyMap<TicketKey, TicketReading>;

export interface InParts {
  /** The system's configured name. */
  readonly name: string;
  /** The canonical form of a key; null when the text is none. Two spellings of one key are one. */
  readonly toKey: (text: string) => TicketKey | null;
  /** What the keys of one request must have in common, e.g. their project; left out: nothing. */
  readonly groupOf?: (key: TicketKey) => string;
  /** Keys of one request, at most. */
  readonly size: number;
  /** One request's readings by canonical key, at most `size` of them; a key that is left out does not exist. May reject: then all of its keys share the failure. */
  readonly read: (keys: readonly TicketKey[]) => Promise<Readings>;
}

/** Same length and order as `asked`; never rejects. A text that is no key is not sent. */
export async function readInParts(
  { name, toKey, groupOf = () => '', size, read }: InParts,
  asked: readonly string[],
): Promise<readonly TicketReading[]> {
  const keys = asked.map(toKey);
  const distinct = [...new Set(keys.filter((key) => key !== null))];
  const parts = [...Map.groupBy(distinct, groupOf).values()].flatMap((group) => sliced(group, size));
  const readings = await Promise.all(
    parts.map((part) =>
      read(part).catch((failure: unknown): Readings => new Map(part.map((key) => [key, failed(name, failure)]))),
    ),
  );
  const byKey = new Map(readings.flatMap((part) => [...part]));
  return asked.map((text, place) => {
    const key = keys[place] ?? null;
    return key === null ? notAKey(name, text) : (byKey.get(key) ?? notFound(name, key));
  });
}

function sliced(keys: readonly TicketKey[], size: number): (readonly TicketKey[])[] {
  return Array.from({ length: Math.ceil(keys.length / size) }, (_, part) => keys.slice(part * size, (part + 1) * size));
}
