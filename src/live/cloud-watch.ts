/**
 * Watches one cloud: reads its hosts, servers and hypervisors again and again, and where hints point at once.
 *
 * A hint says where to look and is believed in nothing else. Readings of one kind follow one another; those of
 * different kinds do not wait for each other, so that one that hangs hides nothing of the others. Refuses to know what
 * a difference means.
 */

import type { Logger } from 'pino';

import type { Cloud } from '../domain/compute.ts';
import type { Host } from '../domain/host.ts';
import type { NovaHint } from '../domain/nova-news.ts';
import type { ServerId } from '../domain/ids.ts';
import type { ThingKind } from '../domain/picture.ts';
import type { Problem } from '../domain/problem.ts';
import { UpstreamError } from '../errors.ts';
import { repeat } from './repeat.ts';
import type { Repeated } from './repeat.ts';

/** How often each kind is read, in milliseconds; null: never. */
export interface WatchPace {
  readonly hostMs: number | null;
  readonly serverMs: number | null;
  readonly hypervisorMs: number;
}

/** What is read, and kept, of one cloud. Each throws UpstreamError when Nova does not answer. */
export interface CloudReadings {
  readonly readHosts: () => Promise<readonly Host[]>;
  /** What changed lately; all of them where that is due. */
  readonly readServers: () => Promise<void>;
  /** All of them, due or not. */
  readonly readAllServers: () => Promise<void>;
  /** Each by itself. */
  readonly readTheseServers: (ids: readonly ServerId[]) => Promise<void>;
  readonly readHypervisors: () => Promise<void>;
  /** Why a kind could not be read. */
  readonly noteProblem: (kind: ThingKind, problem: Problem) => Promise<void>;
}

export interface CloudWatchOptions {
  readonly cloud: Pick<Cloud, 'name' | 'news'>;
  readonly pace: WatchPace;
  readonly readings: CloudReadings;
  /** Told after each reading of all hosts. */
  readonly onHosts: (hosts: readonly Host[]) => Promise<void>;
  readonly log: Logger;
}

/** Hints that come within so long are one. */
const FOLD_MS = 200;
/**
 * Up to so many servers that hints point at are read one by one. Of more, all are listed: what Nova says changed leaves out
 * metadata and tags that were removed.
 */
const SINGLE_READS = 100;
/** From one list that hints led to until the next; what changed is read meanwhile, and hints are kept. */
const LIST_PAUSE_MS = 60_000;
const TIMER_MS = 5;

/** Watches until the signal aborts, and then waits for what is under way. */
export async function watchCloud(options: CloudWatchOptions, signal: AbortSignal): Promise<void> {
  const { pace, readings, onHosts } = options;
  if (signal.aborted) return;
  const hinted = new Set<ServerId>();
  const read = reader(options, signal);
  const every = (ms: number | null, kind: ThingKind, work: () => Promise<void>): Repeated | null =>
    ms === null ? null : repeat(ms, () => read(kind, work));

  /** Hinted looks between two regular ones do not put the next one off. */
  let nextRegular = -Infinity;
  const follow = hintFollower(readings, hinted);
  const hosts = every(pace.hostMs, 'host', async () => onHosts(await readings.readHosts()));
  const servers = every(pace.serverMs, 'server', async () => {
    const followed = await follow();
    if (hinted.size > SINGLE_READS || performance.now() >= nextRegular) {
      await readings.readServers();
      // Timers come a little early at times.
      nextRegular = performance.now() + (pace.serverMs ?? 0) - TIMER_MS;
    }
    // One server that cannot be read keeps nobody from what changed of the others.
    if (followed !== null) throw followed.failure;
  });
  const hypervisors = every(pace.hostMs === null ? null : pace.hypervisorMs, 'hypervisor', readings.readHypervisors);

  const listening = listen(options, signal, (hints) => {
    const all = hints.some(({ kind }) => kind === 'all');
    if (all || hints.some(({ kind }) => kind === 'host')) hosts?.soon();
    for (const hint of hints) if (hint.kind === 'server' && servers !== null) hinted.add(hint.id);
    if (all) nextRegular = -Infinity;
    if (all || hinted.size > 0) servers?.soon();
    if (all) hypervisors?.soon();
  });
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
  await Promise.all([hosts?.stop(), servers?.stop(), hypervisors?.stop(), listening]);
}

/** Looks where hints point, as far as it may now; others stay in `hinted`. Answers why it could not. */
function hintFollower(readings: CloudReadings, hinted: Set<ServerId>) {
  let nextList = -Infinity;
  return async (): Promise<{ readonly failure: unknown } | null> => {
    const ids = [...hinted];
    const isMany = ids.length > SINGLE_READS;
    if (ids.length === 0 || (isMany && performance.now() < nextList)) return null;
    hinted.clear();
    try {
      await (isMany ? readings.readAllServers() : readings.readTheseServers(ids));
      return null;
    } catch (failure) {
      // What a hint pointed at may be told in no other way: it is looked at next time.
      for (const id of ids) hinted.add(id);
      return { failure };
    } finally {
      if (isMany) nextList = performance.now() + LIST_PAUSE_MS;
    }
  };
}

/** Reads, and notes why not. A failure is logged when it begins and when it is over, not each time. */
function reader({ cloud, readings, log }: CloudWatchOptions, signal: AbortSignal) {
  const failing = new Set<ThingKind>();
  const isOver = () => signal.aborted;
  return async (kind: ThingKind, work: () => Promise<void>): Promise<void> => {
    if (isOver()) return;
    try {
      await work();
      if (failing.delete(kind)) log.info({ cloud: cloud.name, kind }, 'a cloud can be read again');
    } catch (error) {
      if (isOver()) return;
      const level = failing.has(kind) ? 'debug' : 'warn';
      failing.add(kind);
      log[level]({ err: error, cloud: cloud.name, kind }, 'a cloud could not be read; tried again');
      if (!(error instanceof UpstreamError)) return;
      await readings.noteProblem(kind, error.problem).catch((failure: unknown) => {
        log.warn({ err: failure, cloud: cloud.name }, 'why a cloud could not be read could not be noted');
      });
    }
  };
}

/** Folds hints. News that fail leave the watch as good as it is without any. */
async function listen(
  { cloud, log }: CloudWatchOptions,
  signal: AbortSignal,
  act: (hints: readonly NovaHint[]) => void,
): Promise<void> {
  if (cloud.news === null) return;
  let folded: NovaHint[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    await cloud.news.listen((hint) => {
      folded.push(hint);
      timer ??= setTimeout(() => {
        timer = undefined;
        act(folded.splice(0));
      }, FOLD_MS);
    }, signal);
  } catch (error) {
    if (!signal.aborted) log.error({ err: error, cloud: cloud.name }, "Nova's notifications can no longer be heard");
  } finally {
    clearTimeout(timer);
    folded = [];
  }
}
