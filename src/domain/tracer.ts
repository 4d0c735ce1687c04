/**
 * The port to whoever follows one piece of work through the gateway and beyond.
 *
 * Pure: types, a tracer that follows nothing, and one function over them. A span's name and attributes leave the
 * process: no token, no variable of an operation, no value of a statement may be in one.
 */

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;
export type SpanKind = 'server' | 'client' | 'internal';

/** What a span is about. `from`: headers of whoever asked, which may name the span that this one belongs to. */
export interface SpanStart {
  readonly kind: SpanKind;
  readonly attributes?: SpanAttributes;
  readonly from?: Readonly<Record<string, unknown>>;
}

/** One piece of work. */
export interface Span {
  /** Runs work; spans that it starts belong to this one. */
  readonly run: <Result>(work: () => Result) => Result;
  readonly rename: (name: string) => void;
  readonly set: (attributes: SpanAttributes) => void;
  /** Tells its `code` or name, never its message. */
  readonly fail: (failure: unknown) => void;
  readonly end: () => void;
  /** W3C Trace Context, for a request that belongs to this span; empty where nothing is followed. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** For the log; empty where nothing is followed. */
  readonly ids: { readonly traceId?: string };
}

export interface Tracer {
  /** Belongs to the span under way, or to the one that `from` names, or begins a trace. */
  readonly start: (name: string, start: SpanStart) => Span;
  /** The same where a span is under way; where none is, nothing is followed. */
  readonly startWithin: (name: string, start: SpanStart) => Span;
  /** A piece of work that took `ms` and has just ended, within the span under way; nothing where none is. */
  readonly ended: (name: string, start: SpanStart, ms: number, failure: unknown) => void;
  /** The span under way; one that follows nothing where none is. */
  readonly underWay: () => Span;
}

const ignore = (): void => undefined;
const NO_HEADERS = {};

/** Follows nothing. */
export const noSpan: Span = {
  run: (work) => work(),
  rename: ignore,
  set: ignore,
  fail: ignore,
  end: ignore,
  headers: () => NO_HEADERS,
  ids: {},
};

/** Follows nothing. */
export const untraced: Tracer = {
  start: () => noSpan,
  startWithin: () => noSpan,
  ended: ignore,
  underWay: () => noSpan,
};

/** Does the work within a span, which ends with it. */
export async function spanning<Result>(span: Span, work: () => Promise<Result>): Promise<Result> {
  try {
    return await span.run(work);
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}
