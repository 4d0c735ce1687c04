/**
 * The limits of operations, as the configuration that is in force has them.
 *
 * Read anew each time, since another configuration can come. Refuses to know what they limit.
 */

import type { Config } from '../config/index.ts';
import type { Limits } from '../server/limits.ts';

/** Lexical tokens of one document. */
const MAX_TOKENS = 5000;

/** `bodyBytes` counts from the start of the process. */
export function limitsOf(config: () => Pick<Config, 'limits'>): Limits {
  const limits = () => config().limits;
  const { bodyBytes } = limits();
  return {
    get maxDepth() {
      return limits().maxDepth;
    },
    get maxAliases() {
      return limits().maxAliases;
    },
    get maxCost() {
      return limits().maxCost;
    },
    get maxSubscriptions() {
      return limits().maxSubscriptions;
    },
    get maxFirst() {
      return limits().maxFirst;
    },
    maxTokens: MAX_TOKENS,
    bodyBytes,
  };
}
