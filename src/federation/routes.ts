/**
 * How each document is run over one supergraph: by the graph's own schema where nothing else is asked for, otherwise by
 * a plan.
 *
 * Refuses to know where the supergraph comes from, and what becomes of it.
 */

import { execute, getNamedType, getVariableValues, GraphQLError, Kind, typeFromAST } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, FieldNode, GraphQLSchema } from 'graphql';

import { DIRECT } from '../server/graph.ts';
import type { Route } from '../server/graph.ts';
import { complete } from './complete.ts';
import { createFetches, remoteEvent, senderOf, textOf } from './fetches.ts';
import type { Subgraphs } from './fetches.ts';
import { forwardedHeaders } from './forwarding.ts';
import type { Sender } from './forwarding.ts';
import type { Planner } from './planned.ts';
import type { Fetch, FetchFrom } from './port.ts';
import { prepare } from './prepared.ts';
import type { Allows, Prepared } from './prepared.ts';
import { brokenOff, unavailable } from './remote-errors.ts';
import { fulfils } from './rights.ts';
import type { Policies } from './rights.ts';
import type { Supergraph } from './supergraph.ts';

export interface RouteSources extends Subgraphs {
  readonly supergraph: Supergraph;
  readonly planner: Planner;
  readonly policies: Policies;
}

/** The route of each document; what is found out about one is kept as long as the document is. */
export function createRoutes(sources: RouteSources): (document: DocumentNode, operationName?: string | null) => Route {
  const routes = new WeakMap<DocumentNode, Map<string, Route>>();
  const fetchesFor = createFetches(sources);
  return (document, operationName) => {
    const known = routes.get(document) ?? new Map<string, Route>();
    routes.set(document, known);
    const name = operationName ?? '';
    const route =
      known.get(name) ?? routeFor(sources, fetchesFor, prepare(sources.supergraph, document, operationName));
    known.set(name, route);
    return route;
  };
}

type FetchesFor = (context: unknown, event?: unknown) => FetchFrom;

function routeFor(sources: RouteSources, fetchesFor: FetchesFor, prepared: Prepared): Route {
  const { local } = sources;
  if (!prepared.isLocal || local === null) return plannedRoute(sources, fetchesFor, prepared);
  return {
    isOwn: true,
    execute: (args) => execute({ ...args, schema: local.schema }),
    source: (args) => DIRECT.source({ ...args, schema: local.schema }),
  };
}

function plannedRoute(sources: RouteSources, fetchesFor: FetchesFor, prepared: Prepared): Route {
  const { supergraph, planner, local } = sources;
  const { operation } = prepared;

  const plan = (document: DocumentNode, args: ExecutionArgs, fetchFrom: FetchFrom) =>
    planner.run({
      document,
      operation: operation.operation,
      operationName: operation.name?.value,
      variables: args.variableValues ?? {},
      fetchFrom,
    });

  const run = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const faults = faultsOf(supergraph.border, prepared, args);
    if (faults !== null) return faults;
    const { document, operationName, contextValue, rootValue } = args;
    const allows = allowsOf(sources, contextValue);
    const planned = prepared.planned(allows);
    const result = planned === null ? { data: {} } : await plan(planned, args, fetchesFor(contextValue, rootValue));
    const variables = args.variableValues ?? {};
    return complete({ schema: supergraph.results, document, operationName, variables, allows }, result);
  };

  return {
    isOwn: false,
    execute: run,
    source: async (args) => {
      const faults = faultsOf(supergraph.border, prepared, args);
      if (faults !== null) return faults;
      const planned = prepared.planned(allowsOf(sources, args.contextValue));
      const [root] = rootFieldsOf(planned);
      // Nothing is left to subscribe to: what is refused is told.
      if (planned === null || root === undefined) return run(args);
      if (local !== null && supergraph.ours.has(`Subscription.${root.name.value}`)) {
        return DIRECT.source({
          ...args,
          schema: local.schema,
          document: withoutStrangers(local.schema, planned),
        });
      }
      const { name, fetch } = await rootFetchOf((fetchFrom) => plan(planned, args, fetchFrom));
      return eventsOf(sources, name, fetch, senderOf(args.contextValue));
    },
  };
}

