/**
 * A subscriber that keeps the very bytes: what came for its one operation, and how its socket ended.
 */

import { WebSocket } from 'ws';

export interface RawSubscriber {
  /** The payloads of its results, as they were spelt. */
  readonly payloads: readonly string[];
  readonly ends: readonly { readonly code: number; readonly reason: string }[];
  readonly socket: WebSocket;
  readonly close: () => void;
}

/** Subscribes with an operation id of its own. */
export function rawSubscriber(
  url: string,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): RawSubscriber {
  const payloads: string[] = [];
  const ends: { code: number; reason: string }[] = [];
  const id = crypto.randomUUID();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const send = (message: object) => {
    socket.send(JSON.stringify(message));
  };
  const before = `{"id":"${id}","type":"next","payload":`;
  socket.on('open', () => {
    send({ type: 'connection_init', payload: { 'X-Auth-Token': token } });
  });
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text.startsWith('{"type":"connection_ack"')) send({ id, type: 'subscribe', payload: { query, variables } });
    if (text.startsWith(before)) payloads.push(text.slice(before.length, -1));
  });
  socket.on('close', (code, reason) => {
    ends.push({ code, reason: reason.toString() });
  });
  socket.on('error', () => null);
  return {
    payloads,
    ends,
    socket,
    close: () => {
      socket.terminate();
    },
  };
}
