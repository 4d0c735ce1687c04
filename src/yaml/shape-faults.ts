/**
 * What a schema finds wrong, told with place, expectation and what was found instead.
 *
 * Never repeats a value: it may be a password at the wrong key. Refuses to know which keys there are.
 */

import { z } from 'zod';

import type { Faults } from './faults.ts';
import { locate, spell, toPlain } from './located.ts';
import type { Located, LocatedPath } from './located.ts';
import { nearest } from './nearest.ts';

/** The tree's values as the schema types them; null when they do not fit, and then every misfit is a fault. */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  root: Located,
  faults: Faults,
): z.output<Schema> | null {
  const parsed = schema.safeParse(toPlain(root));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') tellUnknownKeys(schema, root, issue, faults);
    else tellMisfit(schema, root, issue.path, faults);
  }
  return null;
}

function tellUnknownKeys(
  schema: z.ZodType,
  root: Located,
  issue: { readonly path: LocatedPath; readonly keys: readonly string[] },
  faults: Faults,
): void {
  const known = knownKeys(schemaAt(schema, issue.path));
  const { node, place } = locate(root, issue.path);
  for (const key of issue.keys) {
    const entry = node?.kind === 'mapping' ? node.entries.get(key) : undefined;
    const near = nearest(key, known);
    // A slip of the pen can turn a password into a key, so a key is repeated only when it is nearly one of ours.
    const what = near === null ? 'this' : spell([...issue.path, key]);
    const hint = near === null ? `known are: ${known.join(', ')}` : `did you mean ${near}?`;
    faults.add(entry?.keyPlace ?? place, `${what} is not a known key; ${hint}`);
  }
}

function tellMisfit(schema: z.ZodType, root: Located, path: LocatedPath, faults: Faults): void {
  const { node, place } = locate(root, path);
  if (node !== null && faults.has(place)) return;
  const expected = schemaAt(schema, path);
  const mustBe = `must be ${describe(expected)}`;
  if (node === null) faults.add(place, `${spell(path)} is missing; it ${mustBe}`);
  else if (kindOf(node) === kindWanted(expected)) faults.add(place, `${spell(path)} ${mustBe}`);
  else faults.add(place, `${spell(path)} ${mustBe}; found ${kindOf(node)}`);
}

function describe(schema: z.ZodType | null): string {
  return schema?.description ?? `a mapping with keys of ${knownKeys(schema).join(', ')}`;
}

function kindWanted(schema: z.ZodType | null): string {
  if (schema instanceof z.ZodObject) return 'a mapping';
  if (schema instanceof z.ZodArray) return 'a list';
  return schema instanceof z.ZodNumber ? 'a number' : 'a text';
}

function kindOf(node: Located): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`;
  if (typeof node.value === 'boolean') return String(node.value);
  return typeof node.value === 'number' ? 'a number' : 'a text';
}

/** The schema of the value at a path, without the wrappers for defaults; null where the path leaves the schema. */
function schemaAt(schema: z.ZodType, path: LocatedPath): z.ZodType | null {
  let at: unknown = bare(schema);
  for (const step of path) {
    if (at instanceof z.ZodObject) at = bare(at.shape[String(step)]);
    else if (at instanceof z.ZodArray) at = bare(at.element);
    else if (at instanceof z.ZodRecord) at = bare(at.valueType);
    else return null;
  }
  return at instanceof z.ZodType ? at : null;
}

function bare(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  if (isWrapped) return bare(schema.unwrap());
  return schema instanceof z.ZodPipe ? bare(schema.in) : schema;
}

function knownKeys(schema: z.ZodType | null): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
