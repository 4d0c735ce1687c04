/**
 * Leaves a ticket system alone while it is in trouble or asked for a pause.
 *
 * Knows no system; a system in trouble answers every ticket of a batch with a problem of its own.
 */

import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleType } from 'cockatiel';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketReading, TicketSystem } from '../../domain/ticket-system.ts';

/** So many batches that fail in a row, and the system is left alone. */
const FAILURES = 5;
/** For so long, or as long as it asks; then one batch tries. */
const PAUSE_MS = 30_000;

type FetchMany = TicketSystem['fetchMany'];
type Readings = readonly TicketReading[];

export interface GuardOptions {
  readonly pauseMs?: number;
  /** Told when failures have the system left alone (true), and when it is well again. */
  readonly onPause?: (isLeftAlone: boolean) => void;
}

/** The same reads, fewer of them. `now` in milliseconds. */
export function guarded(
  { name, fetchMany }: Pick<TicketSystem, 'name' | 'fetchMany'>,
  now: () => number,
  { pauseMs = PAUSE_MS, onPause }: GuardOptions = {},
): FetchMany {
  let quietUntil = 0;
  const breaker = circuitBreaker(handleType(Trouble), {
    breaker: new ConsecutiveBreaker(FAILURES),
    halfOpenAfter: pauseMs,
  });
  if (onPause !== undefined) {
    onPause(false);
    breaker.onStateChange((state) => {
      onPause(state !== CircuitState.Closed);
    });
  }
  const ask = async (keys: readonly TicketKey[]): Promise<Readings> => {
    const readings = await fetchMany(keys);
    quietUntil = Math.max(quietUntil, now() + pauseOf(readings));
    if (isTrouble(readings)) throw new Trouble(readings);
    return readings;
  };
  return async (keys) => {
    if (now() < quietUntil) return keys.map(() => paused(name, quietUntil - now()));
    try {
      return await breaker.execute(() => ask(keys));
    } catch (error) {
      if (error instanceof Trouble) return error.readings;
      if (!(error instanceof BrokenCircuitError)) throw error;
      return keys.map(() => paused(name, pauseMs));
    }
  };
}

/** A batch in which the system answered nothing. */
class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly readings: Readings;
  constructor(readings: Readings) {
    super('No ticket of the batch could be read.');
    this.readings = readings;
  }
}

/** All tickets of a batch have a problem that is not their own. */
function isTrouble(readings: Readings): boolean {
  return readings.length > 0 && readings.every((reading) => 'problem' in reading && isOfSystem(reading.problem.code));
}

/** Is this about the system, not about one of its tickets? */
export function isOfSystem(code: string): boolean {
  return code.startsWith('TICKET_SYSTEM_');
}

function pauseOf(readings: Readings): number {
  return Math.max(0, ...readings.map((reading) => ('problem' in reading ? (reading.problem.retryAfterMs ?? 0) : 0)));
}

function paused(name: string, ms: number): TicketReading {
  const seconds = Math.ceil(ms / 1000);
  const message = `${name}: it failed or asked for a pause, so it is left alone for up to ${seconds} s`;
  return { problem: { code: 'TICKET_SYSTEM_PAUSED', message, retryable: true } };
}
