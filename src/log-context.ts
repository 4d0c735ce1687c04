/**
 * What the log lines of a piece of work have in common: the request, the trace and the window that it is about.
 *
 * Follows the work through everything it waits for, so that whoever writes a line need not know for whom. Refuses to
 * know who logs, and holds ids only.
 */

import { AsyncLocalStorage } from 'node:async_hooks';

/** Absent: nobody knows, or it is about none. */
export interface LogContext {
  /** The gateway's id of a request or operation, as clients get it in `X-Request-Id`. */
  readonly requestId?: string;
  readonly traceId?: string;
  readonly windowId?: string;
}

const running = new AsyncLocalStorage<LogContext>();

/** Does the work with these ids, beside those that it has already. */
export function withLogContext<Result>(ids: LogContext, work: () => Result): Result {
  return running.run({ ...running.getStore(), ...ids }, work);
}

/** The ids of the work that is being done. */
export function logContext(): LogContext {
  return running.getStore() ?? {};
}
