/**
 * The last known picture of a cloud: its hosts, hypervisors and servers as Nova told of them last, and as of when.
 *
 * Pure: types, and what counts as a difference. Who reads Nova, and where the picture is kept, is decided elsewhere.
 */

import type { Host, Hypervisor } from './host.ts';
import type { CloudName } from './ids.ts';
import type { Problem } from './problem.ts';
import type { Server } from './server.ts';

/** What the picture is made of, by kind. */
export interface Things {
  readonly host: Host;
  readonly hypervisor: Hypervisor;
  readonly server: Server;
}
export type ThingKind = keyof Things;
export const THING_KINDS = ['host', 'hypervisor', 'server'] as const satisfies readonly ThingKind[];

/** One thing as it is known. `item` is null once Nova no longer has it. */
export interface Known<Kind extends ThingKind> {
  readonly kind: Kind;
  /** A host's id, otherwise Nova's UUID. */
  readonly id: string;
  readonly item: Things[Kind] | null;
  /** When the reading began that told so. */
  readonly readAt: Date;
}
export type KnownThing = { [Kind in ThingKind]: Known<Kind> }[ThingKind];

/** How far a cloud's picture goes. */
export interface PictureMarks {
  readonly cloud: CloudName;
  /** Grows with every change of its things, in the order of commit. */
  readonly version: number;
  /** As of when everything of a kind is known; null: not yet. */
  readonly knownAt: Readonly<Record<ThingKind, Date | null>>;
  /** When all servers were listed last: `changes-since` keeps them up from then on. */
  readonly listedAt: Date | null;
  /** Why a kind could not be read the last time. */
  readonly problems: Readonly<Partial<Record<ThingKind, Problem>>>;
}

/** Of a cloud that nothing is known of. */
export function nothingKnown(cloud: CloudName): PictureMarks {
  const knownAt = { host: null, hypervisor: null, server: null };
  return { cloud, version: 0, knownAt, listedAt: null, problems: {} };
}

/** What is told of a thing: the same text for the same thing, whoever read it and when. Keys in order: Nova promises none for metadata. */
export function thingText(item: Things[ThingKind]): string {
  return JSON.stringify(item, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each)
            .filter(([name]) => name !== 'fetchedAt')
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}

/**
 * What a reading says, beside what was known: a host or server whose cell does not answer is told of by little more
 * than its name, so the rest is what was known.
 */
export function withKnown<Item extends Things[ThingKind]>(read: Item, known: Item | null): Item {
  if (known === null) return read;
  if (isHost(read) && read.state === 'UNKNOWN' && read.serviceId === '') {
    return { ...known, state: read.state, fetchedAt: read.fetchedAt };
  }
  if (isServer(read) && read.status === 'UNKNOWN') {
    return { ...known, status: read.status, fetchedAt: read.fetchedAt };
  }
  return read;
}

function isHost(item: Things[ThingKind]): item is Host {
  return 'serviceId' in item;
}

function isServer(item: Things[ThingKind]): item is Server {
  return 'hostHash' in item;
}

/** Is it in Nova's lists? A server that is only set aside for deletion can still be asked for, but is in no list. */
export function isListed({ status }: Pick<Server, 'status'>): boolean {
  return status !== 'DELETED' && status !== 'SOFT_DELETED';
}
