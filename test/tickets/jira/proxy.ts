/**
 * Prism between an adapter and the simulated Jira: whatever does not follow Atlassian's document becomes an error.
 */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('prism.sh', import.meta.url));
/** The first start installs it. */
const LONGEST_START_MS = 110_000;

export interface Proxy {
  /** Ends in `/`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function startProxy(upstream: string): Promise<Proxy> {
  const port = await freePort();
  const prism = spawn(SCRIPT, [String(port), upstream], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (part: Buffer): void => {
    said += part.toString();
  };
  prism.stdout.on('data', listen);
  prism.stderr.on('data', listen);
  const url = `http://127.0.0.1:${port}/`;
  await listening(prism, url, () => said);
  return {
    url,
    close: async () => {
      if (prism.exitCode !== null) return;
      const exited = once(prism, 'exit');
      prism.kill();
      await exited;
    },
  };
}

async function listening(prism: ChildProcess, url: string, said: () => string): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < LONGEST_START_MS) {
    if (prism.exitCode !== null) throw new Error(`prism ended: ${said()}`);
    const answer = await fetch(`${url}rest/api/3/serverInfo`).catch(() => null);
    await answer?.body?.cancel();
    if (answer !== null) return;
    await delay(100);
  }
  prism.kill();
  throw new Error(`prism did not start: ${said()}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await once(server, 'close');
  return port;
}
