/**
 * Watches every cloud, in whichever process leads it.
 *
 * Refuses to know how a leader is found and what is read.
 */

import type { Logger } from 'pino';

import type { Config } from '../config/index.ts';
import type { CloudName } from '../domain/ids.ts';
import type { Elections } from '../domain/elections.ts';
import type { Host } from '../domain/host.ts';
import { watchCloud } from '../live/cloud-watch.ts';
import { createLookAtHosts, createReadCloud } from '../services/index.ts';
import type { Dependencies } from '../services/index.ts';

export interface CloudWatchesOptions {
  readonly config: Pick<Config, 'clouds' | 'watching'>;
  readonly dependencies: Dependencies;
  readonly elections: Elections;
  readonly log: Logger;
}

/** Answers how to stop, which waits for what is under way. */
export function startCloudWatches({ config, dependencies, elections, log }: CloudWatchesOptions): () => Promise<void> {
  const { hostMs, serverMs, listMs } = config.watching;
  if (hostMs === null && serverMs === null) return () => Promise.resolve();
  const lookAtHosts = createLookAtHosts(dependencies);
  const noted = new Set(config.clouds.filter(({ onHostDown }) => onHostDown === 'notify').map(({ name }) => name));
  const onHosts = async (cloud: CloudName, hosts: readonly Host[]): Promise<void> => {
    if (noted.has(cloud)) await lookAtHosts(cloud, hosts);
  };
  const stops = dependencies.clouds.map((cloud) =>
    elections.campaign(`watch ${cloud.name}`, (signal) =>
      watchCloud(
        {
          cloud,
          pace: config.watching,
          readings: createReadCloud(dependencies, cloud, listMs),
          onHosts: (hosts) => onHosts(cloud.name, hosts),
          log,
        },
        signal,
      ),
    ),
  );
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
