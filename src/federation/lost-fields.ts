/**
 * What is lost when one fetch fails: every field that it asked for, at its place.
 *
 * Pure. Planners move the places of a fetch to those of the operation; so an error says which field it cost.
 */

import { Kind } from 'graphql';
import type { DocumentNode, FieldNode, SelectionNode } from 'graphql';

type Path = readonly (string | number)[];

/** Nothing but nulls, as the failed fetch would have answered, and the places of all that is missing. */
export function lostFields(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): { readonly data: Record<string, unknown>; readonly paths: readonly Path[] } {
  const roots = document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? fieldsOf(each.selectionSet.selections) : [],
  );
  const data: Record<string, unknown> = {};
  const paths = roots.flatMap((field): Path[] => {
    const key = keyOf(field);
    const references = representationsOf(field, variables);
    data[key] = references === null ? null : references.map(() => null);
    return references === null ? [[key]] : references.flatMap((each, index) => lostOf(field, each, [key, index]));
  });
  return { data, paths };
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

function fieldsOf(selections: readonly SelectionNode[]): readonly FieldNode[] {
  return selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each];
    return each.kind === Kind.INLINE_FRAGMENT ? fieldsOf(each.selectionSet.selections) : [];
  });
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

function lostOf({ selectionSet }: FieldNode, representation: unknown, path: Path): readonly Path[] {
  const type =
    typeof representation === 'object' && representation !== null && '__typename' in representation
      ? representation.__typename
      : null;
  const wanted = (selectionSet?.selections ?? []).flatMap((each) =>
    each.kind === Kind.INLINE_FRAGMENT && each.typeCondition?.name.value === type
      ? fieldsOf(each.selectionSet.selections)
      : [],
  );
  const fields = wanted.filter(({ name }) => name.value !== '__typename');
  return fields.length === 0 ? [path] : fields.map((field) => [...path, keyOf(field)]);
}
