/** A folder with configuration files for one test, and what loading them says. Removed again by `removeFolders`. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { loadConfig } from '../../src/config/index.ts';
import type { Config, TicketSystemConfig } from '../../src/config/index.ts';
import { ConfigError } from '../../src/errors.ts';

export type Files = Readonly<Record<string, string>>;
export type Env = Readonly<Record<string, string>>;

const made: string[] = [];

/** Makes the files, by path within the folder; answers the folder. */
export function folderWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-config-'));
  made.push(folder);
  for (const [name, text] of Object.entries({ 'flows/standard.yaml': 'a workflow', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
}

/** What to add to a `slipway.yaml` for it to be whole. */
export const FLOWS = 'workflows: { directory: flows }\n';
/** A `slipway.yaml` that is right in the environment `LOGIN`. */
export const MINIMAL = `clouds: [{ name: home }]\n${FLOWS}`;
export const LOGIN: Env = {
  OS_AUTH_URL: 'https://keystone.example:5000/v3',
  OS_USERNAME: 'slipway',
  OS_PASSWORD: 'keystone-pass',
  OS_PROJECT_NAME: 'ops',
};

/** Loads `slipway.yaml` of a folder, which is also where the process runs; its home is `home` in there. */
export function loadIn(folder: string, env: Env = {}): Config {
  return loadConfig({ file: 'slipway.yaml', cwd: folder, home: join(folder, 'home'), env });
}

export function load(files: Files, env: Env = {}): Config {
  return loadIn(folderWith(files), env);
}

/** The faults, one a line, with the folder's own path left out; none when all is right. */
export function faultsIn(folder: string, env: Env = {}): string[] {
  try {
    loadIn(folder, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.replaceAll(`${folder}/`, '').split('\n');
  }
}

export function faults(files: Files, env: Env = {}): string[] {
  return faultsIn(folderWith(files), env);
}

/** The token that a ticket system is asked with, in the clear; undefined when it has none. */
export function tokenOf(system: TicketSystemConfig | undefined): string | undefined {
  return system !== undefined && 'token' in system ? system.token?.reveal() : undefined;
}
