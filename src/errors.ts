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

/** Keystone gives no token for this user, password and project; it does not say which of them is wrong. */
export class SignInRefusedError extends GatewayError {
  override readonly name = 'SignInRefusedError';
  readonly code = 'SIGN_IN_REFUSED';
}

/** Too many wrong passwords: to be tried again after so long. */
export class TooManyAttemptsError extends GatewayError {
  override readonly name = 'TooManyAttemptsError';
  readonly code = 'TOO_MANY_ATTEMPTS';
  readonly retryAfterSeconds: number;
  constructor(retryAfterMs: number) {
    const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
    super(`Too many sign-ins were refused: try again in ${seconds} seconds.`);
    this.retryAfterSeconds = seconds;
  }
  override get extensions(): Readonly<Record<string, unknown>> {
    return { code: this.code, retryAfterSeconds: this.retryAfterSeconds };
  }
}

/** A request with a session's cookie that does not prove to come from our own pages. */
export class CrossSiteError extends GatewayError {
  override readonly name = 'CrossSiteError';
  readonly code = 'CROSS_SITE_REQUEST';
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

/** Work for a cloud that is not configured here: kept until it is again, or until another process has it. */
export class UnconfiguredCloudError extends GatewayError {
  override readonly name = 'UnconfiguredCloudError';
  readonly code = 'CLOUD_NOT_CONFIGURED';
}

/** This process is ending; another one, or the next, takes the request. */
export class ShuttingDownError extends GatewayError {
  override readonly name = 'ShuttingDownError';
  readonly code = 'SHUTTING_DOWN';

  constructor() {
    super('This gateway is shutting down: send it again in a moment.');
  }

  override get extensions(): Readonly<Record<string, unknown>> {
    return { code: this.code, retryable: true };
  }
}

/** An argument that no schema type can refuse by itself, e.g. `first: -1`. */
export class InvalidInputError extends GatewayError {
  override readonly name = 'InvalidInputError';
  readonly code = 'BAD_USER_INPUT';
}

/**
 * How an upstream failed. TIMEOUT, UNREACHABLE and FAILED (5xx, 429) may pass; REFUSED (4xx), UNREADABLE and BLOCKED
 * (its address is not one that we connect to) will not by themselves.
 */
export type UpstreamFailure = 'TIMEOUT' | 'UNREACHABLE' | 'FAILED' | 'REFUSED' | 'UNREADABLE' | 'BLOCKED';

/** What came with a status that is not one of success. Whoever asked knows whether it means anything. */
export interface RefusedBody {
  /** The media type in lower case, without parameters; empty where none was told. */
  readonly type: string;
  /** Read as JSON, without the secrets that were sent; undefined when it is not JSON, null when there is none. */
  readonly json: unknown;
}

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
  /** The upstream asked to be left alone for so long (`Retry-After`); zero when it did not. */
  readonly retryAfterMs: number;
  /** Hidden from whatever lists an error's properties, such as the log. */
  readonly #body: RefusedBody | null;

  constructor(
    upstream: string,
    failure: UpstreamFailure,
    message: string,
    details: {
      status?: number;
      requestId?: string | null;
      retryAfterMs?: number;
      body?: RefusedBody;
      cause?: unknown;
    } = {},
  ) {
    super(`${upstream}: ${message}`, { cause: details.cause });
    this.upstream = upstream;
    this.failure = failure;
    this.status = details.status ?? null;
    this.requestId = details.requestId ?? null;
    this.retryAfterMs = details.retryAfterMs ?? 0;
    this.#body = details.body ?? null;
  }

  /** Null where there was no answer, or one of success. */
  get body(): RefusedBody | null {
    return this.#body;
  }

  /** Would the same request stand a chance a little later? */
  get retryable(): boolean {
    return this.failure === 'TIMEOUT' || this.failure === 'UNREACHABLE' || this.failure === 'FAILED';
  }

  /** The failure as data, for where it costs a part of an answer only. */
  get problem(): { readonly code: string; readonly message: string; readonly retryable: boolean } {
    return { code: `UPSTREAM_${this.failure}`, message: this.message, retryable: this.retryable };
  }

  override get extensions(): Readonly<Record<string, unknown>> {
    const { code, upstream, failure, status, requestId, retryable } = this;
    return { code, upstream, failure, status, upstreamRequestId: requestId, retryable };
  }
}

/**
 * Another team's subgraph could not be asked (SUBGRAPH_UNAVAILABLE), answered nonsense (SUBGRAPH_ANSWER_INVALID), or said
 * itself that it cannot answer a field: then its own message and code, or SUBGRAPH_ERROR.
 */
export class SubgraphError extends GatewayError {
  override readonly name = 'SubgraphError';
  readonly code: string;
  /** The subgraph's name in the configuration. */
  readonly service: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    service: string,
    code: string,
    message: string,
    { details = {}, cause }: { details?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.service = service;
    this.code = code;
    this.details = details;
  }

  override get extensions(): Readonly<Record<string, unknown>> {
    return { ...this.details, code: this.code, service: this.service };
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

/** The folder of the embedded store cannot be made or written to. */
export class StoreFolderError extends GatewayError {
  override readonly name = 'StoreFolderError';
  readonly code = 'STORE_FOLDER';
}

/** A newer gateway changed the store's tables so that this one cannot use them. */
export class StoreNewerError extends GatewayError {
  override readonly name = 'StoreNewerError';
  readonly code = 'STORE_NEWER';
}

/** The way to the store that is to keep sessions leads elsewhere. */
export class StoreSessionError extends GatewayError {
  override readonly name = 'StoreSessionError';
  readonly code = 'STORE_SESSION_ELSEWHERE';
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
