/**
 * Every failure that we can name. Each has a stable `code` for programs and a message that says what to do.
 *
 * graphql-js copies `extensions`, so HTTP, WebSocket and SSE carry the same code. Messages and extensions reach
 * clients: no secret, and nothing of another tenant, may ever be in one. `cause` stays in the log.
 */

/** The root of all failures that are not bugs. */
export abstract class GatewayError extends Error {
  abstract readonly code: string;
  /** What clients get beside the message. */
  get extensions(): Readonly<Record<string, unknown>> {
    return { code: this.code };
  }
}

/** Nobody we know is calling: no token, or one that Keystone does not accept. */
export class UnauthenticatedError extends GatewayError {
  override readonly name = 'UnauthenticatedError';
  readonly code = 'UNAUTHENTICATED';
  constructor(message = 'Send a valid Keystone token as X-Auth-Token or Authorization: Bearer.') {
    super(message);
  }
}

/** The caller is known and lacks the right. Never used for single objects: those are answered as missing. */
export class ForbiddenError extends GatewayError {
  override readonly name = 'ForbiddenError';
  readonly code = 'FORBIDDEN';
}

/** There is no such thing, or the caller may not see it: the two are told in the same words. */
export class NotFoundError extends GatewayError {
  override readonly name = 'NotFoundError';
  readonly code = 'NOT_FOUND';
}

/** An argument that no schema type can refuse by itself, e.g. `first: -1`. */
export class InvalidInputError extends GatewayError {
  override readonly name = 'InvalidInputError';
  readonly code = 'BAD_USER_INPUT';
}

/** How an upstream failed. TIMEOUT, UNREACHABLE and FAILED (5xx, 429) may pass; REFUSED (4xx) and UNREADABLE will not by themselves. */
export type UpstreamFailure = 'TIMEOUT' | 'UNREACHABLE' | 'FAILED' | 'REFUSED' | 'UNREADABLE';

/** Another system did not answer, answered with a failure, or answered nonsense. */
export class UpstreamError extends GatewayError {
  override readonly name = 'UpstreamError';
  readonly code = 'UPSTREAM_FAILED';
  /** Which system, e.g. `nova home`. */
  readonly upstream: string;
  readonly failure: UpstreamFailure;
  /** HTTP status, where there was one. */
  readonly status: number | null;
  /** The upstream's own request id (`x-openstack-request-id`), for its operators. */
  readonly requestId: string | null;

  constructor(
    upstream: string,
    failure: UpstreamFailure,
    message: string,
    details: { status?: number; requestId?: string | null; cause?: unknown } = {},
  ) {
    super(`${upstream}: ${message}`, { cause: details.cause });
    this.upstream = upstream;
    this.failure = failure;
    this.status = details.status ?? null;
    this.requestId = details.requestId ?? null;
  }

  /** Would the same request stand a chance a little later? */
  get retryable(): boolean {
    return this.failure === 'TIMEOUT' || this.failure === 'UNREACHABLE' || this.failure === 'FAILED';
  }

  override get extensions(): Readonly<Record<string, unknown>> {
    const { code, upstream, failure, status, requestId, retryable } = this;
    return { code, upstream, failure, status, upstreamRequestId: requestId, retryable };
  }
}

/** A stream cursor that is not of this event log, or that retention has passed. */
export class CursorError extends GatewayError {
  override readonly name = 'CursorError';
  readonly code = 'INVALID_CURSOR';
}

/** Another process has the embedded store open. */
export class StoreLockedError extends GatewayError {
  override readonly name = 'StoreLockedError';
  readonly code = 'STORE_LOCKED';
}

/** One thing that is wrong with a configuration or workflow file. Lines and columns count from 1. */
export interface FileFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong and what would be right. */
  readonly message: string;
}

/** All that is wrong with the configuration, at once. */
export class ConfigError extends GatewayError {
  override readonly name = 'ConfigError';
  readonly code = 'CONFIG_INVALID';
  readonly faults: readonly FileFault[];
  constructor(faults: readonly FileFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}:${fault.column}: ${fault.message}`).join('\n'));
    this.faults = faults;
  }
}
