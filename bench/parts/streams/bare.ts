/** What there is to beat: `ws` alone, which sends the same bytes to every socket. */

import { once } from 'node:events';

import { WebSocketServer } from 'ws';
import { z } from 'zod';

import { answerWith, cpu, memory, now } from './child.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
await once(server, 'listening');
const address = z.object({ port: z.number() });

answerWith((question) => {
  if (question.do === 'listen') {
    return Promise.resolve({ url: `ws://127.0.0.1:${address.parse(server.address()).port}` });
  }
  if (question.do === 'memory') return Promise.resolve(memory());
  if (question.do === 'cpu') return Promise.resolve(cpu());
  const bytes = Buffer.from(String(question.text));
  const at = now();
  for (const socket of server.clients) socket.send(bytes, { binary: false });
  return Promise.resolve({ at });
});
