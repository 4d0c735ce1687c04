/**
 * What a reading of Nova says that is not known yet.
 *
 * Nothing of a reading counts that began before what is known was read: so readings may come late, twice and in any
 * order, from any process. Refuses to know what follows from a difference.
 */

import type { CloudName } from '../../domain/ids.ts';
import { withKnown } from '../../domain/picture.ts';
import type { KnownThing, PictureMarks, ThingKind, Things } from '../../domain/picture.ts';
import type { KeptThing, PictureWrites } from '../../domain/picture-store.ts';
import { digestOf } from './digest.ts';

/** What Nova was read to have of one kind. */
export type Reading = { [Kind in ThingKind]: ReadingOf<Kind> }[ThingKind];

interface ReadingOf<Kind extends ThingKind> {
  readonly cloud: CloudName;
  readonly kind: Kind;
  /** When the reading began. */
  readonly readAt: Date;
  readonly items: readonly Things[Kind][];
  /** Ids of what Nova said it does not have. */
  readonly gone?: readonly string[];
  /** Is this all there is? Then what is missing is gone. */
  readonly whole?: boolean;
}

/** One thing that is otherwise than was known. */
export type Difference = { [Kind in ThingKind]: DifferenceOf<Kind> }[ThingKind];

export interface DifferenceOf<Kind extends ThingKind> {
  readonly kind: Kind;
  readonly id: string;
  /** Null when nothing was known of it, or that it was gone. */
  readonly before: Things[Kind] | null;
  /** Null when it is gone. */
  readonly after: Things[Kind] | null;
  /** Was anything known of it, if only that it was gone? */
  readonly wasKnown: boolean;
  /** As it is to be kept. */
  readonly kept: KeptThing;
}

/** Under the lock of the cloud's picture, whose marks these are. */
export async function differences(
  writes: Pick<PictureWrites, 'knownDigests' | 'knownThings'>,
  marks: PictureMarks,
  reading: Reading,
): Promise<readonly Difference[]> {
  const { cloud, kind, readAt, whole = false } = reading;
  if (readAt.getTime() <= (marks.knownAt[kind]?.getTime() ?? -Infinity)) return [];
  const read = thingsOf(reading);
  const named = [...read.map(({ id }) => id), ...(reading.gone ?? [])];
  const known = new Map((await writes.knownDigests(cloud, kind, whole ? null : named)).map((each) => [each.id, each]));
  const there = new Set(named);
  const missing = whole ? [...known.keys()].filter((id) => !there.has(id)) : [];
  const all = [...read, ...[...(reading.gone ?? []), ...missing].map((id) => goneThing(kind, id, readAt))];

  const isNews = ({ id, item }: KnownThing): boolean => {
    const before = known.get(id);
    if (before === undefined) return item !== null;
    return before.readAt < readAt && before.digest !== (item && digestOf(item));
  };
  const news = all.filter(isNews);
  if (news.length === 0) return [];
  const ids = news.map(({ id }) => id);
  const before = new Map((await writes.knownThings(cloud, kind, ids)).map((thing) => [thing.id, thing]));
  return news
    .map((thing) => differenceOf(thing, before.get(thing.id)))
    .filter(({ id, kept }) => kept.digest !== (known.get(id)?.digest ?? null));
}

function thingsOf(reading: Reading): readonly KnownThing[] {
  const { readAt } = reading;
  switch (reading.kind) {
    case 'host':
      return reading.items.map((item) => ({ kind: 'host', id: item.id, item, readAt }));
    case 'hypervisor':
      return reading.items.map((item) => ({ kind: 'hypervisor', id: item.id, item, readAt }));
    case 'server':
      // Nova lists what it deleted lately among what changed.
      return reading.items.map((item) => ({
        kind: 'server',
        id: item.id,
        item: item.status === 'DELETED' ? null : item,
        readAt,
      }));
  }
}

function goneThing(kind: ThingKind, id: string, readAt: Date): KnownThing {
  return { kind, id, item: null, readAt };
}

function differenceOf(thing: KnownThing, known: KnownThing | undefined): Difference {
  const { id, readAt } = thing;
  const wasKnown = known !== undefined;
  switch (thing.kind) {
    case 'host': {
      const before = known?.kind === 'host' ? known.item : null;
      const after = thing.item && withKnown(thing.item, before);
      const kept = { kind: 'host', id, item: after, readAt, ...digested(after) } as const;
      return { kind: 'host', id, before, after, wasKnown, kept };
    }
    case 'hypervisor': {
      const before = known?.kind === 'hypervisor' ? known.item : null;
      const after = thing.item;
      const kept = { kind: 'hypervisor', id, item: after, readAt, ...digested(after) } as const;
      return { kind: 'hypervisor', id, before, after, wasKnown, kept };
    }
    case 'server': {
      const before = known?.kind === 'server' ? known.item : null;
      const after = thing.item && withKnown(thing.item, before);
      const kept = { kind: 'server', id, item: after, readAt, ...digested(after) } as const;
      return { kind: 'server', id, before, after, wasKnown, kept };
    }
  }
}

function digested(item: Things[ThingKind] | null): Pick<KeptThing, 'digest'> {
  return { digest: item && digestOf(item) };
}
