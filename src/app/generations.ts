/**
 * The generation that is in force, and how another one comes after it without anybody's connection ending.
 *
 * Knows what outlives a generation and what goes with it. Refuses to know transports.
 */

import { isDeepStrictEqual } from 'node:util';

import type { Config } from '../config/index.ts';
import { startJobs } from '../live/jobs.ts';
import { followPicture } from '../picture/picture.ts';
import type { FollowingPicture } from '../picture/picture.ts';
import { followLinks } from '../services/index.ts';
import type { Store } from '../store/index.ts';
import { createGeneration } from './generation.ts';
import type { Generation, Lasting } from './generation.ts';
import { refuseChangedWorkflows } from './workflows.ts';

/** Operations that began under the former configuration keep its clients for so long. */
const RETIRE_MS = 60_000;

export interface Generations {
  readonly current: () => Generation;
  /** Puts this configuration in force. Throws ConfigError for faulty workflow files, and then nothing has changed. */
  readonly change: (wanted: Config) => Promise<void>;
  /** Stops what runs by itself, and waits for what is under way. Jobs end with the store. */
  readonly stop: () => Promise<void>;
  /** Closes the clients of every generation. */
  readonly close: () => Promise<void>;
}

/** What a process sees of these clouds. */
export function pictureOf({ clouds }: Config, { picture }: Store, log: Lasting['log']): Promise<FollowingPicture> {
  return followPicture({
    store: picture,
    clouds: clouds.map(({ name }) => name),
    onError: (error) => {
      log.error({ err: error }, 'the picture of the clouds could not be followed; tried again');
    },
  });
}

/** Starts the first one, and jobs. The picture of the current one is for the caller to close. Throws ConfigError for faulty workflow files. */
export async function startGenerations(
  config: Config,
  picture: FollowingPicture,
  lasting: Lasting,
): Promise<Generations> {
  const { store, log, watching } = lasting;
  const retired: (() => Promise<void>)[] = [];

  const prepare = async (wanted: Config, seen: FollowingPicture): Promise<Running> => {
    const made = createGeneration(wanted, seen, lasting);
    try {
      await refuseChangedWorkflows(store, made.workflows);
      await followLinks(store.maintenance, made.upstreams.claimTicket);
      return { made, stop: await made.start() };
    } catch (error) {
      await made.upstreams.close();
      throw error;
    }
  };
  let running = await prepare(config, picture);
  const current = () => running.made;
  await startJobs(store.jobs, workOfCurrent(current), log, watching);

  return {
    current,
    change: async (wanted) => {
      const former = running;
      const isOther = !isDeepStrictEqual(namesOf(wanted), namesOf(former.made.config));
      // The same clouds are seen in the same picture.
      const seen = isOther ? await pictureOf(wanted, store, log) : former.made.picture;
      running = await prepare(wanted, seen).catch(async (error: unknown) => {
        if (isOther) await seen.close();
        throw error;
      });
      retired.push(
        later(async () => {
          if (isOther) await former.made.picture.close();
          await former.made.upstreams.close();
        }),
      );
      await former.stop();
    },
    stop: () => running.stop(),
    close: async () => {
      for (const close of retired) await close();
      await running.made.upstreams.close();
    },
  };
}

interface Running {
  readonly made: Generation;
  readonly stop: () => Promise<void>;
}

const namesOf = ({ clouds }: Config) => clouds.map(({ name }) => name);

/** Closes after a while, or when it is asked to, once. */
function later(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | null = null;
  const now = () => (closed ??= close());
  const timer = setTimeout(() => {
    // What cannot be closed now is told at the end.
    now().catch(() => null);
  }, RETIRE_MS).unref();
  return () => {
    clearTimeout(timer);
    return now();
  };
}

/** Jobs outlive generations: each is done by the one that is current when it begins. */
function workOfCurrent(current: () => Generation): Generation['work'] {
  return {
    carryOut: (...job) => current().work.carryOut(...job),
    tend: (...job) => current().work.tend(...job),
    writeBack: (...job) => current().work.writeBack(...job),
    lookAtTicket: (...job) => current().work.lookAtTicket(...job),
  };
}
