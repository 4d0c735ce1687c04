/**
 * What is lost when one fetch fails: every field that it asked for, at its place.
 *
 * Pure. Planners move the places of a fetch to those of the operation; so an error says which field it cost.
 */

import { Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentSpreadNode,
  InlineFragmentNode,
  SelectionNode,
  ValueNode,
} from 'graphql';

type Path = readonly (string | number)[];

/** Nothing but nulls, as the failed fetch would have answered, and the places of all that is missing. */
export function lostFields(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): { readonly data: Record<string, unknown>; readonly paths: readonly Path[] } {
  const asked: Asked = { document, variables };
  const roots = document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? fieldsOf(each.selectionSet.selections, asked) : [],
  );
  const data: Record<string, unknown> = {};
  const paths = roots.flatMap((field): Path[] => {
    const key = keyOf(field);
    const references = representationsOf(field, variables);
    data[key] = references === null ? null : references.map(() => null);
    return references === null
      ? [[key]]
      : references.flatMap((each, index) => lostOf(field, each, [key, index], asked));
  });
  return { data, paths: distinct(paths) };
}

interface Asked {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

/** Of several selections of the same field one place is lost. */
function distinct(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

function fieldsOf(selections: readonly SelectionNode[], asked: Asked): readonly FieldNode[] {
  return selections.flatMap((each) => {
    if (isLeftOut(each, asked)) return [];
    if (each.kind === Kind.FIELD) return [each];
    return fieldsOf(selectionsOf(each, asked), asked);
  });
}

function selectionsOf(
  fragment: InlineFragmentNode | FragmentSpreadNode,
  { document }: Asked,
): readonly SelectionNode[] {
  if (fragment.kind === Kind.INLINE_FRAGMENT) return fragment.selectionSet.selections;
  return document.definitions.flatMap((each) =>
    each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === fragment.name.value
      ? each.selectionSet.selections
      : [],
  );
}

/** What was not wanted is not lost. */
function isLeftOut({ directives = [] }: SelectionNode, asked: Asked): boolean {
  return directives.some(({ name, arguments: args = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return false;
    const condition = args.find((each) => each.name.value === 'if')?.value;
    return condition !== undefined && isTrue(condition, asked) === (name.value === 'skip');
  });
}

function isTrue(condition: ValueNode, { document, variables }: Asked): boolean {
  if (condition.kind === Kind.BOOLEAN) return condition.value;
  if (condition.kind !== Kind.VARIABLE) return false;
  const name = condition.name.value;
  if (name in variables) return variables[name] === true;
  const known = document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? (each.variableDefinitions ?? []) : [],
  );
  const unset = known.find(({ variable }) => variable.name.value === name)?.defaultValue;
  return unset?.kind === Kind.BOOLEAN && unset.value;
}

/** What `_entities` is asked for; null for any other field. */
function representationsOf(
  { name, arguments: args = [] }: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): readonly unknown[] | null {
  if (name.value !== '_entities') return null;
  const value = args.find((each) => each.name.value === 'representations')?.value;
  const found = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

function lostOf({ selectionSet }: FieldNode, representation: unknown, path: Path, asked: Asked): readonly Path[] {
  const type =
    typeof representation === 'object' && representation !== null && '__typename' in representation
      ? representation.__typename
      : null;
  const fragments = (selectionSet?.selections ?? []).filter(
    (each) => each.kind === Kind.INLINE_FRAGMENT && each.typeCondition?.name.value === type,
  );
  const wanted = fieldsOf(fragments, asked);
  if (fragments.length > 0 && wanted.length === 0) return [];
  const fields = wanted.filter(({ name }) => name.value !== '__typename');
  return fields.length === 0 ? [path] : fields.map((field) => [...path, keyOf(field)]);
}
