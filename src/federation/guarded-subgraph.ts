/**
 * Leaves another team's subgraph alone while it is in trouble, so that its fields fail at once and nobody waits.
 *
 * Refuses to know how it is asked.
 */

import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';

import { UpstreamError } from '../errors.ts';
import type { RemoteSubgraph } from './port.ts';

/** So many requests that fail in a row. */
const FAILURES = 5;
/** For so long; then one request tries. */
const PAUSE_MS = 10_000;

export interface SubgraphGuardOptions {
  readonly pauseMs?: number;
  /** Told when it is left alone from now on (true), and when it is asked again. */
  readonly onPause?: ((isLeftAlone: boolean) => void) | undefined;
}

/** The same subgraph, asked less often. An answer with errors in it is an answer. */
export function guardedSubgraph(
  remote: RemoteSubgraph,
  { pauseMs = PAUSE_MS, onPause }: SubgraphGuardOptions = {},
): RemoteSubgraph {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof UpstreamError && error.retryable),
    { breaker: new ConsecutiveBreaker(FAILURES), halfOpenAfter: pauseMs },
  );
  if (onPause !== undefined) {
    onPause(false);
    breaker.onStateChange((state) => {
      onPause(state !== CircuitState.Closed);
    });
  }
  return {
    ...remote,
    ask: async (request, headers) => {
      try {
        return await breaker.execute(() => remote.ask(request, headers));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw new PausedError(remote.name, error);
      }
    },
  };
}

/** It was not asked. */
export class PausedError extends Error {
  override readonly name = 'PausedError';
  constructor(subgraph: string, cause: unknown) {
    super(`${subgraph} is left alone for a moment`, { cause });
  }
}
