/** A network between a store and its PostgreSQL that a test can let fall silent. */

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Proxy {
  /** The database's URL by this way. */
  readonly url: string;
  /** From now on nothing arrives on either side, not even an end, and nobody is told. */
  readonly fallSilent: () => void;
  /** What was under way arrives, and all that follows. */
  readonly speakAgain: () => void;
  readonly close: () => Promise<void>;
}

/** Stands in front of the server of a URL. */
export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let silent = false;
  const server = createServer((near) => {
    const pair = [near, connect(Number(port), hostname)] as const;
    pairs.add(pair);
    for (const socket of pair) socket.on('error', () => undefined);
    if (!silent) join(pair);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: Object.assign(new URL(target), { host: `127.0.0.1:${address.port}` }).href,
    fallSilent: () => {
      silent = true;
      for (const [near, far] of pairs) {
        near.unpipe(far).removeAllListeners('close').pause();
        far.unpipe(near).removeAllListeners('close').pause();
      }
    },
    speakAgain: () => {
      silent = false;
      pairs.forEach(join);
    },
    close: async () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function join([near, far]: readonly [Socket, Socket]): void {
  near.pipe(far).pipe(near);
  for (const [socket, other] of [
    [near, far],
    [far, near],
  ] as const) {
    if (socket.closed) other.destroy();
    else socket.on('close', () => other.destroy());
  }
}
