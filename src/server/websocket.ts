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

import { closingFor, openSession } from './socket-session.ts';
import type { SessionOptions } from './socket-session.ts';

const PATH = '/graphql';
const HEARTBEAT_MS = 12_000;
/** How long a client may take to answer a close before it is cut off. */
const FAREWELL_MS = 1_000;
/** RFC 6455: the reason of a close has room for 123 bytes. */
const REASON_BYTES = 123;

/** What the sockets need beside what a session does. */
export interface WebSocketOptions extends SessionOptions {
  /** Bytes of the longest message; a longer one ends its socket with 1009. */
  readonly bodyBytes: number;
}

/** All sockets of the server. */
export interface WebSockets {
  /** For the HTTP server's `upgrade`. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Closes every socket with 1001 (going away), and cuts off who does not answer. */
  readonly close: () => Promise<void>;
}

export function createWebSockets(options: WebSocketOptions): WebSockets {
  const { bodyBytes, log } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: bodyBytes, handleProtocols });
  const silent = new WeakSet<WebSocket>();
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
      server.handleUpgrade(request, raw, head, (socket) => {
        socket.on('pong', () => silent.delete(socket));
        converse(socket, request, options);
      });
    },
    close: async () => {
      clearInterval(heartbeat);
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of server.clients) socket.close(1001, 'The server is going away.');
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

function converse(socket: WebSocket, request: IncomingMessage, options: WebSocketOptions): void {
  const { log } = options;
  const isOpen = () => socket.readyState === socket.OPEN;
  const close = (code = 1000, reason = '') => {
    socket.close(code, Buffer.from(reason).subarray(0, REASON_BYTES));
  };
  const fail = (failure: unknown) => {
    const { code, reason } = closingFor(failure, log);
    close(code, reason);
  };
  const session = openSession(options, { headers: request.headers, isOpen, close });

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
}

const settle = (resolve: () => void, reject: (error: Error) => void) => (error?: Error | null) => {
  if (error) reject(error);
  else resolve();
};
