/**
 * What plans an operation over a supergraph and puts the answers together: the native planner where it loads, otherwise
 * one in plain JavaScript.
 *
 * Refuses to know subgraphs: each operation brings whom to ask.
 */

import type { DocumentNode } from 'graphql';

import { createHivePlanner } from './hive-planner.ts';
import type { CreatePlanner, Planner } from './planned.ts';
import { createStitchingPlanner } from './stitching-planner.ts';

/** `told` hears, once for each supergraph, that the native planner does not load here, and why. */
export async function createPlanner(
  supergraph: DocumentNode,
  told: (reason: unknown) => void,
  native: CreatePlanner = createHivePlanner,
): Promise<Planner> {
  try {
    return await native(supergraph);
  } catch (reason) {
    told(reason);
    return createStitchingPlanner(supergraph);
  }
}
