/**
 * One client on one WebSocket: who it is, until when, and what becomes of its operations.
 *
 * As graphql-ws wants to be told (protocol graphql-transport-ws). Close codes beside the protocol's own: 4401 no valid
 * token, 4403 the token or the session is not valid any more, 1013 Keystone cannot say, try again later.
 * docs/guides/subscriptions.md tells clients. Refuses to know how messages travel.
 */

import type { IncomingHttpHeaders } from 'node:http';

import { GraphQLError } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import type { Logger } from 'pino';

import type { Caller } from '../domain/viewer.ts';
import { ShuttingDownError, UnauthenticatedError, UpstreamError } from '../errors.ts';
import type { Authenticate } from './admission.ts';
import { originOf } from './context-for.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import type { ContextFor } from './context-for.ts';
import type { ResolveDocument } from './documents.ts';
import type { Limits } from './limits.ts';
import { maxAgeOfConnection } from './max-age.ts';
import type { Operations } from './operations.ts';
import { presentFailure } from './presented-error.ts';
import { newRequestId } from './request-id.ts';
import type { Audiences } from './sharing/audiences.ts';
import type { Outlet } from './sharing/outlet.ts';
import type { SubscriptionRun } from './subscribe.ts';
import type { Followed, TokenWatch } from './token-watch.ts';
import { tokenOfConnection } from './token.ts';
import { watchOperation } from './watched-operations.ts';
import type { Watchers } from './watched-requests.ts';

/** What all sessions share. */
export interface SessionOptions {
  readonly operations: Operations;
  readonly authenticate: Authenticate;
  /** Who comes in without a token, if anybody may. */
  readonly anybody: Caller | null;
  readonly browser: BrowserSessions;
  readonly contextFor: ContextFor;
  readonly resolveDocument: ResolveDocument;
  /** Names of the headers that contexts are given, in lower case. */
  readonly keptHeaders: readonly string[];
  readonly audiences: Audiences;
  readonly tokens: TokenWatch;
  readonly limits: Pick<Limits, 'maxSubscriptions'>;
  readonly watchers: Watchers;
  readonly log: Logger;
}

/** The socket, as far as a session needs it. */
export interface SessionSocket {
  /** Of the upgrade request's headers, like the three that follow. */
  readonly token: string | null;
  /** Of the browser's session. */
  readonly secret: string | null;
  readonly maxAgeMs: number | null;
  /** Those of `keptHeaders`. */
  readonly headers: IncomingHttpHeaders;
  readonly isOpen: () => boolean;
  /** Where results of the operation with this id go that others have too. */
  readonly outlet: (operationId: string) => Outlet;
  readonly close: (code: number, reason: string) => void;
}

/** What graphql-ws asks, and what to do when the socket has closed. */
export interface Session {
  readonly options: ServerOptions;
  /** Refuses operations from here on, and resolves once those that are no subscriptions have been answered. */
  readonly finish: () => Promise<void>;
  readonly end: () => void;
}

const OVER = { code: 4403, reason: 'The token is not valid any more: connect again with a new one.' };

const SIGNED_OUT = { code: 4403, reason: 'The session has ended: sign in again.' };

