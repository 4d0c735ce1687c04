/**
 * A server's metadata in Nova, key by key, so that what others write meanwhile stays.
 *
 * Knows no key's meaning.
 */

import { z } from 'zod';
import type { ServerId } from '../../domain/ids.ts';
import { InvalidInputError } from '../../errors.ts';
import { wasRefusedWith } from './ask.ts';
import type { ComputeOptions } from './ask.ts';
import { SERVERS_AND_SERVICES } from './microversion.ts';
import { canBeServer } from './servers.ts';

type Metadata = Readonly<Record<string, string>>;

const metadataBody = z.object({ metadata: z.record(z.string(), z.string()) });

/** In a path these would not be names: `metadata/..` is the server itself, and the method is DELETE. */
const NO_NAME = /^\.{0,2}$/u;

/** Sets first, then removes; a key that is not there is as good as removed. Null when there is no such server. */
export async function setServerMetadata(
  options: ComputeOptions,
  server: ServerId,
  values: Readonly<Record<string, string | null>>,
): Promise<Metadata | null> {
  if (!canBeServer(server)) return null;
  const removed = Object.keys(values).filter((key) => values[key] === null);
  const unnamed = removed.find((key) => NO_NAME.test(key));
  if (unnamed !== undefined) throw new InvalidInputError(`"${unnamed}" is not a metadata key that can be removed.`);
  try {
    return await write(options, `/servers/${server}/metadata`, values, removed);
  } catch (failure) {
    if (wasRefusedWith(failure, 404)) return null;
    throw failure;
  }
}

async function write(
  { ask }: ComputeOptions,
  path: string,
  values: Readonly<Record<string, string | null>>,
  removed: readonly string[],
): Promise<Metadata> {
  const metadata = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const isSet = Object.keys(metadata).length > 0;
  const call = { path, shape: metadataBody };
  const set = isSet ? await ask(SERVERS_AND_SERVICES, { ...call, method: 'POST', body: { metadata } }) : null;
  for (const key of removed) {
    const one = { method: 'DELETE', path: `${path}/${encodeURIComponent(key)}`, shape: z.unknown() } as const;
    await ask(SERVERS_AND_SERVICES, one).catch((failure: unknown) => {
      // Of a server that is gone, the reading below tells.
      if (!wasRefusedWith(failure, 404)) throw failure;
    });
  }
  const now = set !== null && removed.length === 0 ? set : await ask(SERVERS_AND_SERVICES, call);
  return now.metadata;
}
