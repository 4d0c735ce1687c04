/**
 * `slipway subgraph`: the graph's SDL as a subgraph, for whoever composes a supergraph without asking a running gateway.
 */

import { subgraphSdl } from '../app.ts';

/** Ends with a line end. */
export async function subgraph(): Promise<string> {
  return `${(await subgraphSdl()).trimEnd()}\n`;
}
