/**
 * What a schema finds wrong, told with place, expectation and what was found instead.
 *
 * Never repeats a value: it may be a password at the wrong key. Refuses to know which keys there are.
 */

import { z } from 'zod';

import type { Faults } from './faults.ts';
import { locate, spell, toPlain } from './located.ts';
import type { Located, LocatedPath } from './located.ts';
import { nearest } from '../domain/nearest.ts';

/** As much of zod's issues as is told. `keys` are those that are not known. */
interface Issue {
  readonly code: string;
  readonly path: LocatedPath;
  readonly keys?: readonly string[];
}

/** Zod leaves this name out of records without a word. */
const UNSEEN_NAME = '__proto__';

/** The tree's values as the schema types them; null when they do not fit, and then every misfit is a fault. */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  root: Located,
  faults: Faults,
): z.output<Schema> | null {
  const parsed = schema.safeParse(toPlain(root));
  const unseen = unseenNames(root)
    .filter((path) => schemaAt(schema, root, path.slice(0, -1)) instanceof z.ZodRecord)
    .map((path) => ({ code: 'invalid_key', path }));
  const issues: readonly Issue[] = parsed.error?.issues ?? [];
  const told = issues.filter((issue) => !mayFollow(issue, issues));
  for (const issue of [...told, ...unseen]) tellIssue(schema, root, issue, faults);
  return parsed.success && unseen.length === 0 ? parsed.data : null;
}

/** What keys ask of each other is not told where one of them may be misspelt. */
function mayFollow({ code, path }: Issue, all: readonly Issue[]): boolean {
  const place = spell(path);
  return code === 'custom' && all.some((each) => each.code === 'unrecognized_keys' && spell(each.path) === place);
}

function unseenNames(node: Located, path: LocatedPath = []): LocatedPath[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item, index) => unseenNames(item, [...path, index]));
  return [...node.entries].flatMap(([key, entry]) => {
    const own = [...path, key];
    return [...(key === UNSEEN_NAME ? [own] : []), ...unseenNames(entry.node, own)];
  });
}

function tellIssue(schema: z.ZodType, root: Located, issue: Issue, faults: Faults): void {
  const { code, path, keys = [] } = issue;
  if (code === 'unrecognized_keys') tellUnknownKeys(schema, root, path, keys, faults);
  else if (code === 'invalid_key') tellRefusedName(schema, root, path, faults);
  else tellMisfit(schema, root, path, faults);
}

/** Zod does not look behind a name that it refuses, so that is done here. */
function tellRefusedName(schema: z.ZodType, root: Located, path: LocatedPath, faults: Faults): void {
  const around = path.slice(0, -1);
  const record = schemaAt(schema, root, around);
  const { node, place } = locate(root, around);
  if (!(record instanceof z.ZodRecord) || node?.kind !== 'mapping') return;
  const name = String(path.at(-1));
  const { keyPlace = place } = node.entries.get(name) ?? {};
  const names = asType(record.keyType);
  const message = `${JSON.stringify(name)} cannot be a name under ${spell(around)}; it must be ${describe(names)}`;
  faults.add(keyPlace, `${message}${guess(names, name)}`);

  const value = locate(root, path).node;
  const behind = asType(record.valueType)?.safeParse(value === null ? undefined : toPlain(value));
  for (const issue of behind?.error?.issues ?? []) {
    tellIssue(schema, root, { ...issue, path: [...path, ...issue.path] }, faults);
  }
}

function tellUnknownKeys(
  schema: z.ZodType,
  root: Located,
  path: LocatedPath,
  keys: readonly string[],
  faults: Faults,
): void {
  const known = knownKeys(schemaAt(schema, root, path));
  const { node, place } = locate(root, path);
  for (const key of keys) {
    const entry = node?.kind === 'mapping' ? node.entries.get(key) : undefined;
    const near = nearest(key, known);
    // A slip of the pen can turn a password into a key, so a key is repeated only when it is nearly one of ours.
    const what = near === null ? 'this' : spell([...path, key]);
    const hint = near === null ? `known are: ${known.join(', ')}` : `did you mean ${near}?`;
    faults.add(entry?.keyPlace ?? place, `${what} is not a known key; ${hint}`);
  }
}

