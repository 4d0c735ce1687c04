/**
 * Makes DataLoaders whose batches are counted and followed.
 *
 * Each batch is of one name and so many keys; the keys themselves are told to nobody. Refuses to know what is loaded.
 */

import DataLoader from 'dataloader';
import type { BatchLoadFn, Options } from 'dataloader';

import type { Observer } from '../domain/observer.ts';
import { unobserved } from '../domain/observer.ts';
import type { Tracer } from '../domain/tracer.ts';
import { spanning, untraced } from '../domain/tracer.ts';

/** Who is told of batches. */
export interface BatchWatchers {
  readonly observer?: Pick<Observer, 'batch' | 'pictureRead'>;
  readonly tracer?: Tracer;
}

/** As DataLoader's constructor; the name is that of the field it is kept in. */
export type Batched = <Key, Value, CacheKey = Key>(
  load: BatchLoadFn<Key, Value>,
  options: Options<Key, Value, CacheKey> & { readonly name: string },
) => DataLoader<Key, Value, CacheKey>;

export function createBatched({ observer = unobserved, tracer = untraced }: BatchWatchers): Batched {
  return (load, options) => {
    const { name } = options;
    return new DataLoader((keys) => {
      observer.batch(name, keys.length);
      const attributes = { 'slipway.loader': name, 'slipway.batch.size': keys.length };
      const span = tracer.startWithin(`load ${name}`, { kind: 'internal', attributes });
      return spanning(span, async () => {
        const values = await load(keys);
        // A failure in the slot of a key, as DataLoader has it.
        const failed = Array.from(values).find((value) => value instanceof Error);
        if (failed !== undefined) span.fail(failed);
        return values;
      });
    }, options);
  };
}
