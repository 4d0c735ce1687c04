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
/** Up to so many servers are read one by one; what changed is one reading, however many there are. */
const SINGLE_READS = 10;
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
  const hosts = every(pace.hostMs, 'host', async () => onHosts(await readings.readHosts()));
  const servers = every(pace.serverMs, 'server', async () => {
    const ids = [...hinted];
    hinted.clear();
    const single = ids.length > 0 && ids.length <= SINGLE_READS;
    if (single) {
      await readings.readTheseServers(ids).catch((error: unknown) => {
        // What a hint pointed at may be told in no other way: it is looked at next time.
        for (const id of ids) hinted.add(id);
        throw error;
      });
    }
    if (performance.now() < nextRegular && (single || ids.length === 0)) return;
    await readings.readServers();
    // Timers come a little early at times.
    nextRegular = performance.now() + (pace.serverMs ?? 0) - TIMER_MS;
  });
  const hypervisors = every(pace.hostMs === null ? null : pace.hypervisorMs, 'hypervisor', readings.readHypervisors);

  const listening = listen(options, signal, (hints) => {
    const all = hints.some(({ kind }) => kind === 'all');
    if (all || hints.some(({ kind }) => kind === 'host')) hosts?.soon();
    for (const hint of hints) if (hint.kind === 'server') hinted.add(hint.id);
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
