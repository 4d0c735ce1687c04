/**
 * The last known picture of all clouds in this process's memory, following the store by version.
 *
 * Every process has one, whichever of them reads Nova. Refuses to know who does.
 */

import type { CloudName } from '../domain/ids.ts';
import type { PicturePlace, PictureReads } from '../domain/picture-store.ts';
import { createCloudPicture } from './cloud-picture.ts';
import type { CloudPicture, KeptCloudPicture } from './cloud-picture.ts';

export interface Picture {
  /** Nothing is known of a cloud that is not configured. */
  readonly of: (cloud: CloudName) => CloudPicture;
  /** Resolves once everything is in it that was committed before the call. Rejects when the store cannot be read. */
  readonly catchUp: () => Promise<void>;
}

export interface FollowingPicture extends Picture {
  /** Resolves once nothing of the store is being read any more. */
  readonly close: () => Promise<void>;
}

export interface PictureOptions {
  readonly store: PictureReads;
  readonly clouds: readonly CloudName[];
  /** Of a look that nobody waited for. */
  readonly onError: (error: unknown) => void;
}

/** Things that are read at once. */
const BATCH = 5000;

/** Reads what is known, and follows from then on. */
export async function followPicture({ store, clouds, onError }: PictureOptions): Promise<FollowingPicture> {
  const kept = new Map(clouds.map((cloud) => [cloud, createCloudPicture(cloud)]));
  const catchUp = oneAfterAnother(() => readOn(store, kept));
  await catchUp();
  let looking = Promise.resolve();
  const stop = store.onChange(() => {
    looking = catchUp().catch(onError);
  });
  return {
    of: (cloud) => kept.get(cloud) ?? createCloudPicture(cloud),
    catchUp,
    close: async () => {
      stop();
      await looking;
    },
  };
}

async function readOn(store: PictureReads, kept: ReadonlyMap<CloudName, KeptCloudPicture>): Promise<void> {
  for (const marks of await store.marks()) {
    const picture = kept.get(marks.cloud);
    if (picture === undefined) continue;
    const known = picture.marks().version;
    let after: PicturePlace = { version: known + 1, kind: '', id: '' };
    for (let more = marks.version > known; more;) {
      const things = await store.things(marks.cloud, after, BATCH);
      for (const { thing } of things) picture.apply(thing);
      after = things.at(-1)?.place ?? after;
      more = things.length === BATCH;
    }
    // What was written meanwhile may be in it already, and is read once more.
    picture.reach(marks);
  }
}

/** Never two at once; who asks while one runs waits for one that begins later, together with all others who do. */
function oneAfterAnother(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const start = (): Promise<void> => {
    next = null;
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return start();
    next ??= running.catch(() => undefined).then(start);
    return next;
  };
}
