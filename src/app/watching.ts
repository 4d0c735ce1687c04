/**
 * Who watches the gateway: metrics and traces where they are configured, nobody where they are not.
 *
 * What is not wanted is not even loaded. Refuses to know what is told.
 */

import type { Config } from '../config/index.ts';
import { packageVersion } from '../config/index.ts';
import type { Elections } from '../domain/elections.ts';
import { unobserved } from '../domain/observer.ts';
import type { Observer, SchemaLook } from '../domain/observer.ts';
import { untraced } from '../domain/tracer.ts';
import type { Tracer } from '../domain/tracer.ts';
import { logContext } from '../log-context.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { OnQuery } from '../store/engine.ts';
import type { ObservedCall } from '../upstream/http.ts';

export interface Watching {
  readonly observer: Observer;
  readonly tracer: Tracer;
  /** Null: nobody wants metrics. */
  readonly metrics: Metrics | null;
  /** Sends the last spans. */
  readonly close: () => Promise<void>;
}

export async function startWatching({ metrics, tracing }: Pick<Config, 'metrics' | 'tracing'>): Promise<Watching> {
  const version = packageVersion();
  const counted = metrics === null ? null : (await import('../metrics/metrics.ts')).createMetrics(version);
  const traced =
    tracing === null ? null : (await import('../tracing/tracing.ts')).startTracing({ ...tracing, version });
  return {
    observer: counted?.observer ?? unobserved,
    tracer: traced?.tracer ?? untraced,
    metrics: counted,
    close: () => traced?.close() ?? Promise.resolve(),
  };
}

/** For the store; undefined: nobody wants to know. */
export function watchQueries({ observer, tracer, metrics }: Watching): OnQuery | undefined {
  if (metrics === null && tracer === untraced) return undefined;
  return ({ statement, ms, failure }) => {
    observer.storeQuery({ failed: failure !== null, ms });
    const text = statement.replace(/\s+/gu, ' ').trim();
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text };
    tracer.ended(firstWordOf(text), { kind: 'client', attributes }, ms, failure);
  };
}

/** For clients of other systems. `onCall` is told too. */
export function watchCalls({ observer, tracer }: Watching, onCall?: (call: ObservedCall) => void) {
  return {
    tracer,
    onCall: (call: ObservedCall) => {
      observer.upstreamCall(call);
      onCall?.(call);
    },
  };
}

/** For looks at other teams' schemas. `onLook` is told too. */
export function watchLooks({ observer }: Watching, onLook?: (outcome: SchemaLook) => void) {
  return (outcome: SchemaLook): void => {
    observer.schemaLook(outcome);
    onLook?.(outcome);
  };
}

/** The same elections; who leads is told, for as long as anybody here stands for it. */
export function watchElections({ campaign }: Elections, { leads }: Pick<Observer, 'leads'>): Elections {
  /** While one configuration comes after another, two stand for the same. */
  const standing = new Map<string, number>();
  return {
    campaign: (what, lead) => {
      const others = standing.get(what) ?? 0;
      standing.set(what, others + 1);
      if (others === 0) leads(what, false);
      const stop = campaign(what, async (signal) => {
        leads(what, true);
        try {
          await lead(signal);
        } finally {
          leads(what, false);
        }
      });
      let stopped: Promise<void> | null = null;
      const end = async (): Promise<void> => {
        await stop();
        const left = (standing.get(what) ?? 1) - 1;
        if (left > 0) standing.set(what, left);
        else {
          standing.delete(what);
          leads(what, null);
        }
      };
      return () => (stopped ??= end());
    },
  };
}

/** OpenStack's form of a request id; its services log one that comes with a request beside their own. */
const GLOBAL_REQUEST_ID = /^req-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** For requests to OpenStack: the id of the request that they are made for, where it is one that OpenStack takes. */
export function openStackRequestId(): Readonly<Record<string, string>> {
  const { requestId = '' } = logContext();
  return GLOBAL_REQUEST_ID.test(requestId) ? { 'x-openstack-request-id': requestId } : {};
}

function firstWordOf(statement: string): string {
  return /^\w+/u.exec(statement)?.[0].toUpperCase() ?? 'QUERY';
}
