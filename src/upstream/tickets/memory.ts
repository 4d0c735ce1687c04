/**
 * One ticket system behind a memory that all operations of the process share.
 *
 * Knows how old an answer may be and how long a query waits for one. Refuses to know who asks: what its caller may be
 * told is decided elsewhere. Failures that may pass are never remembered.
 */

import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { TicketKey } from '../../domain/ids.ts';
import { unobserved } from '../../domain/observer.ts';
import type { Observer, TicketAnswer } from '../../domain/observer.ts';
import type { TicketReading, TicketSource, TicketStanding, TicketSystem } from '../../domain/ticket-system.ts';
import { guarded, isOfSystem } from './guard.ts';
import { movedTo, tooSlow } from './problem.ts';

const FRESH_MS = 60_000;
const ABSENT_MS = 300_000;
const STALE_MS = 86_400_000;
const MOST_TICKETS = 20_000;

export interface MemoryOptions extends Pick<TicketSource, 'url' | 'expose' | 'writeBack' | 'template'> {
  readonly system: TicketSystem;
  /** How long `read` waits before it makes do with what was known. */
  readonly budgetMs: number;
  readonly now: () => Date;
  readonly observer?: Pick<Observer, 'ticketRead' | 'leftAlone'>;
}

/** What the system said, and when: the same instant for whoever waited for it and for whoever is told later. */
interface Answer {
  readonly reading: TicketReading;
  readonly at: Date;
}

interface Known extends Answer {
  /** Somebody said that the ticket has changed since. */
  readonly outdated: boolean;
}

/** Nothing is known at first. */
export function createTicketSource(options: MemoryOptions): TicketSource {
  const { system, budgetMs, now, observer = unobserved, ...agreed } = options;
  const { name } = system;
  const fetchMany = guarded(system, () => now().getTime(), {
    onPause: (isLeftAlone) => {
      observer.leftAlone(name, isLeftAlone);
    },
  });
  const memory = new LRUCache<TicketKey, Known>({ max: MOST_TICKETS });
  const flights = new Map<TicketKey, Promise<Answer>>();

  const remember = (key: TicketKey, answer: Answer): void => {
    const { reading } = answer;
    if (!('problem' in reading && isOfSystem(reading.problem.code))) memory.set(key, { ...answer, outdated: false });
  };
  /** A ticket that is being asked for is not asked for again. */
  const ask = (keys: readonly TicketKey[], ignoreFlights: boolean): void => {
    const missing = keys.filter((key) => ignoreFlights || !flights.has(key));
    if (missing.length === 0) return;
    const batch = fetchMany(missing).then((readings) => ({ readings, at: now() }));
    for (const [place, key] of missing.entries()) {
      const flight: Promise<Answer> = batch.then(({ readings, at }) => {
        const answer = { reading: readings[place] ?? tooSlow(name, 0), at };
        if (flights.get(key) === flight) remember(key, answer);
        return answer;
      });
      flights.set(key, flight);
      const landed = (): void => {
        if (flights.get(key) === flight) flights.delete(key);
      };
      flight.then(landed, landed);
    }
  };
  const standing = (key: TicketKey, { reading, at }: Answer): TicketStanding => {
    if ('facts' in reading)
      return { facts: reading.facts, fetchedAt: at, stale: false, problem: movedTo(name, key, reading.facts) };
    const known = memory.get(key);
    const last = isOfSystem(reading.problem.code) && known !== undefined && 'facts' in known.reading ? known : null;
    if (last === null || age(last, now()) >= STALE_MS || !('facts' in last.reading)) {
      return { facts: null, fetchedAt: null, stale: false, problem: reading.problem };
    }
    return { facts: last.reading.facts, fetchedAt: last.at, stale: true, problem: reading.problem };
  };

  const read = async (keys: readonly TicketKey[]): Promise<readonly TicketStanding[]> => {
    const start = now();
    const isKnown = (key: TicketKey): boolean => isFresh(memory.get(key), start);
    ask([...new Set(keys.filter((key) => !isKnown(key)))], false);
    const abort = new AbortController();
    const nothing = { reading: tooSlow(name, budgetMs), at: start };
    const late = setTimeout(budgetMs, nothing, { signal: abort.signal, ref: false });
    late.catch(() => undefined);
    const readings = await Promise.all(
      keys.map(async (key) => {
        const known = memory.get(key);
        const flight = flights.get(key);
        const remembered = known !== undefined && isFresh(known, start);
        const answer = standing(key, remembered ? known : await Promise.race([flight ?? late, late]));
        observer.ticketRead(name, remembered ? 'MEMORY' : kindOf(answer));
        return answer;
      }),
    );
    abort.abort();
    return readings;
  };

  return {
    ...agreed,
    system,
    read,
    reread: async (keys) => {
      ask([...new Set(keys)], true);
      const nothing = { reading: tooSlow(name, 0), at: now() };
      return Promise.all(keys.map(async (key) => standing(key, await (flights.get(key) ?? nothing))));
    },
    forget: (keys) => {
      for (const key of keys) {
        // What is under way may have been answered before the change.
        flights.delete(key);
        const known = memory.get(key);
        if (known !== undefined) memory.set(key, { ...known, outdated: true });
      }
    },
  };
}

function kindOf({ stale, problem, facts }: TicketStanding): TicketAnswer {
  if (stale) return 'STALE';
  return facts === null && problem !== null && isOfSystem(problem.code) ? 'FAILED' : 'ASKED';
}

function age({ at }: Known, now: Date): number {
  return now.getTime() - at.getTime();
}

function isFresh(known: Known | undefined, now: Date): boolean {
  if (known === undefined || known.outdated) return false;
  return age(known, now) < ('facts' in known.reading ? FRESH_MS : ABSENT_MS);
}
