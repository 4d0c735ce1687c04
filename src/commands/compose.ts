/**
 * `slipway compose`: the supergraph of a configuration, on standard output or in a file.
 */

import { writeFile } from 'node:fs/promises';

import { composeSupergraph, workflowsOf } from '../app.ts';
import type { ComposeOptions } from '../cli.ts';
import { createLog } from '../app/log.ts';
import { loadConfig } from '../config/index.ts';
import { ConfigError } from '../errors.ts';

/** Answers what is to be printed. Throws ConfigError with all faults. */
export async function compose({ config: file, out }: ComposeOptions): Promise<string> {
  const config = loadConfig({ file, checkWorkflows: workflowsOf });
  const sdl = await composeSupergraph(config, createLog({ log: { level: 'silent' } }));
  if (sdl === null) {
    throw new ConfigError([
      { file, line: 1, column: 1, message: 'there is no `federation`, so there is nothing to compose' },
    ]);
  }
  const text = `${sdl.trimEnd()}\n`;
  if (out === undefined) return text;
  await writeFile(out, text);
  return `${out} is written.\n`;
}