function tellMisfit(schema: z.ZodType, root: Located, path: LocatedPath, faults: Faults): void {
  const { node, place } = locate(root, path);
  if (node !== null && faults.has(place)) return;
  const expected = schemaAt(schema, root, path);
  const mustBe = `must be ${describe(expected)}`;
  if (node === null) faults.add(place, `${spell(path)} is missing; it ${mustBe}`);
  else if (kindOf(node) === kindWanted(expected)) {
    const value = node.kind === 'scalar' ? node.value : null;
    faults.add(place, `${spell(path)} ${mustBe}${guess(expected, value)}`);
  } else faults.add(place, `${spell(path)} ${mustBe}; found ${kindOf(node)}`);
}

function describe(schema: z.ZodType | null): string {
  return schema?.description ?? `a mapping with keys of ${knownKeys(schema).join(', ')}`;
}

/** Which of a few words was meant, if one is near. */
function guess(schema: z.ZodType | null, written: unknown): string {
  if (!(schema instanceof z.ZodEnum) || typeof written !== 'string') return '';
  const near = nearest(written, wordsOf(schema));
  return near === null ? '' : `; did you mean ${near}?`;
}

function wordsOf({ options }: z.ZodEnum): readonly string[] {
  return options.filter((option) => typeof option === 'string');
}

function kindWanted(schema: z.ZodType | null): string {
  if (schema instanceof z.ZodObject) return 'a mapping';
  if (schema instanceof z.ZodArray) return 'a list';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  return schema instanceof z.ZodNumber ? 'a number' : 'a text';
}

function kindOf(node: Located): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`;
  if (typeof node.value === 'boolean') return String(node.value);
  return typeof node.value === 'number' ? 'a number' : 'a text';
}

/** The schema of the value at a path, without the wrappers for defaults; null where the path leaves the schema. */
function schemaAt(schema: z.ZodType, root: Located, path: LocatedPath): z.ZodType | null {
  let at: unknown = bare(schema);
  for (const [place, step] of path.entries()) {
    if (at instanceof z.ZodDiscriminatedUnion) at = optionAt(at, root, path.slice(0, place), step);
    if (at instanceof z.ZodObject) at = bare(at.shape[String(step)]);
    else if (at instanceof z.ZodArray) at = bare(at.element);
    else if (at instanceof z.ZodRecord) at = bare(at.valueType);
    else return null;
  }
  if (at instanceof z.ZodDiscriminatedUnion) return optionAt(at, root, path, null);
  return asType(at);
}

/** The kind of mapping that stands at a path of several kinds. Of one that says no kind we know, only the kinds are known. */
function optionAt(
  { def: { discriminator, options } }: z.ZodDiscriminatedUnion,
  root: Located,
  path: LocatedPath,
  step: PropertyKey | null,
): z.ZodObject {
  const objects = options.filter((option) => option instanceof z.ZodObject);
  const wordOf = (option: z.ZodObject): string => {
    const literal: unknown = option.shape[discriminator];
    return literal instanceof z.ZodLiteral ? String(literal.value) : '';
  };
  const { node } = locate(root, [...path, discriminator]);
  const written = node?.kind === 'scalar' ? node.value : null;
  const chosen = objects.find((option) => wordOf(option) === written);
  if (chosen !== undefined && step !== discriminator) return chosen;
  const words = objects.map(wordOf);
  return z.object({ [discriminator]: z.enum(words).describe(`one of ${words.join(', ')}`) });
}

function asType(schema: unknown): z.ZodType | null {
  return schema instanceof z.ZodType ? schema : null;
}

function bare(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  if (isWrapped) return bare(schema.unwrap());
  return schema instanceof z.ZodPipe ? bare(schema.in) : schema;
}

function knownKeys(schema: z.ZodType | null): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? wordsOf(schema.keyType) : [];
}
