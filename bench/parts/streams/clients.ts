/** Many sockets of one process: subscribed, or only connected. Says when the last of them has the next message. */

import { WebSocket } from 'ws';

import { answerWith, now } from './child.ts';

const sockets: WebSocket[] = [];
let first = '';
let left = 0;
let lastAt = 0;
let heard: (() => void) | null = null;
/** At once; more would be refused by the system's queue of new connections. */
const AT_ONCE = 50;

function onMessage(data: Buffer): void {
  if (left === 0) return;
  if (first === '') first = data.toString();
  left -= 1;
  if (left > 0) return;
  lastAt = now();
  heard?.();
}

/** Resolves once the server has said all that a newcomer is told. */
function connect(url: string, query: string | null, n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const protocol = query === null ? [] : ['graphql-transport-ws'];
    const socket = new WebSocket(url, protocol, { perMessageDeflate: false, localAddress: `127.0.0.${2 + (n % 8)}` });
    sockets.push(socket);
    socket.on('error', reject);
    const begin = () => {
      socket.removeAllListeners('message');
      socket.on('message', onMessage);
      resolve();
    };
    socket.once('open', () => {
      if (query === null) {
        begin();
        return;
      }
      socket.send('{"type":"connection_init","payload":{"X-Auth-Token":"demo-operator"}}');
    });
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('{"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query } }));
      } else if (text.includes('"type":"next"')) begin();
    });
  });
}

answerWith(async (question) => {
  if (question.do === 'connect') {
    const { url, query, count } = question as { url: string; query: string | null; count: number };
    for (let done = 0; done < count; done += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_none, n) => connect(url, query, done + n));
      await Promise.all(some);
    }
    return { connected: sockets.length };
  }
  if (question.do === 'expect') {
    left = sockets.length;
    first = '';
    return { expecting: left };
  }
  if (left > 0) await new Promise<void>((resolve) => (heard = resolve));
  return { at: lastAt, first };
});
