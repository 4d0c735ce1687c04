/**
 * A document of a client, looked at once: does the graph itself answer it, and what of it is planned otherwise?
 *
 * Pure. Refuses to know who is calling; rights are asked of whoever knows.
 */

import { getNamedType, getOperationAST, isAbstractType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type {
  ASTVisitor,
  DocumentNode,
  FieldNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

import type { Supergraph } from './supergraph.ts';
import { isUnsafeKey } from './unsafe-keys.ts';

/** May the caller have what stands at this coordinate (`Host.rack`) and is of this type? Not what stands in a type refused. */
export type Allows = (coordinate: string, type: string) => boolean;

export interface Prepared {
  readonly operation: OperationDefinitionNode;
  /** Every field is the graph's own and asks for no rights. */
  readonly isLocal: boolean;
  /** A field whose key in the result no planner may be given; null: none. graphql-js, which runs what is local, takes any. */
  readonly unsafe: FieldNode | null;
  /** Coordinate and type of each field that asks for rights. */
  readonly guarded: readonly { readonly coordinate: string; readonly type: string }[];
  /** What is to be planned: without introspection and without what is not allowed. Null: nothing. The same object for the same refusals. */
  readonly planned: (allows: Allows) => DocumentNode | null;
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

export function prepare(supergraph: Supergraph, document: DocumentNode, operationName?: string | null): Prepared {
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new TypeError('the document was validated without its operation');
  const own: DocumentNode = {
    ...document,
    definitions: document.definitions.filter((each) => each === operation || each.kind === Kind.FRAGMENT_DEFINITION),
  };
  const fields = fieldsOf(supergraph.results, own);
  const guarded = fields.filter(({ coordinate, type, parent }) =>
    [coordinate, type, parent].some((each) => supergraph.requirements.has(each)),
  );
  const isLocal =
    guarded.length === 0 &&
    !fields.some((field) => mayMeetGuarded(supergraph, field)) &&
    fields.every(({ name, coordinate }) =>
      name.startsWith('__') ? name === '__typename' : supergraph.ours.has(coordinate),
    );
  const plans = new Map<string, DocumentNode | null>();
  return {
    operation,
    isLocal,
    unsafe: fields.find(({ node }) => isUnsafeKey(node.alias?.value ?? node.name.value))?.node ?? null,
    guarded,
    planned: (allows) => {
      const refused = guarded.filter(({ coordinate, type }) => !allows(coordinate, type));
      const key = refused.map(({ coordinate }) => coordinate).join(' ');
      const known = plans.get(key);
      if (known !== undefined) return known;
      const made = toPlan(supergraph.results, own, new Set(refused.map(({ coordinate }) => coordinate)));
      plans.set(key, made);
      return made;
    },
  };
}

interface FoundField {
  readonly node: FieldNode;
  readonly name: string;
  /** The type that it is asked of. */
  readonly parent: string;
  readonly coordinate: string;
  readonly type: string;
}

/** Asked of an interface: what the answer is of may ask for rights where the interface asks for none. */
function mayMeetGuarded({ results, requirements }: Supergraph, { name, parent }: FoundField): boolean {
  const type = results.getType(parent);
  if (!isAbstractType(type)) return false;
  return results
    .getPossibleTypes(type)
    .some((each) => requirements.has(each.name) || requirements.has(`${each.name}.${name}`));
}

function fieldsOf(schema: GraphQLSchema, document: DocumentNode): readonly FoundField[] {
  const found = new Map<string, FoundField>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: (node) => {
        const name = node.name.value;
        const parent = info.getParentType()?.name ?? '';
        const coordinate = `${parent}.${name}`;
        const key = node.alias?.value ?? name;
        found.set(`${coordinate} ${key}`, {
          node,
          name,
          parent,
          coordinate,
          type: getNamedType(info.getType())?.name ?? '',
        });
        // What is asked of the schema is not asked of subgraphs.
        return name === '__schema' || name === '__type' ? false : undefined;
      },
    }),
  );
  return [...found.values()];
}

function toPlan(schema: GraphQLSchema, document: DocumentNode, refused: ReadonlySet<string>): DocumentNode | null {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const info = new TypeInfo(schema);
  const visitor: ASTVisitor = {
    Field: {
      enter: ({ name }) => {
        const parent = info.getParentType();
        const isMeta = name.value.startsWith('__') && roots.some((root) => root === parent);
        return isMeta || refused.has(`${parent?.name ?? ''}.${name.value}`) ? null : undefined;
      },
      leave: (field): unknown => {
        const { selectionSet } = field;
        if (selectionSet === undefined || !isAbstractType(getNamedType(info.getType()))) return undefined;
        return { ...field, selectionSet: withTypename(selectionSet) };
      },
    },
    SelectionSet: {
      leave: (set): unknown => (set.selections.length === 0 ? withTypename(set) : undefined),
    },
  };
  const plan: DocumentNode = visit(document, visitWithTypeInfo(info, visitor));
  return asksNothing(plan) ? null : plan;
}

function withTypename({ kind, selections }: SelectionSetNode): SelectionSetNode {
  return { kind, selections: [...selections, TYPENAME] };
}

/** Nothing but `__typename` is left at the root. */
function asksNothing({ definitions }: DocumentNode): boolean {
  const isEmpty = ({ selections }: SelectionSetNode): boolean =>
    selections.every((each) => {
      if (each.kind === Kind.FIELD) return each.name.value === '__typename';
      if (each.kind === Kind.INLINE_FRAGMENT) return isEmpty(each.selectionSet);
      const fragment = definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === each.name.value,
      );
      return fragment?.kind === Kind.FRAGMENT_DEFINITION && isEmpty(fragment.selectionSet);
    });
  return definitions.some((each) => each.kind === Kind.OPERATION_DEFINITION && isEmpty(each.selectionSet));
}
