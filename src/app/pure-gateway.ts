/**
 * A gateway over other teams' subgraphs and nothing of its own: no cloud, no store, and nobody who could say who is
 * calling.
 *
 * Refuses to start unless the configuration says that everybody may come in.
 */

import type { Config } from '../config/index.ts';
import { createServer } from '../server/server.ts';
import { forAnybody } from './anybody.ts';
import { startFederation } from './federation.ts';
import { limitsOf } from './limits.ts';
import type { App, AppOptions } from './options.ts';
import { restartNeededFor } from './restart-needed.ts';
import { startWatching, watchCalls } from './watching.ts';

export async function startPureGateway(config: Config, options: AppOptions): Promise<App> {
  const { log, now = () => new Date(), onUpstreamCall, onSupergraph: onLook } = options;
  const { federation } = config;
  if (federation === null || !config.isOpen) throw new TypeError('without clouds there is federation and access: none');
  log.warn('access: none: everybody who reaches this gateway may ask everything that its subgraphs let pass');
  if (config.metrics !== null) log.warn('metrics: a gateway without clouds counts nothing');
  const watching = await startWatching({ ...config, metrics: null });
  const { onCall } = watchCalls(watching, onUpstreamCall);
  const graph = await startFederation({ config: federation, schema: null, log, onCall, onLook });
  let current = config;
  const server = createServer({
    ...forAnybody,
    schema: graph,
    publicUrl: config.listen.publicUrl,
    proxies: config.listen.proxies,
    limits: limitsOf(() => current),
    documents: config.documents,
    keptHeaders: federation.forward,
    demo: options.demo ?? false,
    now,
    watchers: watching,
    recheckMs: () => current.access.recheckMs,
    checks: () => [],
    log,
  });
  const url = await server.listen(config.listen);
  return {
    url,
    metricsUrl: null,
    reload: async (wanted) => {
      // With clouds it is another kind of gateway.
      if (wanted.clouds.length > 0) return ['clouds'];
      current = wanted;
      log.level = wanted.log.level;
      await server.reconfigured();
      return restartNeededFor(config, wanted);
    },
    close: async () => {
      await server.close(current.listen.drainMs);
      await graph.close();
      await watching.close();
    },
  };
}
