/**
 * `slipway check-config`: everything that is wrong with a configuration, its workflow files and its subgraphs' schemas, or
 * what was understood.
 */

import { composeSupergraph, workflowsOf } from '../app.ts';
import { createLog } from '../app/log.ts';
import type { ConfigOptions } from '../cli.ts';
import { loadConfig, summaryOf } from '../config/index.ts';

/** Lines for people, without secrets. Throws ConfigError with all faults. */
export async function checkConfig({ config: file }: ConfigOptions): Promise<string> {
  const config = loadConfig({ file, checkWorkflows: workflowsOf });
  await composeSupergraph(config, createLog({ log: { level: 'silent' } }));
  return summaryOf(config);
}
