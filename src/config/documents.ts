/**
 * `documents` in `slipway.yaml`: which documents clients may send, and by which names.
 *
 * The list is Apollo's manifest (`operations` with `id` and `body`) or Relay's map from names to texts. Refuses to know
 * GraphQL.
 */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { z } from 'zod';

import type { Faults } from '../yaml/faults.ts';
import { child } from '../yaml/located.ts';
import type { Located } from '../yaml/located.ts';
import { text } from './leaves.ts';

export interface DocumentsConfig {
  /** By their names. */
  readonly trusted: ReadonlyMap<string, string>;
  readonly only: boolean;
  readonly automatic: boolean;
}

const flag = z.boolean().describe('true or false').default(false);

export const documentsSchema = z
  .strictObject({ trusted: text('a file with a list of documents').optional(), only: flag, automatic: flag })
  .refine(({ trusted, only, automatic }) => !only || (trusted !== undefined && !automatic))
  .describe('a mapping with trusted, only and automatic, where only needs trusted and excludes automatic');

const Manifest = z.object({ operations: z.array(z.object({ id: z.string(), body: z.string() })) });
const List = z.record(z.string(), z.string());

/** Reads the list. `folder` is where relative paths start. */
export function readDocuments(
  settings: z.output<typeof documentsSchema>,
  root: Located,
  folder: string,
  faults: Faults,
): DocumentsConfig {
  const { trusted: file, only, automatic } = settings;
  if (file === undefined) return { trusted: new Map(), only, automatic };
  const place = child(child(root, 'documents'), 'trusted')?.place ?? root.place;
  try {
    const written: unknown = JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
    const manifest = Manifest.safeParse(written);
    const entries = manifest.success
      ? manifest.data.operations.map(({ id, body }): [string, string] => [id, body])
      : Object.entries(List.parse(written));
    return { trusted: new Map(entries), only, automatic };
  } catch {
    faults.add(
      place,
      'the list of documents cannot be read; it must be a JSON file: a manifest with operations, or names and texts',
    );
    return { trusted: new Map(), only, automatic };
  }
}
