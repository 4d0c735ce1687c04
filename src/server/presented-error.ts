/**
 * What clients are told of an error, the same on every transport.
 *
 * Failures that have a name (GatewayError) keep code, message and extensions; what a client did wrong keeps graphql-js's
 * own words; everything else is a bug, and of a bug nothing is told but that there was one. Refuses to know transports.
 */

import { GraphQLError, isValueNode, Kind } from 'graphql';
import type { ExecutionResult } from 'graphql';
import type { Logger } from 'pino';

import { GatewayError, SubgraphError, UpstreamError } from '../errors.ts';

const BUG = { message: 'Internal server error.', code: 'INTERNAL_SERVER_ERROR' };

/** Codes of errors in the request itself; the words belong to graphql-js and Apollo Server. */
const REQUEST_FAULTS: readonly unknown[] = [
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'DOCUMENT_NOT_TRUSTED',
];

/** Of a subgraph that failed; other codes are what subgraphs say themselves. */
const OWN_CODES = ['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_ANSWER_INVALID'];

const presented = new WeakSet<GraphQLError>();

/** A failure as clients may see it, which stays as it is. Never a stack, never the words of an unexpected failure. */
export function presentError(failure: unknown): GraphQLError {
  const error = toGraphQLError(failure);
  if (presented.has(error)) return error;
  const told = asClientsSee(error);
  presented.add(told);
  return told;
}

function asClientsSee(error: GraphQLError): GraphQLError {
  const { nodes = null, source = null, positions = null, path = null } = error;
  const place = { nodes, source, positions, path };
  const named = gatewayErrorOf(error);
  if (named !== null) return new GraphQLError(named.message, { ...place, extensions: { ...named.extensions } });
  const code = codeOfClientFault(error);
  return code === null
    ? new GraphQLError(BUG.message, { ...place, extensions: { code: BUG.code } })
    : new GraphQLError(error.message, { ...place, extensions: { code } });
}

/** The result as clients may see it, its bugs and failing upstreams told to the log. */
export function presentResult(result: ExecutionResult, log: Logger): ExecutionResult {
  if (result.errors === undefined) return result;
  reportErrors(result.errors, log);
  return { ...result, errors: result.errors.map(presentError) };
}

/** A failure outside of all fields as clients may see it, told to the log where it is no client's fault. */
export function presentFailure(failure: unknown, log: Logger): GraphQLError {
  reportErrors([toGraphQLError(failure)], log);
  return presentError(failure);
}

/** Tells the log of bugs and of failing upstreams; what clients did wrong is theirs to know. */
export function reportErrors(errors: readonly GraphQLError[], log: Logger): void {
  const told = new Set<GatewayError>();
  for (const error of errors) {
    const named = gatewayErrorOf(error);
    // One failure may have cost many fields.
    if (named !== null && told.has(named)) continue;
    if (named !== null) told.add(named);
    if (named instanceof SubgraphError && OWN_CODES.includes(named.code)) {
      log.warn({ err: named, path: error.path }, 'a subgraph failed');
    } else if (named instanceof UpstreamError) log.warn({ err: named, path: error.path }, 'an upstream failed');
    else if (named === null && codeOfClientFault(error) === null) {
      log.error({ err: error.originalError ?? error, path: error.path }, 'unexpected error');
    }
  }
}

function toGraphQLError(failure: unknown): GraphQLError {
  if (failure instanceof GraphQLError) return failure;
  const cause = failure instanceof Error ? failure : new Error('what was thrown is no error', { cause: failure });
  return new GraphQLError(cause.message, { originalError: cause });
}

/** graphql-js wraps what a resolver throws, sometimes twice. */
function gatewayErrorOf(error: Error): GatewayError | null {
  if (error instanceof GatewayError) return error;
  const inner = error instanceof GraphQLError ? error.originalError : undefined;
  return inner === undefined ? null : gatewayErrorOf(inner);
}

/** The code of an error in the request itself; null when the error is not the client's. */
function codeOfClientFault(error: GraphQLError): string | null {
  const { code } = error.extensions;
  if (error.path === undefined && typeof code === 'string' && REQUEST_FAULTS.includes(code)) return code;
  return pointsAtInput(error) ? 'BAD_USER_INPUT' : null;
}

/** Variables and arguments are coerced as late as during execution; a result that cannot be serialised points at its field. */
function pointsAtInput({ nodes }: GraphQLError): boolean {
  return nodes?.some((node) => node.kind === Kind.VARIABLE_DEFINITION || isValueNode(node)) ?? false;
}
