/**
 * The port to where the last known picture is kept: shared by all processes, and there after a restart.
 *
 * Pure: types. store/ implements it. Refuses to know who reads Nova.
 */

import type { HostStatus } from './host.ts';
import type { CloudName, HostId, WindowId } from './ids.ts';
import type { KnownThing, PictureMarks, ThingKind } from './picture.ts';

/** Where a reader of a cloud's things stands: behind this one. */
export interface PicturePlace {
  readonly version: number;
  readonly kind: string;
  readonly id: string;
}

/** A thing, and where it stands. */
export interface PlacedThing {
  readonly place: PicturePlace;
  readonly thing: KnownThing;
}

/** For followers. */
export interface PictureReads {
  /** Of all clouds that anything is known of. */
  readonly marks: () => Promise<readonly PictureMarks[]>;
  /** At most `limit` things of a cloud behind a place, in order. */
  readonly things: (cloud: CloudName, after: PicturePlace, limit: number) => Promise<readonly PlacedThing[]>;
  /** Calls back whenever there may be something new, also now and then; a hint only. Answers how to stop. */
  readonly onChange: (wake: () => void) => () => void;
}

/** What is needed to see whether a reading differs. */
export interface KnownDigest {
  readonly id: string;
  /** Of all that is told of it; null when it is gone. */
  readonly digest: string | null;
  readonly readAt: Date;
}

/** A thing as it is to be kept. */
export type KeptThing = KnownThing & Pick<KnownDigest, 'digest'>;

/** What a window is about to make of a host: so that its own hand is recognised, whoever sees it first. */
export interface HostIntent {
  readonly window: WindowId;
  readonly host: HostId;
  readonly status: HostStatus;
  readonly reason: string | null;
}

/** Writes of one transaction. */
export interface PictureWrites {
  /**
   * How far the cloud's picture goes; nobody else changes it until the transaction ends. To be called before windows
   * are locked and before anything is written.
   */
  readonly lockPicture: (cloud: CloudName) => Promise<PictureMarks>;
  /** Of these things, or of all of a kind. */
  readonly knownDigests: (
    cloud: CloudName,
    kind: ThingKind,
    ids: readonly string[] | null,
  ) => Promise<readonly KnownDigest[]>;
  readonly knownThings: (cloud: CloudName, kind: ThingKind, ids: readonly string[]) => Promise<readonly KnownThing[]>;
  /** Under the next version. */
  readonly keepThings: (cloud: CloudName, things: readonly KeptThing[]) => Promise<void>;
  /** All but the version, which counts by itself. */
  readonly keepMarks: (marks: PictureMarks) => Promise<void>;
  /** Instead of what the window was about before. */
  readonly intend: (intent: HostIntent) => Promise<void>;
  readonly forgetIntent: (intent: Pick<HostIntent, 'window' | 'host'>) => Promise<void>;
  readonly intentsFor: (hosts: readonly HostId[]) => Promise<readonly HostIntent[]>;
}
