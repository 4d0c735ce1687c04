/**
 * `slipway check-config`: everything that is wrong with a configuration and its workflow files, or what was understood.
 */

import { workflowsOf } from '../app.ts';
import type { ConfigOptions } from '../cli.ts';
import { loadConfig, summaryOf } from '../config/index.ts';

/** Lines for people, without secrets. Throws ConfigError with all faults. */
export function checkConfig({ config: file }: ConfigOptions): string {
  const config = loadConfig({ file });
  workflowsOf(config);
  return summaryOf(config);
}
