/**
 * From keys as they are written in the file to the configuration that the gateway is built from.
 *
 * Pure: units are turned into those that the code counts in, paths made absolute. Nothing is checked here.
 */

import { resolve } from 'node:path';

import type { CloudConfig, Config, StoreConfig, TicketSystemConfig, WorkflowFile } from './config.ts';
import type { FileSettings } from './schema.ts';

/** `folder` is where relative paths start. Absolute. */
export function toConfig(
  { listen, store, tickets, access, limits, log, workflows }: FileSettings,
  clouds: readonly CloudConfig[],
  files: readonly WorkflowFile[],
  folder: string,
): Config {
  const { maxDepth, maxFirst, maxAliases, bodyKiB } = limits;
  return {
    listen,
    store: toStore(store, folder),
    clouds,
    tickets: tickets.map(toTicketSystem),
    access,
    limits: { maxDepth, maxFirst, maxAliases, bodyBytes: bodyKiB * 1024 },
    log,
    workflows: { default: workflows.default, files },
  };
}

function toStore({ pglite, postgres }: FileSettings['store'], folder: string): StoreConfig {
  if (postgres !== undefined) return { kind: 'postgres', url: postgres };
  return { kind: 'pglite', directory: resolve(folder, pglite ?? './data') };
}

function toTicketSystem({ timeoutSeconds, apiUrl, ...system }: FileSettings['tickets'][number]): TicketSystemConfig {
  return { ...system, apiUrl: apiUrl ?? system.url, timeoutMs: 1000 * timeoutSeconds };
}
