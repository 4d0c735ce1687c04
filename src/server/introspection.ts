/**
 * Does an operation ask for the schema and nothing else?
 *
 * Pure. Refuses to know who may ask that without a token.
 */

import { getOperationAST, Kind, OperationTypeNode, parse } from 'graphql';
import type { DocumentNode, ParseOptions, SelectionSetNode } from 'graphql';

/** `_service` tells the schema too, in a subgraph's words. */
const META_FIELDS = ['__schema', '__type', '__typename', '_service'];

/** True when the operation that would be executed is a query whose every root field is one of META_FIELDS. */
export function isPureIntrospection(
  query: string,
  operationName: string | null | undefined,
  parseOptions: ParseOptions,
): boolean {
  const document = parsed(query, parseOptions);
  const operation = document && getOperationAST(document, operationName);
  return (
    operation?.operation === OperationTypeNode.QUERY && selectsMetaOnly(operation.selectionSet, document, new Set())
  );
}

function parsed(query: string, parseOptions: ParseOptions): DocumentNode | null {
  try {
    return parse(query, parseOptions);
  } catch {
    return null;
  }
}

/** `seen`: fragments looked at already; each is looked at once, so that those that contain each other end. */
function selectsMetaOnly(selections: SelectionSetNode, document: DocumentNode | null, seen: Set<string>): boolean {
  return selections.selections.every((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return META_FIELDS.includes(selection.name.value);
      case Kind.INLINE_FRAGMENT:
        return selectsMetaOnly(selection.selectionSet, document, seen);
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        if (seen.has(name)) return true;
        seen.add(name);
        const fragment = document?.definitions.find(
          (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
        );
        return fragment?.kind === Kind.FRAGMENT_DEFINITION && selectsMetaOnly(fragment.selectionSet, document, seen);
      }
    }
  });
}