/** What keeps an operation from being planned; of variables as graphql-js says it. Null: nothing. */
function faultsOf(
  schema: GraphQLSchema,
  { operation, unsafe }: Prepared,
  { variableValues }: ExecutionArgs,
): ExecutionResult | null {
  if (unsafe !== null) {
    const message = `No field may be called "${unsafe.alias?.value ?? unsafe.name.value}" in a result. Give it another alias.`;
    return {
      errors: [new GraphQLError(message, { nodes: unsafe, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })],
    };
  }
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  return errors === undefined ? null : { errors };
}

function allowsOf({ supergraph, policies }: RouteSources, context: unknown): Allows {
  if (supergraph.requirements.size === 0) return () => true;
  const { viewer, caller } = senderOf(context);
  const rights = { known: caller !== undefined && caller.token !== '', roles: viewer?.roles ?? [] };
  const asked = (key: string) =>
    (supergraph.requirements.get(key) ?? []).every((each) => fulfils(rights, each, policies));
  // Through a union or an interface one comes to a type that no field's own type names.
  return (coordinate, type) => asked(coordinate) && asked(type) && asked(coordinate.replace(/\..*/u, ''));
}

function rootFieldsOf(document: DocumentNode | null): readonly FieldNode[] {
  const definitions = document?.definitions ?? [];
  const fieldsIn = (selections: DocumentNode['definitions'][number]): readonly FieldNode[] =>
    'selectionSet' in selections
      ? selections.selectionSet.selections.flatMap((each) => {
          if (each.kind === Kind.FIELD) return each.name.value === '__typename' ? [] : [each];
          if (each.kind === Kind.INLINE_FRAGMENT) return fieldsIn(each as never);
          const found = definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === each.name.value,
          );
          return found === undefined ? [] : fieldsIn(found);
        })
      : [];
  return definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? fieldsIn(each) : []));
}

/** Variables of types that the graph itself does not have are those of other subgraphs' fields. */
function withoutStrangers(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((each) =>
      each.kind === Kind.OPERATION_DEFINITION
        ? {
            ...each,
            variableDefinitions: (each.variableDefinitions ?? []).filter(
              ({ type }) => getNamedType(typeFromAST(schema, type as never)) !== undefined,
            ),
          }
        : each,
    ),
  };
}

/** Plans an event that never was, to learn what the root is asked. */
async function rootFetchOf(
  plan: (fetchFrom: FetchFrom) => Promise<unknown>,
): Promise<{ readonly name: string; readonly fetch: Fetch }> {
  const found: { name: string; fetch: Fetch }[] = [];
  await plan((name, fetch) => {
    found.push({ name, fetch });
    return Promise.resolve({ data: null });
  });
  const [root] = found;
  if (root === undefined) throw new TypeError('a subscription was planned without a fetch');
  return root;
}

function eventsOf(
  { remotes, forward }: RouteSources,
  name: string,
  fetch: Fetch,
  sender: Sender,
): AsyncIterable<unknown> {
  const remote = remotes.get(name);
  if (remote === undefined) throw unavailable(name, null);
  const request = { query: textOf(fetch.document), variables: fetch.variables };
  const events = remote.subscribe(request, forwardedHeaders(forward, sender))[Symbol.asyncIterator]();
  const iterator: AsyncIterableIterator<unknown> = {
    next: async () => {
      const step = await events.next().catch((cause: unknown) => {
        throw brokenOff(name, cause);
      });
      if (step.done === true) return { done: true, value: undefined };
      return { done: false, value: remoteEvent({ subgraph: name, answer: step.value }) };
    },
    return: async () => {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
