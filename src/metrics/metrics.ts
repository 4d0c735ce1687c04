/**
 * The metrics of one gateway, in Prometheus' format.
 *
 * Loaded only where metrics are wanted. Refuses to know who may read them.
 */

import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

import type { Observer } from '../domain/observer.ts';
import { createCounted } from './counted.ts';
import { createRead } from './read.ts';
import type { Readings } from './read.ts';

/** Metrics as they are scraped. */
export interface Scraped {
  readonly contentType: string;
  readonly text: string;
}

export interface Metrics {
  /** To be told of what happens. */
  readonly observer: Observer;
  /** Everything as it is now; what is read for it, as it was up to 10 seconds ago. To be called once. */
  readonly readFrom: (readings: Readings, onError: (group: string, error: unknown) => void) => () => Promise<Scraped>;
  /** What was counted, where there is nothing to read. */
  readonly counted: () => Promise<Scraped>;
}

/** A registry of its own, so that gateways of one process do not share one. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'slipway_build_info',
    help: 'Always 1; the label says which version runs.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1);
  const counted = async () => ({ contentType: registry.contentType, text: await registry.metrics() });
  return {
    observer: createCounted(registry),
    readFrom: (readings, onError) => {
      const read = createRead(registry, readings, onError);
      return async () => {
        await read();
        return counted();
      };
    },
    counted,
  };
}