/** What a caller may see is decided for each event, by what was last known of the token. */
export function openSession(options: SessionOptions, socket: SessionSocket): Session {
  const { operations, authenticate, anybody, browser, contextFor, resolveDocument, audiences, tokens, limits } =
    options;
  const { watchers, log } = options;
  let followed: Followed | null = null;
  let finishing: (() => void) | null = null;
  let { maxAgeMs } = socket;
  let cancelWatch: (() => void) | null = null;
  /** Ids of queries and mutations that are not answered yet. */
  const underWay = new Set<string>();

  const follow = (caller: Caller) => {
    followed?.stop();
    followed = tokens.follow(caller, () => {
      socket.close(OVER.code, OVER.reason);
    });
  };
  const enter = async (token: string | null): Promise<void> => {
    const caller = anybody ?? (token === null ? null : await authenticate(token));
    if (caller === null) throw new UnauthenticatedError();
    if (socket.isOpen()) follow(caller);
  };
  /** The upgrade was let through, so it is one of our own pages that sent the cookie. */
  const enterBySession = async (): Promise<void> => {
    const { secret } = socket;
    await enter(secret === null ? null : await browser.tokenOf(secret));
    if (secret === null || !socket.isOpen()) return;
    cancelWatch = browser.watch(secret, () => {
      socket.close(SIGNED_OUT.code, SIGNED_OUT.reason);
    });
  };
  /** What the viewer may do can have changed since the socket opened; access/ remembers for a while. */
  const enterAgain = async (entered: Followed): Promise<void> => {
    try {
      entered.update(await authenticate(entered.caller().token));
    } catch (failure) {
      if (failure instanceof UnauthenticatedError) socket.close(OVER.code, OVER.reason);
      throw failure;
    }
  };
  const run = (operationId: unknown): SubscriptionRun => {
    const requestId = newRequestId();
    const acting = known(followed);
    return {
      freshContext: (onRefused) =>
        contextFor(acting.caller(), { ...originOf(requestId, socket.headers), maxAgeMs, onRefused }),
      log: () => log.child({ requestId }),
      watch: watchOperation(watchers, 'websocket', requestId),
      audiences,
      outlet: typeof operationId === 'string' ? socket.outlet(operationId) : null,
      maxAgeMs,
      viewer: () => acting.caller().viewer,
      isStillValid: acting.isStillValid,
    };
  };

  return {
    options: {
      onConnect: ({ connectionParams }) => {
        maxAgeMs = maxAgeOfConnection(connectionParams) ?? maxAgeMs;
        const token = tokenOfConnection(connectionParams) ?? socket.token;
        return token === null && anybody === null ? enterBySession() : enter(token);
      },
      onSubscribe: async ({ subscriptions }, id, payload) => {
        const { maxSubscriptions } = limits;
        // This one is among them already.
        if (Object.keys(subscriptions).length > maxSubscriptions) return [tooMany(maxSubscriptions)];
        if (finishing !== null) return [presentFailure(new ShuttingDownError(), log)];
        try {
          await enterAgain(known(followed));
          const checked = operations.check(resolveDocument(payload));
          if (!('schema' in checked)) {
            watchOperation(watchers, 'websocket', newRequestId()).refused(checked);
            return checked;
          }
          // graphql-ws hands it back with the arguments: contexts are made for each event.
          return { ...checked, contextValue: id };
        } catch (failure) {
          return [presentFailure(failure, log)];
        }
      },
      execute: (args) => {
        underWay.add(String(args.contextValue));
        return operations.execute(args, run(null));
      },
      onComplete: (_context, id) => {
        if (!underWay.delete(id) || underWay.size > 0) return;
        // The client is told of the completion right after this.
        setImmediate(() => finishing?.());
      },
      subscribe: (args) => operations.subscribe(args, run(args.contextValue)),
    },
    finish: () =>
      new Promise((resolve) => {
        finishing = resolve;
        if (underWay.size === 0) resolve();
      }),
    end: () => {
      followed?.stop();
      cancelWatch?.();
    },
  };
}

function tooMany(limit: number): GraphQLError {
  const message = `At most ${limit} operations are under way at once on one socket: complete one first, or connect again.`;
  return new GraphQLError(message, { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } });
}

/** The protocol lets nobody operate who has not entered. */
function known(followed: Followed | null): Followed {
  if (followed === null) throw new UnauthenticatedError();
  return followed;
}

/** With which code and reason a socket is closed after a failure. */
export function closingFor(failure: unknown, log: Logger): { readonly code: number; readonly reason: string } {
  if (failure instanceof UnauthenticatedError) return { code: 4401, reason: failure.message };
  const told = presentFailure(failure, log).message;
  return { code: failure instanceof UpstreamError ? 1013 : 4500, reason: told };
}
