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
import { startCountedMetrics } from './metrics.ts';
import type { App, AppOptions } from './options.ts';
import { restartNeededFor } from './restart-needed.ts';
import { startWatching, watchCalls, watchLooks } from './watching.ts';

/** Throws NoSupergraph where its subgraphs do not compose, and the system's error when a port is taken. */
export async function startPureGateway(config: Config, options: AppOptions): Promise<App> {
  const { log, now = () => new Date(), onUpstreamCall, onSupergraph } = options;
  const { federation } = config;
  if (federation === null || !config.isOpen) throw new TypeError('without clouds there is federation and access: none');
  log.warn('access: none: everybody who reaches this gateway may ask everything that its subgraphs let pass');
  // Whatever was opened is closed in reverse order, at the end or when a later step fails.
  await using opened = new AsyncDisposableStack();
  const watching = await startWatching(config);
  opened.defer(watching.close);
  const graph = await startFederation({
    config: federation,
    schema: null,
    log,
    onCall: watchCalls(watching, onUpstreamCall).onCall,
    onLeftAlone: watching.observer.leftAlone,
    onLook: watchLooks(watching, onSupergraph),
  });
  opened.defer(graph.close);
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
  opened.defer(() => server.close(current.listen.drainMs));
  const url = await server.listen(config.listen);
  const metrics = await startCountedMetrics({ config, watching, log });
  if (metrics !== null) opened.defer(metrics.close);
  const running = opened.move();
  return {
    url,
    metricsUrl: metrics?.url ?? null,
    reload: async (wanted) => {
      // With clouds it is another kind of gateway.
      if (wanted.clouds.length > 0) return ['clouds'];
      current = wanted;
      log.level = wanted.log.level;
      await server.reconfigured();
      return restartNeededFor(config, wanted);
    },
    close: () => running.disposeAsync(),
  };
}
