/**
 * The sockets that a pool of connections uses, watched: a server that keeps silent in the middle of something is lost.
 *
 * The operating system would notice after a quarter of an hour. Refuses to know what is said on them.
 */

import { Socket } from 'node:net';

export interface Sockets {
  /** A new one, for `pg` to connect. */
  readonly stream: () => Socket;
  /** While work runs, silence is waited for: a migration may take its time. */
  readonly patient: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Those that are there are ended when they do not end by themselves soon. */
  readonly leave: () => void;
}

/** No statement outside of a migration takes so long. */
const SILENCE_MS = 60_000;
const LEAVE_MS = 1_000;

/** `silenceMs` is for tests. */
export function watchSockets(silenceMs = SILENCE_MS): Sockets {
  const open = new Set<Socket>();
  let patience = 0;
  let leaving = false;
  return {
    stream: () => {
      const socket = new Socket();
      open.add(socket);
      socket.setKeepAlive(true, 10_000);
      socket.setTimeout(leaving ? LEAVE_MS : silenceMs);
      socket.on('timeout', () => {
        if (leaving) socket.destroy();
        else if (patience === 0)
          socket.destroy(new Error(`The database server kept silent for ${silenceMs / 1000} seconds.`));
      });
      socket.on('close', () => open.delete(socket));
      return socket;
    },
    patient: async (work) => {
      patience += 1;
      try {
        return await work();
      } finally {
        patience -= 1;
      }
    },
    leave: () => {
      leaving = true;
      for (const socket of open) socket.setTimeout(LEAVE_MS);
    },
  };
}
