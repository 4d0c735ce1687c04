/**
 * Queries that wait for the same moment and would be answered the same are executed once, and put into bytes once.
 *
 * Nobody is answered from before they asked: what is joined has not begun. So a writer sees what it wrote, and an answer
 * is as young as it would be alone. Refuses to know transports, and who is alike (access/sharing.ts).
 */

import type { ExecutionArgs, ExecutionResult } from 'graphql';

import { likenessOf } from '../../access/sharing.ts';
import type { Caller } from '../../domain/viewer.ts';
import type { Executed } from './audience.ts';
import { sharedPartOf } from './shared-part.ts';

/** Who asks, as far as an answer depends on it. */
export interface Asker {
  readonly caller: Caller;
  /** How old the answer may be, in milliseconds; null where nobody said. */
  readonly maxAgeMs: number | null;
}

export interface AskedAtOnce {
  /** Executes in the next turn of the event loop, for all who came with this key until then. A void result is its first asker's alone. */
  readonly ask: (key: string, execute: () => Promise<Executed>) => Promise<ExecutionResult>;
}

export function createAskedAtOnce(): AskedAtOnce {
  const waiting = new Map<string, Promise<Executed>>();

  return {
    ask: async (key, execute) => {
      const joined = waiting.get(key);
      if (joined !== undefined) {
        const executed = await joined;
        return executed.void ? (await execute()).result : executed.result;
      }
      const begun = nextTurn().then(() => {
        waiting.delete(key);
        return execute();
      });
      waiting.set(key, begun);
      return (await begun).result;
    },
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The same for two whose answers would be the same. What nobody has said to be others' too is shared within one token. */
export function keyOfQuestion(args: ExecutionArgs, { caller, maxAgeMs }: Asker): string {
  const { dependence, operation } = sharedPartOf(args);
  const whose = dependence === null ? caller.token : [dependence, likenessOf(caller.viewer, dependence)];
  return JSON.stringify([operation, maxAgeMs, whose]);
}

const texts = new WeakMap<object, string>();

/** The JSON of a result, as GraphQL over HTTP orders it. Data that several are sent is written once. */
export function textOfResult({ data, ...others }: Pick<ExecutionResult, 'data'> & object): string {
  if (data == null) return JSON.stringify({ ...others, ...(data === null && { data }) });
  const text = texts.get(data) ?? JSON.stringify(data);
  texts.set(data, text);
  const beside = JSON.stringify(others);
  return beside === '{}' ? `{"data":${text}}` : `${beside.slice(0, -1)},"data":${text}}`;
}
