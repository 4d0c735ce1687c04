/**
 * YAML text to values with places. JSON is YAML, so it is read here as well.
 *
 * Resolves aliases and merge keys (`<<`) itself: the parser's own way to plain values forgets where they stood.
 * Refuses to know what a file is for and where its text came from.
 */

import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Alias, Document, Scalar, YAMLMap } from 'yaml';

import type { Faults, Place } from './faults.ts';
import type { Located, LocatedEntry, LocatedMapping, LocatedScalar } from './located.ts';
import { yamlFault } from './yaml-faults.ts';

/** More values than any configuration has; only aliases of aliases get there. */
const NODE_LIMIT = 20_000;

interface Reading {
  readonly document: Document;
  readonly faults: Faults;
  readonly placeAt: (offset: number) => Place;
  /** Nodes that are being read, to notice one that contains itself. */
  readonly open: Set<unknown>;
  nodes: number;
}

/** The values of a file's text; null when it cannot be read as YAML (then the faults are told). An empty file is an empty mapping. */
export function readYaml(file: string, text: string, faults: Faults): Located | null {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const problems = [...document.errors, ...document.warnings];
  for (const problem of problems) faults.add(placeAt(problem.pos[0]), yamlFault(problem.code));
  // After a duplicate key all else still stands where it was meant to; after other errors it may not.
  if (problems.some((problem) => problem.code !== 'DUPLICATE_KEY')) return null;
  if (document.contents === null) return { kind: 'mapping', place: placeAt(0), entries: new Map() };
  return toLocated(document.contents, { document, faults, placeAt, open: new Set(), nodes: 0 }, placeAt(0));
}

function toLocated(node: unknown, reading: Reading, around: Place): Located {
  const place = isNode(node) && node.range ? reading.placeAt(node.range[0]) : around;
  reading.nodes += 1;
  if (reading.nodes > NODE_LIMIT) return refuse(reading, place, 'too many values for a configuration');
  if (node === null) return { kind: 'scalar', place, value: null, source: '' }; // a key of `{ a, b }`
  if (isScalar(node)) return toScalar(node, reading, place);
  if (isAlias(node)) return followAlias(node, reading, place);

  reading.open.add(node);
  const located = toCollection(node, reading, place);
  reading.open.delete(node);
  return located;
}

/** Tells the fault and stands in for the value that could not be read. */
function refuse(reading: Reading, place: Place, message: string): LocatedScalar {
  if (reading.nodes <= NODE_LIMIT + 1) reading.faults.add(place, message);
  return { kind: 'scalar', place, value: null, source: '' };
}

function toScalar(node: Scalar, reading: Reading, place: Place): LocatedScalar {
  const { value } = node;
  const source = node.source ?? '';
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: 'scalar', place, value, source };
    case 'symbol': // `<<` as a value
      return { kind: 'scalar', place, value: source, source };
    default:
      if (value === null) return { kind: 'scalar', place, value, source };
      return refuse(reading, place, yamlFault('TAG_RESOLVE_FAILED'));
  }
}

function followAlias(alias: Alias, reading: Reading, place: Place): Located {
  const target = alias.resolve(reading.document);
  if (target === undefined) return refuse(reading, place, 'no anchor of this name (`&name`) stands above');
  if (reading.open.has(target)) return refuse(reading, place, 'this alias leads back to itself');
  return toLocated(target, reading, place);
}

function toCollection(node: unknown, reading: Reading, place: Place): Located {
  if (isSeq(node)) return { kind: 'list', place, items: node.items.map((item) => toLocated(item, reading, place)) };
  if (isMap(node)) return toMapping(node, reading, place);
  return refuse(reading, place, yamlFault('TAG_RESOLVE_FAILED'));
}

function toMapping(map: YAMLMap, reading: Reading, place: Place): LocatedMapping {
  const own = new Map<string, LocatedEntry>();
  const merged = new Map<string, LocatedEntry>();
  for (const { key, value } of map.items) {
    const keyPlace = isNode(key) && key.range ? reading.placeAt(key.range[0]) : place;
    const node = toLocated(value, reading, keyPlace);
    if (!isScalar(key)) reading.faults.add(keyPlace, yamlFault('NON_STRING_KEY'));
    else if (typeof key.value === 'symbol') mergeInto(merged, node, reading);
    else own.set(typeof key.value === 'string' ? key.value : (key.source ?? ''), { keyPlace, node });
  }
  return { kind: 'mapping', place, entries: new Map([...merged, ...own]) };
}

/** Of several merged mappings the first one to name a key wins. */
function mergeInto(merged: Map<string, LocatedEntry>, source: Located, reading: Reading): void {
  const sources = source.kind === 'list' ? source.items : [source];
  for (const mapping of sources) {
    if (mapping.kind !== 'mapping') refuse(reading, mapping.place, '`<<` takes a mapping, or a list of mappings');
    else for (const [key, entry] of mapping.entries) if (!merged.has(key)) merged.set(key, entry);
  }
}
