/**
 * No field inside itself: `servers { maintenance { window { servers { maintenance } } } }` goes in a circle, and each
 * round multiplies the answer.
 *
 * A handful of bytes could keep the process busy for seconds, whatever depth is allowed. Introspection may recurse.
 */

import { getNamedType, GraphQLError, isCompositeType, isObjectType, isInterfaceType, Kind } from 'graphql';
import type {
  GraphQLNamedType,
  OperationDefinitionNode,
  SelectionSetNode,
  ValidationContext,
  ValidationRule,
} from 'graphql';

/** Reports an operation in which a field of a type stands somewhere below the same field of the same type. */
export const noRecursionRule: ValidationRule = (context) => ({
  OperationDefinition: (operation: OperationDefinitionNode) => {
    const root = context.getSchema().getRootType(operation.operation);
    const again = root && recursionIn(context, operation.selectionSet, root, []);
    if (again == null) return;
    const message = `${again} stands inside itself: ask for what is below it in an operation of its own.`;
    context.reportError(new GraphQLError(message, { nodes: operation }));
  },
});

/** The first coordinate that recurs; null when none does. Fragments that contain themselves are another rule's to report. */
function recursionIn(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  type: GraphQLNamedType,
  above: readonly string[],
): string | null {
  for (const selection of selections) {
    const found =
      selection.kind === Kind.FIELD
        ? recursionInField(context, selection.name.value, selection.selectionSet, type, above)
        : recursionInFragment(context, selection, type, above);
    if (found !== null) return found;
  }
  return null;
}

function recursionInField(
  context: ValidationContext,
  name: string,
  inside: SelectionSetNode | undefined,
  type: GraphQLNamedType,
  above: readonly string[],
): string | null {
  if (inside === undefined || name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return null;
  const field = type.getFields()[name];
  if (field === undefined) return null;
  const coordinate = `${type.name}.${name}`;
  if (above.includes(coordinate)) return coordinate;
  return recursionIn(context, inside, getNamedType(field.type), [...above, coordinate]);
}

function recursionInFragment(
  context: ValidationContext,
  selection: Exclude<SelectionSetNode['selections'][number], { kind: typeof Kind.FIELD }>,
  type: GraphQLNamedType,
  above: readonly string[],
): string | null {
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : context.getFragment(selection.name.value);
  if (fragment == null) return null;
  const mark = selection.kind === Kind.FRAGMENT_SPREAD ? `...${selection.name.value}` : null;
  if (mark !== null && above.includes(mark)) return null;
  const condition = fragment.typeCondition?.name.value;
  const narrowed = condition === undefined ? type : context.getSchema().getType(condition);
  if (!isCompositeType(narrowed)) return null;
  return recursionIn(context, fragment.selectionSet, narrowed, mark === null ? above : [...above, mark]);
}
