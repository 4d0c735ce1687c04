/**
 * WebSockets at `/graphql`: sockets, their messages and their life, for graphql-ws to speak its protocol over.
 *
 * An adapter of our own because the one for `ws` writes to the console. Refuses to know who is calling and what the
 * messages say (socket-session.ts, graphql-ws).
 */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

import type { Limits } from './limits.ts';
import { closingFor, openSession } from './socket-session.ts';
import { maxAgeOfHeaders } from './max-age.ts';
import { tokenOfHeaders } from './token.ts';
import type { Session, SessionOptions, SessionSocket } from './socket-session.ts';
import type { Outlet } from './sharing/outlet.ts';

const PATH = '/graphql';
const HEARTBEAT_MS = 12_000;
/** How long a client may take to answer a close before it is cut off. */
const FAREWELL_MS = 1_000;
/** Clients of graphql-ws come again after it, by their own settings. */
const RESTART = { code: 1012, reason: 'This gateway is ending: connect again in a moment.' };
/** RFC 6455: the reason of a close has room for 123 bytes. */
const REASON_BYTES = 123;

/** What the sockets need beside what a session does. */
export interface WebSocketOptions extends SessionOptions {
  /** A message longer than `bodyBytes` ends its socket with 1009. */
  readonly limits: Pick<Limits, 'bodyBytes' | 'maxSubscriptions'>;
}

/** All sockets of the server. */
export interface WebSockets {
  /** For the HTTP server's `upgrade`. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Closes each socket with 1012 (service restart) once its queries and mutations are answered, and takes no new one. */
  readonly drain: () => Promise<void>;
  /** Closes every socket that is left at once, and cuts off who does not answer. */
  readonly close: () => Promise<void>;
}

export function createWebSockets(options: WebSocketOptions): WebSockets {
  const { limits, log } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes, handleProtocols });
  const silent = new WeakSet<WebSocket>();
  const sessions = new Map<WebSocket, Session>();
  let isDraining = false;
  const heartbeat = setInterval(() => {
    for (const socket of server.clients) beat(socket, silent);
  }, HEARTBEAT_MS).unref();

  return {
    upgrade: (request, raw, head) => {
      raw.on('error', (err) => {
        log.debug({ err }, 'a connection broke');
      });
      if (URL.parse(request.url ?? '/', 'http://localhost')?.pathname !== PATH) {
        raw.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      if (isDraining) {
        raw.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      if (!options.browser.mayUpgrade(request.headers)) {
        raw.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, raw, head, (socket) => {
        socket.on('pong', () => silent.delete(socket));
        sessions.set(socket, converse(socket, raw, saidBy(request, options), options));
        socket.on('close', () => sessions.delete(socket));
      });
    },
    drain: async () => {
      isDraining = true;
      const finish = async ([socket, session]: [WebSocket, Session]) => {
        await session.finish();
        socket.close(RESTART.code, RESTART.reason);
      };
      await Promise.all([...sessions].map(finish));
    },
    close: async () => {
      clearInterval(heartbeat);
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of server.clients) socket.close(RESTART.code, RESTART.reason);
      const patience = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, FAREWELL_MS);
      await closed;
      clearTimeout(patience);
    },
  };
}

/** A socket that has not answered the last ping is gone, whatever TCP believes. */
function beat(socket: WebSocket, silent: WeakSet<WebSocket>): void {
  if (silent.has(socket)) {
    socket.terminate();
    return;
  }
  silent.add(socket);
  socket.ping();
}

/** Of a request nothing else is kept: sockets are many and stay for long. */
type Said = Pick<SessionSocket, 'token' | 'secret' | 'maxAgeMs' | 'headers'>;

function saidBy({ headers }: IncomingMessage, { browser, keptHeaders }: WebSocketOptions): Said {
  return {
    token: tokenOfHeaders(headers),
    secret: browser.secretOf(headers),
    maxAgeMs: maxAgeOfHeaders(headers),
    headers: Object.fromEntries(keptHeaders.map((name) => [name, headers[name]])),
  };
}

function converse(socket: WebSocket, raw: Duplex, said: Said, options: WebSocketOptions): Session {
  const { log } = options;
  const isOpen = () => socket.readyState === socket.OPEN;
  const close = (code = 1000, reason = '') => {
    socket.close(code, Buffer.from(reason).subarray(0, REASON_BYTES));
  };
  const fail = (failure: unknown) => {
    const { code, reason } = closingFor(failure, log);
    close(code, reason);
  };
  const session = openSession(options, {
    ...said,
    isOpen,
    close,
    outlet: (operationId) => outletOf(socket, raw, operationId),
  });

  const closed = makeServer(session.options).opened(
    {
      protocol: socket.protocol,
      // Resolves once the client's side has room again: until then nothing more is pulled from a subscription.
      send: (data) =>
        new Promise((resolve, reject) => {
          if (isOpen()) socket.send(data, settle(resolve, reject));
          else resolve();
        }),
      close,
      onMessage: (handle) => {
        socket.on('message', (data: Buffer) => {
          handle(data.toString()).catch(fail);
        });
      },
    },
    undefined,
  );
  socket.on('error', (err) => {
    log.info({ err }, 'a WebSocket broke');
  });
  socket.on('close', (code, reason) => {
    log.debug({ code }, 'a WebSocket has closed');
    session.end();
    closed(code, reason.toString()).catch(fail);
  });
  return session;
}

const UTF8 = { binary: false };

/** As graphql-ws spells a result, around JSON that was made once for all. */
function outletOf(socket: WebSocket, raw: Duplex, operationId: string): Outlet {
  return {
    push: ({ json }) => {
      const before = `{"id":${JSON.stringify(operationId)},"type":"next","payload":`;
      const size = Buffer.byteLength(before);
      const message = Buffer.allocUnsafe(size + json.length + 1);
      message.write(before);
      json.copy(message, size);
      message.write('}', size + json.length);
      socket.send(message, UTF8);
    },
    backlog: () => socket.bufferedAmount,
    drained: () =>
      new Promise((resolve) => {
        if (raw.destroyed || !raw.writableNeedDrain) {
          resolve();
          return;
        }
        const settled = () => {
          raw.off('drain', settled);
          raw.off('close', settled);
          resolve();
        };
        raw.on('drain', settled);
        raw.on('close', settled);
      }),
  };
}

const settle = (resolve: () => void, reject: (error: Error) => void) => (error?: Error | null) => {
  if (error) reject(error);
  else resolve();
};
