/**
 * The supergraph of a configuration, composed once without a gateway that runs.
 *
 * Refuses to serve anything.
 */

import { parse } from 'graphql';
import type { Logger } from 'pino';

import type { Config, FederationConfig } from '../config/index.ts';
import { ConfigError } from '../errors.ts';
import type { FileFault } from '../errors.ts';
import { compose, composed } from '../federation/compose.ts';
import type { Composition, CompositionFault } from '../federation/compose.ts';
import { createSubgraph, sdlOf } from '../federation/subgraph.ts';
import { readSupergraph } from '../federation/supergraph.ts';
import { connectSubgraphs, schemaSources } from './subgraphs.ts';

/**
 * The supergraph's SDL; null where the configuration has no federation. Throws ConfigError for schemas that cannot be read
 * and for subgraphs that do not compose, with the composition's codes and the places in the schemas.
 */
export async function composeSupergraph(config: Config, log: Logger): Promise<string | null> {
  const { federation } = config;
  if (federation === null) return null;
  const own =
    config.clouds.length === 0 ? [] : [{ name: federation.name, url: '', sdl: await sdlOf(createSubgraph()) }];
  const remotes = connectSubgraphs(federation, { log });
  try {
    const { subgraphs, supergraph } = schemaSources(federation, remotes);
    if (supergraph !== null) return await readOwn(federation, supergraph);
    const others = await Promise.allSettled(
      subgraphs.map(async ({ name, url, read }) => ({ name, url, sdl: await read() })),
    );
    const unread = others.flatMap((each, index) =>
      each.status === 'rejected' ? [unreadable(placeOf(federation, subgraphs[index]?.name ?? ''), each.reason)] : [],
    );
    if (unread.length > 0) throw new ConfigError(unread);
    const sources = [...own, ...others.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))];
    return sdlOrFaults(federation, compose(sources));
  } finally {
    await Promise.all([...remotes.values()].map((remote) => remote.close()));
  }
}

function sdlOrFaults(federation: FederationConfig, composition: Composition): string {
  if ('faults' in composition) {
    throw new ConfigError(composition.faults.flatMap((fault) => toFileFaults(federation, fault)));
  }
  return composition.sdl;
}

async function readOwn(federation: FederationConfig, read: () => Promise<string>): Promise<string> {
  const { supergraph } = federation;
  const file = supergraph === null ? '' : 'file' in supergraph ? supergraph.file : supergraph.url;
  try {
    const sdl = await read();
    readSupergraph(parse(sdl), null);
    return sdlOrFaults(federation, composed(sdl));
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    throw new ConfigError([unreadable(file, cause)]);
  }
}

/** A fault is told at each of its places; one of no place at the whole. */
function toFileFaults(federation: FederationConfig, { code, message, places }: CompositionFault): readonly FileFault[] {
  const told = `${code}: ${message}`;
  if (places.length === 0) return [{ file: 'supergraph', line: 1, column: 1, message: told }];
  return places.map(({ subgraph, line, column }) => ({
    file: placeOf(federation, subgraph),
    line,
    column,
    message: told,
  }));
}

/** Where a subgraph's schema stands, for people. */
function placeOf({ subgraphs }: FederationConfig, name: string): string {
  const configured = subgraphs.find((each) => each.name === name);
  return configured === undefined
    ? `schema of ${name}`
    : (configured.schema ?? `schema of ${name} (${configured.url})`);
}

function unreadable(file: string, cause: unknown): FileFault {
  const why = cause instanceof Error ? cause.message : String(cause);
  return { file, line: 1, column: 1, message: `cannot be read: ${why}` };
}
