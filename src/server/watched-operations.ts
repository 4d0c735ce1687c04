/**
 * GraphQL operations, watched: how long they took, which errors they had, and one span for each and for each event.
 *
 * Of an operation it tells type and name, never its text and variables. Refuses to know transports.
 */

import { getOperationAST } from 'graphql';
import type { ExecutionArgs, ExecutionResult, OperationDefinitionNode } from 'graphql';

import type { ServedOperation, Transport } from '../domain/observer.ts';
import type { Span, SpanAttributes } from '../domain/tracer.ts';
import { spanning } from '../domain/tracer.ts';
import { withLogContext } from '../log-context.ts';
import type { Watchers } from './watched-requests.ts';

/** An error as far as it is told of: by its code. */
interface Coded {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** One operation that is being watched. */
export interface OperationWatch {
  /** Does all of a query or mutation, or one event of a subscription. Errors are as clients see them. */
  readonly during: (args: ExecutionArgs, work: () => Promise<ExecutionResult>) => Promise<ExecutionResult>;
  /** Work beside the execution whose log lines belong to it. */
  readonly within: <Result>(work: () => Result) => Result;
  /** It was never executed. */
  readonly refused: (errors: readonly Coded[]) => void;
  /** A subscription begins. */
  readonly subscribed: () => SubscriptionWatch;
}

/** One subscription that is being watched. */
export interface SubscriptionWatch {
  /** The client's connection took what was made of this event. */
  readonly delivered: (event: unknown) => void;
  /** Calling it again changes nothing. */
  readonly ended: () => void;
}

/** Of an operation that came in by this transport under this id. */
export function watchOperation(
  { observer, tracer }: Watchers,
  transport: Exclude<Transport, 'http'>,
  requestId: string,
): OperationWatch {
  const within = <Result>(work: () => Result): Result => withLogContext({ requestId }, work);
  return {
    within,
    during: async (args, work) => {
      const start = performance.now();
      const operation = getOperationAST(args.document, args.operationName) ?? null;
      const kind = kindOf(operation);
      // A subscription lives for hours: each of its events is a trace of its own.
      const span = tracer.start(kind, {
        kind: 'server',
        from: {},
        attributes: { ...attributesOf(operation), 'slipway.request.id': requestId, 'slipway.transport': transport },
      });
      const result = await withLogContext({ requestId, ...span.ids }, () =>
        spanning(span, async () => {
          const result = await work();
          tellErrors(span, codesOf(result.errors));
          return result;
        }),
      );
      const codes = codesOf(result.errors);
      observer.operation({ transport, kind, codes, ms: performance.now() - start });
      return result;
    },
    refused: (errors) => {
      observer.operation({ transport, kind: 'refused', codes: codesOf(errors), ms: 0 });
    },
    subscribed: () => {
      const since = Date.now();
      let isOver = false;
      observer.subscribers(transport, 1);
      return {
        delivered: (event) => {
          const at = appendedAt(event);
          if (at !== null && at >= since) observer.delivered(transport, Math.max(0, Date.now() - at));
        },
        ended: () => {
          if (!isOver) observer.subscribers(transport, -1);
          isOver = true;
        },
      };
    },
  };
}

const KINDS = { query: 'query', mutation: 'mutation', subscription: 'event' } as const;

/** Names the span of an operation, once it is known which one it is. */
export function nameSpan(span: Span, operation: OperationDefinitionNode): void {
  span.rename(operation.operation);
  span.set(attributesOf(operation));
}

/** What kind of work an operation is; null: it could not be read. */
export function kindOf(operation: OperationDefinitionNode | null): ServedOperation['kind'] {
  return operation === null ? 'refused' : KINDS[operation.operation];
}

/** The codes of errors that clients are told. */
export function codesOf(errors: readonly Coded[] = []): readonly string[] {
  return errors.map(({ extensions }) => (typeof extensions?.code === 'string' ? extensions.code : 'none'));
}

/** A span with errors is one that failed, even where most of its fields were answered. */
export function tellErrors(span: Span, codes: readonly string[]): void {
  const [first] = codes;
  if (first !== undefined) span.fail(first);
}

function attributesOf(operation: OperationDefinitionNode | null): SpanAttributes {
  if (operation === null) return {};
  const name = operation.name?.value;
  return {
    'graphql.operation.type': operation.operation,
    ...(name !== undefined && { 'graphql.operation.name': name }),
  };
}

/** When an item of a stream was appended to the event log, in milliseconds; null where it is no event. */
function appendedAt(item: unknown): number | null {
  if (typeof item !== 'object' || item === null || !('__typename' in item) || !('at' in item)) return null;
  return item.__typename === 'MaintenanceEvent' && item.at instanceof Date ? item.at.getTime() : null;
}
