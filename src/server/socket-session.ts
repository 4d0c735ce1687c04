/**
 * One client on one WebSocket: who it is, until when, and what becomes of its operations.
 *
 * As graphql-ws wants to be told (protocol graphql-transport-ws). Close codes beside the protocol's own: 4401 no valid
 * token, 4403 the token is not valid any more, 1013 Keystone cannot say, try again later. Refuses to
 * know how messages travel.
 */

import type { IncomingHttpHeaders } from 'node:http';

import type { ServerOptions } from 'graphql-ws';
import type { Logger } from 'pino';

import type { Caller } from '../domain/viewer.ts';
import { UnauthenticatedError, UpstreamError } from '../errors.ts';
import type { Authenticate } from './admission.ts';
import type { ContextFor } from './context-for.ts';
import { atInstant } from './expiry.ts';
import type { Operations } from './operations.ts';
import { presentFailure } from './presented-error.ts';
import { newRequestId } from './request-id.ts';
import type { OperationRun } from './subscribe.ts';
import { tokenOfConnection, tokenOfHeaders } from './token.ts';

/** What all sessions share. */
export interface SessionOptions {
  readonly operations: Operations;
  readonly authenticate: Authenticate;
  readonly contextFor: ContextFor;
  readonly log: Logger;
}

/** The socket, as far as a session needs it. */
export interface SessionSocket {
  /** Of the upgrade request. */
  readonly headers: IncomingHttpHeaders;
  readonly isOpen: () => boolean;
  readonly close: (code: number, reason: string) => void;
}

/** What graphql-ws asks, and what to do when the socket has closed. */
export interface Session {
  readonly options: ServerOptions;
  readonly end: () => void;
}

const OVER = { code: 4403, reason: 'The token is not valid any more: connect again with a new one.' };

/** A running subscription keeps the rights that its operation began with, until the token expires. */
export function openSession(options: SessionOptions, socket: SessionSocket): Session {
  const { operations, authenticate, contextFor, log } = options;
  let caller: Caller | null = null;
  let cancelExpiry: (() => void) | null = null;

  const enter = async (token: string | null): Promise<void> => {
    if (token === null) throw new UnauthenticatedError();
    const entered = await authenticate(token);
    caller = entered;
    if (!socket.isOpen()) return;
    cancelExpiry = atInstant(entered.viewer.expiresAt, () => {
      socket.close(OVER.code, OVER.reason);
    });
  };
  /** What the viewer may do can have changed since the socket opened; access/ remembers for a minute. */
  const enterAgain = async ({ token }: Caller): Promise<void> => {
    caller = await authenticate(token).catch((failure: unknown) => {
      if (failure instanceof UnauthenticatedError) socket.close(OVER.code, OVER.reason);
      throw failure;
    });
  };
  const newRun = (): OperationRun => {
    const requestId = newRequestId();
    const acting = known(caller);
    return { freshContext: () => contextFor(acting, { requestId }), log: log.child({ requestId }) };
  };

  return {
    options: {
      onConnect: ({ connectionParams }) => enter(tokenOfConnection(connectionParams) ?? tokenOfHeaders(socket.headers)),
      onSubscribe: async (_context, _id, payload) => {
        try {
          await enterAgain(known(caller));
        } catch (failure) {
          return [presentFailure(failure, log)];
        }
        return operations.check(payload);
      },
      execute: (args) => operations.execute(args, newRun()),
      subscribe: (args) => operations.subscribe(args, newRun()),
    },
    end: () => {
      cancelExpiry?.();
    },
  };
}

/** The protocol lets nobody operate who has not entered. */
function known(caller: Caller | null): Caller {
  if (caller === null) throw new UnauthenticatedError();
  return caller;
}

/** With which code and reason a socket is closed after a failure. */
export function closingFor(failure: unknown, log: Logger): { readonly code: number; readonly reason: string } {
  if (failure instanceof UnauthenticatedError) return { code: 4401, reason: failure.message };
  const told = presentFailure(failure, log).message;
  return { code: failure instanceof UpstreamError ? 1013 : 4500, reason: told };
}
