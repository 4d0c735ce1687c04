/**
 * Failures of another team's subgraph as errors of the operation, each with its place and whose it is.
 *
 * Refuses to know how the subgraph was asked. Its words are its own and are passed on; stack traces are not.
 */

import { GraphQLError } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { z } from 'zod';

import { SubgraphError, UpstreamError } from '../errors.ts';
import { PausedError } from './guarded-subgraph.ts';
import { lostFields } from './lost-fields.ts';
import type { Fetch } from './port.ts';
import { hasUnsafeKey } from './unsafe-keys.ts';

const Told = z.object({
  message: z.string(),
  path: z
    .array(z.union([z.string(), z.number()]))
    .nullish()
    .catch(null),
  extensions: z.record(z.string(), z.unknown()).nullish().catch(null),
});
type Said = z.output<typeof Told>;
const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(Told).nullish(),
});

/** What a subgraph answered, as a result; nonsense is a failure like any other. */
export function resultOf(service: string, fetch: Fetch, answer: unknown): ExecutionResult {
  const read = Answer.safeParse(answer);
  const isEmpty = read.data?.data == null && (read.data?.errors ?? []).length === 0;
  if (!read.success || isEmpty || hasUnsafeKey(read.data.data)) {
    const message = `The subgraph ${service} answered with what is no GraphQL result.`;
    return lost(fetch, new SubgraphError(service, 'SUBGRAPH_ANSWER_INVALID', message, { cause: read.error }));
  }
  const { data = null, errors = [] } = read.data;
  const told = errors ?? [];
  if (data === null) return allLost(service, fetch, told);
  const placed = told.map((each) => placedAt(errorOf(service, each), each.path ?? undefined));
  return placed.length === 0 ? { data } : { data, errors: placed };
}

/** Everything of this fetch is lost, for this reason. */
export function lost({ document, variables }: Pick<Fetch, 'document' | 'variables'>, reason: Error): ExecutionResult {
  const { data, paths } = lostFields(document, variables);
  return { data, errors: paths.map((path) => placedAt(reason, path)) };
}

/** Each place is told what was said of it, or else what was said first. What was said of no place is told once. */
function allLost(service: string, { document, variables }: Fetch, told: readonly Said[]): ExecutionResult {
  const said = told.map((each) => ({ reason: errorOf(service, each), path: each.path ?? null }));
  const { data, paths } = lostFields(document, variables);
  const [first, ...others] = said;
  const errors = paths.flatMap((place) => {
    const own = said.filter(({ path }) => path !== null && place.every((step, index) => step === path[index]));
    const reasons = own.length > 0 || first === undefined ? own : [{ ...first, path: place }];
    return reasons.map(({ reason, path }) => placedAt(reason, path ?? place));
  });
  const unplaced = others.filter(({ path }) => path === null).map(({ reason }) => placedAt(reason, paths[0]));
  return { data, errors: [...errors, ...unplaced] };
}

/** A failure to ask, in the words that clients are told. */
export function unavailable(service: string, cause: unknown): SubgraphError {
  const failure =
    cause instanceof UpstreamError ? cause.failure : cause instanceof PausedError ? 'PAUSED' : 'UNREACHABLE';
  const why = WHY[failure];
  const details = { failure, retryable: failure !== 'REFUSED' && failure !== 'UNREADABLE' };
  return new SubgraphError(service, 'SUBGRAPH_UNAVAILABLE', `The subgraph ${service} ${why}.`, { details, cause });
}

/** The end of a stream that had not ended: what the subgraph said of it, or that its connection was closed. */
export function brokenOff(service: string, cause: unknown): SubgraphError {
  const [first] = z.array(Told).safeParse(cause).data ?? [];
  if (first !== undefined) return errorOf(service, first);
  const { code, reason } = Closing.safeParse(cause).data ?? {};
  const closed = code === undefined ? cause : new Error(`the connection was closed with ${code} ${reason ?? ''}`);
  const details = { failure: 'BROKEN_OFF', retryable: true };
  const message = `The subgraph ${service} refused the subscription or broke it off.`;
  return new SubgraphError(service, 'SUBGRAPH_UNAVAILABLE', message, { details, cause: closed });
}

/** As WebSockets tell it. */
const Closing = z.object({ code: z.number(), reason: z.string().optional() });

const WHY = {
  TIMEOUT: 'did not answer in time',
  UNREACHABLE: 'cannot be reached',
  FAILED: 'failed',
  REFUSED: 'refused the request',
  UNREADABLE: 'gave an answer that cannot be read',
  BLOCKED: 'has an address that is not connected to',
  PAUSED: 'failed several times and is left alone for a moment',
};

function errorOf(service: string, { message, extensions }: Said): SubgraphError {
  const { code, ...details } = extensions ?? {};
  delete details.stacktrace;
  delete details.exception;
  return new SubgraphError(service, typeof code === 'string' ? code : 'SUBGRAPH_ERROR', message, { details });
}

function placedAt(originalError: Error, path: readonly (string | number)[] | undefined): GraphQLError {
  const extensions = originalError instanceof SubgraphError ? originalError.extensions : {};
  return new GraphQLError(originalError.message, { originalError, path, extensions });
}
