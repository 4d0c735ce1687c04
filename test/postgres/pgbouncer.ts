/** A real PgBouncer in front of a database, in the mode that the test wants. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eventually } from '../store/samples.ts';
import { query } from './new-database.ts';

export interface PgBouncer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** With few connections to the server, so that who does not keep one loses it to another. */
export async function startPgBouncer(target: string, mode: 'transaction' | 'session'): Promise<PgBouncer> {
  const { hostname, port, username, password } = new URL(target);
  const folder = await mkdtemp(join(tmpdir(), 'slipway-pgbouncer-'));
  const own = await freePort();
  await writeFile(join(folder, 'users.txt'), `"${username}" "${password}"\n`);
  await writeFile(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${hostname} port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
pool_mode = ${mode}
default_pool_size = ${mode === 'session' ? 40 : 8}
`,
  );
  // It refuses to run as root.
  const [user, as] = process.getuid?.() === 0 ? ['postgres', ['-u', 'postgres']] : [null, []];
  if (user !== null) {
    spawnSync('chown', ['-R', user, folder]);
    await chmod(folder, 0o700);
  }
  const child = spawn('/usr/sbin/pgbouncer', ['--quiet', ...as, join(folder, 'pgbouncer.ini')], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const url = Object.assign(new URL(target), { host: `127.0.0.1:${own}` }).href;
  await eventually(() =>
    query(url, 'select 1').then(
      () => true,
      () => null,
    ),
  );
  return {
    url,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
