/**
 * Fetches of one operation: the graph's own in this process with the caller's context, those of others by HTTP.
 *
 * Refuses to know plans. A subgraph that fails costs its own fields.
 */

import { execute, OperationTypeNode, print } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';

import { SubgraphError } from '../errors.ts';
import { forwardedHeaders, identityOf } from './forwarding.ts';
import type { Sender } from './forwarding.ts';
import type { Fetch, FetchFrom, RemoteSubgraph } from './port.ts';
import { answerIn } from './refused-answer.ts';
import { lost, resultOf, unavailable } from './remote-errors.ts';

/** The graph itself, as one of the subgraphs. */
export interface LocalSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
}

export interface Subgraphs {
  readonly local: LocalSubgraph | null;
  readonly remotes: ReadonlyMap<string, RemoteSubgraph>;
  /** Names of headers, in lower case. */
  readonly forward: readonly string[];
}

/** An event of another subgraph's subscription, with its answer. */
export interface RemoteEvent {
  readonly subgraph: string;
  readonly answer: unknown;
}

const remoteEvents = new WeakSet();

export function remoteEvent(event: RemoteEvent): RemoteEvent {
  remoteEvents.add(event);
  return event;
}

function isRemoteEvent(event: unknown): event is RemoteEvent {
  return typeof event === 'object' && event !== null && remoteEvents.has(event);
}

/** How long fetches for one event are shared; whoever is later than that asks anew. */
const SHARED_MS = 10_000;
const SHARED_FETCHES = 2_000;

/** Makes the fetches of an operation, or of one event of a subscription. */
export function createFetches(subgraphs: Subgraphs): (context: unknown, event?: unknown) => FetchFrom {
  const shared = new LRUCache<string, Promise<unknown>>({ max: SHARED_FETCHES, ttl: SHARED_MS });
  const { local, remotes, forward } = subgraphs;
  return (context, event) => {
    const headers = forwardedHeaders(forward, senderOf(context));
    const eventKey = keyOf(event);

    const ask = (remote: RemoteSubgraph, { document, variables, operation }: Fetch): Promise<unknown> => {
      const request = { query: textOf(document), variables };
      if (eventKey === null || operation !== OperationTypeNode.QUERY) return remote.ask(request, headers);
      const key = JSON.stringify([eventKey, remote.name, request, identityOf(headers)]);
      const answer = shared.get(key) ?? remote.ask(request, headers);
      shared.set(key, answer);
      // Planners write into answers what they read next, which is another caller's.
      return answer.then((told) => structuredClone(told));
    };

    return async (name, fetch) => {
      if (name === local?.name) return inProcess(local.schema, fetch, context, event);
      if (fetch.operation === OperationTypeNode.SUBSCRIPTION) {
        return resultOf(name, fetch, isRemoteEvent(event) ? event.answer : null);
      }
      const remote = remotes.get(name);
      if (remote === undefined) return lost(fetch, unconfigured(name));
      try {
        return resultOf(name, fetch, await ask(remote, fetch));
      } catch (cause) {
        const answer = answerIn(cause);
        return answer === null ? lost(fetch, unavailable(name, cause)) : resultOf(name, fetch, answer);
      }
    };
  };
}

/** Contexts are made in app; of a look at the schema without a token there is nothing in one. */
export function senderOf(context: unknown): Sender {
  return typeof context === 'object' && context !== null ? context : {};
}

function unconfigured(name: string): SubgraphError {
  return new SubgraphError(name, 'SUBGRAPH_UNAVAILABLE', `The subgraph ${name} is not configured.`);
}

async function inProcess(
  schema: GraphQLSchema,
  { document, variables }: Fetch,
  contextValue: unknown,
  rootValue: unknown,
): Promise<ExecutionResult> {
  return execute({ schema, document, variableValues: variables, contextValue, rootValue });
}

/** An event with a cursor is the same event for everybody who gets it. */
function keyOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null || !('cursor' in event)) return null;
  return typeof event.cursor === 'string' ? event.cursor : null;
}

const texts = new WeakMap<DocumentNode, string>();

/** Plans are kept, so each of their documents is printed once. */
export function textOf(document: DocumentNode): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const printed = print(document);
  texts.set(document, printed);
  return printed;
}
