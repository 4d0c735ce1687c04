/**
 * What a gateway is started with beside its configuration, and what it is once it listens.
 *
 * Types alone.
 */

import type { Logger } from 'pino';

import type { Config } from '../config/index.ts';
import type { SchemaLook } from '../domain/observer.ts';
import type { ObservedCall } from '../upstream/http.ts';

export interface AppOptions {
  readonly log: Logger;
  /** Anonymous introspection and a ready-made token in GraphiQL: for demos only. */
  readonly demo?: boolean;
  readonly heartbeatMs?: number;
  readonly now?: () => Date;
  /** Told of every request to another system. */
  readonly onUpstreamCall?: (call: ObservedCall) => void;
  /** Told what became of every look at other subgraphs' schemas. */
  readonly onSupergraph?: (outcome: SchemaLook) => void;
}

/** A gateway that listens. */
export interface App {
  readonly url: string;
  /** Where its metrics are; null: nobody wants any. */
  readonly metricsUrl: string | null;
  /**
   * Goes on under this configuration; no connection ends by it. Answers the keys that differ and count only after a
   * restart. Throws ConfigError for faulty workflow files, and then nothing has changed.
   */
  readonly reload: (config: Config) => Promise<readonly string[]>;
  /** Refuses new work, ends streams, lets requests and jobs finish or hands them on, and closes everything. */
  readonly close: () => Promise<void>;
}
