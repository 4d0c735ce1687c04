/**
 * The demo's story: a past and a future for a new one, and something that goes on in each.
 *
 * Through the graph alone, so that nothing stands there that could not have been done by hand. Refuses to know how the
 * gateway and the simulated systems are started.
 */

import { z } from 'zod';

import { askAt, isNew, verbs } from './graph.ts';
import { tellPast } from './past.ts';
import { roll } from './rolling.ts';

export interface StoryOptions {
  /** The gateway's. */
  readonly url: string;
  readonly ticket: (key: string) => string;
  readonly setBehind: (ms: number) => void;
  readonly breakOne: (host: string) => void;
}

/** What there is to see. */
export interface Story {
  /** What goes on: begins, and goes on by itself until it is over or ended. */
  readonly begin: () => void;
  /** Resolves when nothing of it runs any more. */
  readonly end: () => Promise<void>;
}

const Apart = z.object({
  servers: z.object({ nodes: z.array(z.object({ host: z.object({ name: z.string() }).nullable() })) }),
});
const APART = '{ servers(filter: { name: "c-db" }, first: 3) { nodes { host { name } } } }';

/** Tells the past, where there is none yet. Where that fails the demo is none the worse: it begins with less. */
export async function prepareStory(options: StoryOptions): Promise<Story> {
  const ending = new AbortController();
  const ask = askAt(options.url, ending.signal);
  const does = verbs(ask);
  const isFirst = await isNew(ask);
  if (isFirst) {
    const { servers } = Apart.parse(await ask('demo-operator', APART));
    const apart = [...new Set(servers.nodes.flatMap(({ host }) => (host === null ? [] : [host.name])))];
    await tellPast({ ...options, verbs: does, now: Date.now(), apart });
  }
  let going: Promise<void> = Promise.resolve();
  return {
    begin: () => {
      const { ticket, breakOne } = options;
      going = roll({ verbs: does, ticket, breakOne, signal: ending.signal, standing: isFirst }).catch(() => undefined);
    },
    end: async () => {
      ending.abort();
      await going;
    },
  };
}
