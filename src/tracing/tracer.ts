/**
 * The Tracer port on OpenTelemetry's API.
 *
 * Knows W3C Trace Context. Tells the code of a failure and never its words, which may quote somebody.
 */

import { isSpanContextValid, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span as OtelSpan, Tracer as OtelTracer } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

import { noSpan } from '../domain/tracer.ts';
import type { Span, SpanStart, Tracer } from '../domain/tracer.ts';

/** Which span is under way. */
export interface Contexts {
  readonly underWay: () => Context;
  readonly run: <Result>(context: Context, work: () => Result) => Result;
}

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

const propagator = new W3CTraceContextPropagator();
const getter = {
  get: (headers: Readonly<Record<string, unknown>>, name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  },
  keys: (headers: Readonly<Record<string, unknown>>) => Object.keys(headers),
};
const setter = {
  set: (headers: Record<string, string>, name: string, value: string) => {
    headers[name] = value;
  },
};

export function createTracer(otel: OtelTracer, contexts: Contexts): Tracer {
  const wrap = (span: OtelSpan, context: Context): Span => ({
    run: (work) => contexts.run(context, work),
    rename: (name) => {
      span.updateName(name);
    },
    set: (attributes) => {
      span.setAttributes(attributes);
    },
    fail: (failure) => {
      failed(span, failure);
    },
    end: () => {
      span.end();
    },
    headers: () => {
      const headers = {};
      propagator.inject(context, headers, setter);
      return headers;
    },
    ids: { traceId: span.spanContext().traceId },
  });
  const startIn = (parent: Context, name: string, { kind, attributes = {} }: SpanStart): Span => {
    const span = otel.startSpan(name, { kind: KINDS[kind], attributes }, parent);
    return wrap(span, trace.setSpan(parent, span));
  };
  const isFollowed = (context: Context): boolean => trace.getSpan(context)?.isRecording() ?? false;
  const underWay = (): Span => {
    const context = contexts.underWay();
    const span = trace.getSpan(context);
    return span === undefined ? noSpan : wrap(span, context);
  };

  return {
    start: (name, start) => {
      const parent = start.from === undefined ? contexts.underWay() : calledFrom(start.from);
      return startIn(parent, name, start);
    },
    startWithin: (name, start) => {
      const parent = contexts.underWay();
      // What is not kept is still handed on, so that nobody behind us keeps a part of it.
      return isFollowed(parent) ? startIn(parent, name, start) : borrowed(underWay());
    },
    ended: (name, { kind, attributes = {} }, ms, failure) => {
      const parent = contexts.underWay();
      if (!isFollowed(parent)) return;
      const startTime = performance.timeOrigin + performance.now() - ms;
      const span = otel.startSpan(name, { kind: KINDS[kind], attributes, startTime }, parent);
      if (failure != null) failed(span, failure);
      span.end();
    },
    underWay,
  };
}

/** The span of a caller that sent a valid `traceparent`; none otherwise. */
function calledFrom(headers: Readonly<Record<string, unknown>>): Context {
  const context = propagator.extract(ROOT_CONTEXT, headers, getter);
  const caller = trace.getSpanContext(context);
  return caller !== undefined && isSpanContextValid(caller) ? context : ROOT_CONTEXT;
}

/** The same span in the hands of somebody who must not end or change it. */
function borrowed(span: Span): Span {
  return { ...noSpan, headers: span.headers };
}

function failed(span: OtelSpan, failure: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', kindOf(failure));
}

function kindOf(failure: unknown): string {
  if (typeof failure === 'string') return failure;
  if (!(failure instanceof Error)) return 'unknown';
  return 'code' in failure && typeof failure.code === 'string' ? failure.code : failure.name;
}
