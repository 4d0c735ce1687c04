/**
 * The graph with other teams' subgraphs beside it: connections, the supergraph in force, and what the log is told of both.
 */

import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import type { FederationConfig } from '../config/index.ts';
import type { SchemaLook } from '../domain/observer.ts';
import { createFederation } from '../federation/gateway.ts';
import type { Federation, Told } from '../federation/gateway.ts';
import { sdlOf } from '../federation/subgraph.ts';
import type { ObservedCall } from '../upstream/http.ts';
import { connectSubgraphs, schemaSources } from './subgraphs.ts';

export interface StartFederation {
  readonly config: FederationConfig;
  /** Guarded already; null in a pure gateway. */
  readonly schema: GraphQLSchema | null;
  readonly log: Logger;
  readonly onCall?: ((call: ObservedCall) => void) | undefined;
  readonly onLeftAlone?: ((upstream: string, isLeftAlone: boolean) => void) | undefined;
  /** Told of every look at the schemas, for metrics. */
  readonly onLook?: ((outcome: SchemaLook) => void) | undefined;
}

/** Rejects with NoSupergraph in a pure gateway whose subgraphs do not compose. */
export async function startFederation({
  config,
  schema,
  log,
  onCall,
  onLeftAlone,
  onLook,
}: StartFederation): Promise<Federation> {
  const remotes = connectSubgraphs(config, { log, onCall, onLeftAlone });
  const closeAll = async () => {
    await Promise.all([...remotes.values()].map((remote) => remote.close()));
  };
  try {
    const federation = await createFederation({
      local: schema === null ? null : { name: config.name, schema },
      localSdl: schema === null ? null : await sdlOf(schema),
      remotes,
      forward: config.forward,
      schemas: schemaSources(config, remotes),
      policies: config.policies,
      pollMs: config.pollMs,
      told: toldTo(log, onLook),
    });
    return {
      ...federation,
      close: async () => {
        await federation.close();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function toldTo(log: Logger, onLook: StartFederation['onLook']): Told {
  const silent = new Set<string>();
  return {
    looked: (outcome) => onLook?.(outcome),
    unreadable: (subgraph, err) => {
      // Once for each time that it falls silent, not at every look.
      if (silent.has(subgraph)) return;
      silent.add(subgraph);
      log.warn({ subgraph, err }, 'a schema could not be read; what was known of it stays');
    },
    readable: (subgraph) => {
      if (silent.delete(subgraph)) log.info({ subgraph }, 'a schema can be read again');
    },
    refused: (faults) => {
      for (const { code, message, places } of faults) {
        log.error({ code, places, fault: message }, 'the subgraphs do not compose; the last supergraph stays in force');
      }
    },
    changed: (about) => {
      log.info(about, 'a new supergraph is in force');
    },
    noNativePlanner: (err) => {
      log.warn({ err }, 'the native query planner does not load here; queries are planned in JavaScript, more slowly');
    },
  };
}
