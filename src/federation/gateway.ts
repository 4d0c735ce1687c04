/**
 * The supergraph in force: made of the schemas of all subgraphs, made anew when one of them changes, kept when they no
 * longer fit.
 *
 * What runs goes on with the supergraph that it began with. Refuses to know how schemas are read and subgraphs asked.
 */

import { assertValidSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import type { SchemaLook } from '../domain/observer.ts';
import type { Graph } from '../server/graph.ts';
import { compose, composed } from './compose.ts';
import type { Composition, CompositionFault, SubgraphSource } from './compose.ts';
import type { Subgraphs } from './fetches.ts';
import { createPlanner } from './planner.ts';
import type { CreatePlanner } from './planned.ts';
import type { Policies } from './rights.ts';
import { createRoutes } from './routes.ts';
import { readSupergraph } from './supergraph.ts';

export interface SchemaSources {
  /** All subgraphs but the graph itself, or the supergraph as others composed it; each SDL is read at every look. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string; readonly read: () => Promise<string> }[];
  readonly supergraph: (() => Promise<string>) | null;
}

/** Whoever is told of what happens to the supergraph. */
export interface Told {
  readonly looked: (outcome: SchemaLook) => void;
  readonly unreadable: (name: string, cause: unknown) => void;
  readonly readable: (name: string) => void;
  readonly refused: (faults: readonly CompositionFault[]) => void;
  readonly changed: (about: { readonly planner: string; readonly subgraphs: readonly string[] }) => void;
  readonly noNativePlanner: (reason: unknown) => void;
}

export interface FederationOptions extends Subgraphs {
  /** The graph's own SDL as a subgraph; null in a pure gateway. */
  readonly localSdl: string | null;
  readonly schemas: SchemaSources;
  readonly policies: Policies;
  readonly pollMs: number;
  readonly told: Told;
  /** The planner that is tried first; the native one unless given. */
  readonly planner?: CreatePlanner;
}

export interface Federation extends Graph {
  /** Looks at all schemas now. */
  readonly look: () => Promise<SchemaLook>;
  readonly close: () => void | Promise<void>;
}

interface Generation {
  readonly schema: GraphQLSchema;
  readonly routeOf: ReturnType<typeof createRoutes>;
}

/** Rejects with NoSupergraph, in a pure gateway, when there is no supergraph to begin with. */
export async function createFederation(options: FederationOptions): Promise<Federation> {
  const { told } = options;
  const listeners = new Set<() => void>();
  const generations = new WeakMap<GraphQLSchema, Generation>();
  const read = createReader(options);
  const state: { current: Generation | null; isRefused: boolean } = { current: null, isRefused: false };

  const adopt = async (composition: Composition): Promise<SchemaLook> => {
    const faults = 'faults' in composition ? composition.faults : null;
    const made = 'faults' in composition ? null : await generationOf(options, composition).catch(unusable);
    if (made === null || 'faults' in made) {
      told.refused(faults ?? made?.faults ?? []);
      return 'REFUSED';
    }
    state.current = made;
    generations.set(made.schema, made);
    for (const changed of listeners) changed();
    return 'CHANGED';
  };
  const lookOnce = async (): Promise<SchemaLook> => {
    const found = await read();
    // Faults are told once, but nothing is well until they are mended.
    const unchanged = state.isRefused ? 'REFUSED' : null;
    const outcome = typeof found === 'string' ? (unchanged ?? found) : await adopt(found);
    state.isRefused = outcome === 'REFUSED';
    told.looked(outcome);
    return outcome;
  };
  let looking: Promise<SchemaLook> | null = null;
  const look = () =>
    (looking ??= lookOnce().finally(() => {
      looking = null;
    }));

  await look();
  if (state.current === null && options.localSdl !== null) await adopt(compose(sourcesOf(options, new Map())));
  const first = state.current;
  if (first === null) throw new NoSupergraph();
  const now = (): Generation => state.current ?? first;
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      told.refused(unusable(error).faults);
    });
  }, options.pollMs).unref();

  return {
    schema: () => now().schema,
    routeOf: ({ schema, document, operationName }) =>
      (generations.get(schema) ?? now()).routeOf(document, operationName),
    onChange: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    look,
    close: () => {
      clearInterval(timer);
    },
  };
}

/** Nothing that could be served. */
export class NoSupergraph extends Error {
  override readonly name = 'NoSupergraph';
  constructor() {
    super('There is no supergraph to begin with: see the log, or slipway check-config.');
  }
}

/** What is composed now; or that nothing is new, or nothing there. What could be read once is remembered. */
function createReader(options: FederationOptions): () => Promise<Composition | 'UNCHANGED' | 'UNREADABLE'> {
  const { schemas, told } = options;
  const known = new Map<string, string>();
  const unread = new Set<string>();
  let last = '';
  return async () => {
    const { supergraph, subgraphs } = schemas;
    const all = supergraph === null ? subgraphs : [{ name: SUPERGRAPH, read: supergraph }];
    const readOne = async (name: string, from: () => Promise<string>): Promise<void> => {
      await from().then(
        (sdl) => {
          known.set(name, sdl);
          unread.delete(name);
          told.readable(name);
        },
        (cause: unknown) => {
          unread.add(name);
          told.unreadable(name, cause);
        },
      );
    };
    await Promise.all(all.map((each) => readOne(each.name, each.read)));
    const found = JSON.stringify([...known].sort());
    if (found === last) return unread.size > 0 ? 'UNREADABLE' : 'UNCHANGED';
    last = found;
    if (supergraph === null) return compose(sourcesOf(options, known));
    const whole = known.get(SUPERGRAPH);
    return whole === undefined ? 'UNREADABLE' : composed(whole);
  };
}

function unusable(error: unknown): { readonly faults: readonly CompositionFault[] } {
  const message = error instanceof Error ? error.message : String(error);
  return { faults: [{ code: 'SUPERGRAPH_UNUSABLE', message, places: [] }] };
}

const SUPERGRAPH = 'the supergraph';

function sourcesOf(
  { local, localSdl, schemas }: FederationOptions,
  known: ReadonlyMap<string, string>,
): readonly SubgraphSource[] {
  const own = local === null || localSdl === null ? [] : [{ name: local.name, url: '', sdl: localSdl }];
  const others = schemas.subgraphs.flatMap(({ name, url }) => {
    const sdl = known.get(name);
    return sdl === undefined ? [] : [{ name, url, sdl }];
  });
  return [...own, ...others];
}

async function generationOf(
  options: FederationOptions,
  { supergraph: document }: Extract<Composition, { supergraph: unknown }>,
): Promise<Generation> {
  const { local, policies, told } = options;
  const supergraph = readSupergraph(document, local);
  assertValidSchema(supergraph.border);
  const planner = await createPlanner(document, told.noNativePlanner, options.planner);
  told.changed({ planner: planner.kind, subgraphs: supergraph.subgraphs });
  return { schema: supergraph.border, routeOf: createRoutes({ ...options, supergraph, planner, policies }) };
}
