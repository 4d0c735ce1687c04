/**
 * Traces, by OpenTelemetry: spans batched and sent by OTLP over HTTP.
 *
 * Loaded only where traces are wanted. Keeps its own context, so that gateways of one process do not share one. Refuses
 * to know what is traced.
 */

import { AsyncLocalStorage } from 'node:async_hooks';

import { ROOT_CONTEXT } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Sampler } from '@opentelemetry/sdk-trace';

import type { Tracer } from '../domain/tracer.ts';
import { createTracer } from './tracer.ts';

/** Where spans go, and how many are kept. Headers, timeout, certificates and resource are read by OpenTelemetry itself from its `OTEL_*` variables. */
export interface TracingOptions {
  /** With its path, e.g. `http://127.0.0.1:4318/v1/traces`. */
  readonly url: string;
  readonly protocol: 'http/protobuf' | 'http/json';
  /** Share of traces that begin here, 0 to 1. */
  readonly share: number;
  /** Does a caller's `traceparent` decide whether its trace is kept? */
  readonly followsCaller: boolean;
  readonly version: string;
}

/** Traces are being sent until it is closed, which sends the last ones, for at most 5 seconds. */
export interface Tracing {
  readonly tracer: Tracer;
  readonly close: () => Promise<void>;
}

const CLOSE_MS = 5_000;
/** Statements are the longest; none of ours is longer. */
const LONGEST_ATTRIBUTE = 4_096;

const FROM_ENVIRONMENT = [resourceAttributesEnvDetector, serviceNameEnvDetector];

/** Makes no connection before there is something to send. */
export function startTracing({ url, protocol, share, followsCaller, version }: TracingOptions): Tracing {
  const exporter = protocol === 'http/json' ? new JsonExporter({ url }) : new ProtobufExporter({ url });
  const ours = resourceFromAttributes({ 'service.name': 'slipway', 'service.version': version });
  const root = samplerOf(share);
  const provider = new TracerProvider({
    sampler: followsCaller ? new ParentBasedSampler({ root }) : root,
    resource: defaultResource()
      .merge(ours)
      .merge(detectResources({ detectors: FROM_ENVIRONMENT })),
    spanLimits: { attributeValueLengthLimit: LONGEST_ATTRIBUTE },
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const running = new AsyncLocalStorage<Context>();
  return {
    tracer: createTracer(provider.getTracer('slipway', version), {
      underWay: () => running.getStore() ?? ROOT_CONTEXT,
      run: (context, work) => running.run(context, work),
    }),
    close: async () => {
      const patience = Promise.withResolvers<undefined>();
      const timer = setTimeout(patience.resolve, CLOSE_MS, undefined);
      // What could not be sent is lost with the process, which has better things to end with.
      await Promise.race([provider.shutdown().catch(() => undefined), patience.promise]);
      clearTimeout(timer);
    },
  };
}

function samplerOf(share: number): Sampler {
  if (share >= 1) return new AlwaysOnSampler();
  return share <= 0 ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(share);
}
