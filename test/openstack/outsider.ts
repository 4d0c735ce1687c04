/**
 * Whoever works beside the gateway on the real cloud: the `openstack` command, Nova asked directly, and the power
 * switch of a host.
 */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { cloudName } from '../../src/domain/ids.ts';
import type { ServerId } from '../../src/domain/ids.ts';
import type { Server } from '../../src/domain/server.ts';
import { createCredential } from '../../src/upstream/credential.ts';
import { createKeystone } from '../../src/upstream/keystone.ts';
import { createCloud } from '../../src/upstream/nova/cloud.ts';
import type { NovaCloud } from '../../src/upstream/nova/cloud.ts';
import { until } from '../graph/until.ts';
import { realCloud } from './real-cloud.ts';
import type { Who } from './real-cloud.ts';

const run = promisify(execFile);
const SETTLED_MS = 90_000;
const ATTEMPTS = 3;

export interface Outsider {
  readonly nova: NovaCloud['service'];
  /** `openstack ARGUMENTS` as this entry of clouds.yaml; answers what it printed. */
  readonly cli: (who: Who, ...args: readonly string[]) => Promise<string>;
  readonly server: (id: string) => Promise<Server>;
  readonly serversOn: (host: string) => Promise<readonly Server[]>;
  /** Moves a server there, whatever it takes, and waits until it has settled. */
  readonly place: (id: string, host: string) => Promise<void>;
  /** Nothing but these servers on these hosts; whatever else is there goes to `spare`. */
  readonly arrange: (wanted: Readonly<Record<string, readonly string[]>>, spare: string) => Promise<void>;
  /** Ends or starts a host's nova-compute, as a crash would. */
  readonly power: (host: string, what: 'kill' | 'start') => Promise<void>;
  readonly close: () => Promise<void>;
}

/** An administrator's view of the cloud of clouds.yaml. */
export async function startOutsider(): Promise<Outsider> {
  const cloud = await realCloud();
  const keystone = createKeystone({ name: 'keystone', authUrl: cloud.authUrl, timeoutMs: 30_000, concurrency: 2 });
  const credential = createCredential({ keystone, login: cloud.login('admin') });
  const common = { timeoutMs: 30_000, concurrency: 4, identityKey: cloud.authUrl, region: cloud.region };
  const nova = createCloud({ ...common, name: cloudName('real'), credential });
  const endpoint = await credential.endpoint({ type: 'compute', region: cloud.region, interface: 'public' });

  const server = async (id: string) => {
    const found = await nova.service.getServer(id as ServerId);
    if (found === null) throw new Error(`Nova has no server ${id}`);
    return found;
  };
  const liveMigrate = async (id: string, host: string) => {
    const { token } = await cloud.tokenOf('admin');
    const response = await fetch(`${endpoint}/servers/${id}/action`, {
      method: 'POST',
      headers: { 'x-auth-token': token, 'content-type': 'application/json', 'openstack-api-version': 'compute 2.90' },
      body: JSON.stringify({ 'os-migrateLive': { host, block_migration: 'auto' } }),
    });
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
  };

  const cli = async (who: Who, ...args: readonly string[]) => {
    const env = { ...process.env, OS_CLIENT_CONFIG_FILE: cloud.file };
    const { stdout } = await run('openstack', ['--os-cloud', who, ...args], { env });
    return stdout;
  };
  const serversOn = (host: string) => nova.service.listServers({ host });
  /** Once nothing is being done to it. What an earlier crash of a host or a failed move left in error is made active. */
  const settled = async (id: string) => {
    const quiet = async () => (await server(id)).taskState === null && (await server(id)).status !== 'MIGRATING';
    await until(`${id} to settle`, quiet, SETTLED_MS);
    if ((await server(id)).status === 'ERROR') await cli('admin', 'server', 'set', '--state', 'active', id);
    return server(id);
  };
  const place = async (id: string, host: string) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if ((await settled(id)).host === `real/${host}`) return;
      // Nova accepts a migration into a disabled host, and lets it fail.
      const [target] = await nova.service.listHosts({ name: host });
      if (target?.status === 'DISABLED') await nova.service.setHostStatus(target, 'ENABLED', null);
      await liveMigrate(id, host);
    }
    if ((await settled(id)).host !== `real/${host}`) throw new Error(`${id} does not go to ${host}`);
  };

  return {
    nova: nova.service,
    cli,
    server,
    serversOn,
    place,
    arrange: async (wanted, spare) => {
      for (const [host, ids] of Object.entries(wanted)) {
        for (const id of ids) await place(id, host);
        const others = (await serversOn(host)).filter(({ id }) => !ids.includes(id));
        for (const { id } of others) await place(id, spare);
      }
    },
    power: async (host, what) => {
      await run(fileURLToPath(new URL('host.sh', import.meta.url)), [what, host.replace('compute-', '')]);
    },
    close: async () => {
      await nova.close();
      await keystone.close();
    },
  };
}
