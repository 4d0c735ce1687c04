/**
 * A supergraph, looked at once: what clients see of it, which fields are ours, and which ask for rights.
 *
 * Pure. Refuses to know operations.
 */

import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, isScalarType, Kind } from 'graphql';
import type {
  DirectiveNode,
  DocumentNode,
  FieldDefinitionNode,
  GraphQLSchema,
  InterfaceTypeDefinitionNode,
  ObjectTypeDefinitionNode,
  ValueNode,
} from 'graphql';

/** What the caller must have to be given a field, beside being somebody. */
export interface Requirement {
  /** `@requiresScopes`: all of one of the lists. */
  readonly scopes: readonly (readonly string[])[] | null;
  /** `@policy`: all of one of the lists. */
  readonly policies: readonly (readonly string[])[] | null;
}

export interface Supergraph {
  readonly document: DocumentNode;
  /** For validation: without what is `@inaccessible`, with the scalars of the graph itself where they are its own. */
  readonly border: GraphQLSchema;
  /** The same, with scalars that let everything pass: for results. */
  readonly results: GraphQLSchema;
  /** Coordinates (`Host.id`) that the graph itself resolves; empty without one. */
  readonly ours: ReadonlySet<string>;
  /** By coordinates of fields (`Host.rack`) and names of types. */
  readonly requirements: ReadonlyMap<string, readonly Requirement[]>;
  /** Names of all subgraphs. */
  readonly subgraphs: readonly string[];
}

/** `local`: the graph itself, and its name in the supergraph. */
export function readSupergraph(
  document: DocumentNode,
  local: { readonly name: string; readonly schema: GraphQLSchema } | null,
): Supergraph {
  const visible = transformSupergraphToPublicSchema(document);
  const build = () => buildASTSchema(visible, { assumeValidSDL: true });
  const graphs = graphNames(document);
  const own = [...graphs].find(([, name]) => name === local?.name)?.[0];
  return {
    document,
    border: local === null ? build() : withScalarsOf(local.schema, build()),
    results: build(),
    ours: own === undefined ? new Set() : coordinatesOf(own, document),
    requirements: requirementsOf(document),
    subgraphs: [...graphs.values()],
  };
}

/** A value that the graph itself would refuse is refused at once. */
function withScalarsOf(local: GraphQLSchema, schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const known = local.getType(type.name);
    if (!isScalarType(type) || !isScalarType(known)) continue;
    type.parseValue = known.parseValue;
    type.parseLiteral = known.parseLiteral;
  }
  return schema;
}

/** By values of `join__Graph`. */
function graphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const graphs = definitions.flatMap((each) =>
    each.kind === Kind.ENUM_TYPE_DEFINITION && each.name.value === 'join__Graph' ? (each.values ?? []) : [],
  );
  return new Map(
    graphs.map(({ name, directives = [] }) => [
      name.value,
      directives.map((each) => textOf(each, 'name')).find((told) => told !== null) ?? name.value,
    ]),
  );
}

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function compositesOf({ definitions }: DocumentNode): readonly Composite[] {
  return definitions.filter(
    (each) => each.kind === Kind.OBJECT_TYPE_DEFINITION || each.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
}

function coordinatesOf(graph: string, document: DocumentNode): ReadonlySet<string> {
  const found = compositesOf(document)
    .filter((type) =>
      joins(type, 'join__type').some((each) => enumOf(each, 'graph') === graph && !isOn(each, 'isInterfaceObject')),
    )
    .flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => isResolvedBy(graph, field))
        .map((field) => `${type.name.value}.${field.name.value}`),
    );
  return new Set(found);
}

/** A field without `@join__field` is everybody's who has its type. */
function isResolvedBy(graph: string, field: FieldDefinitionNode): boolean {
  const told = joins(field, 'join__field').filter((each) => enumOf(each, 'graph') !== null);
  if (told.length === 0) return true;
  return told.some(
    (each) =>
      enumOf(each, 'graph') === graph &&
      !isOn(each, 'external') &&
      !isOn(each, 'usedOverridden') &&
      textOf(each, 'requires') === null &&
      textOf(each, 'overrideLabel') === null,
  );
}

function requirementsOf(document: DocumentNode): ReadonlyMap<string, readonly Requirement[]> {
  const found = new Map<string, readonly Requirement[]>();
  const note = (coordinate: string, directives: readonly DirectiveNode[] = []) => {
    const all = directives.flatMap(toRequirement);
    if (all.length > 0) found.set(coordinate, all);
  };
  for (const definition of document.definitions) {
    if ('name' in definition && 'directives' in definition) note(definition.name.value, definition.directives);
  }
  for (const type of compositesOf(document)) {
    for (const field of type.fields ?? []) note(`${type.name.value}.${field.name.value}`, field.directives);
  }
  return found;
}

function toRequirement(directive: DirectiveNode): readonly Requirement[] {
  switch (directive.name.value) {
    case 'authenticated':
      return [{ scopes: null, policies: null }];
    case 'requiresScopes':
      return [{ scopes: listsOf(directive, 'scopes'), policies: null }];
    case 'policy':
      return [{ scopes: null, policies: listsOf(directive, 'policies') }];
    default:
      return [];
  }
}

function joins({ directives = [] }: { readonly directives?: readonly DirectiveNode[] | undefined }, name: string) {
  return directives.filter((each) => each.name.value === name);
}

function valueOf({ arguments: args = [] }: DirectiveNode, name: string): ValueNode | undefined {
  return args.find((each) => each.name.value === name)?.value;
}

function enumOf(directive: DirectiveNode, name: string): string | null {
  const value = valueOf(directive, name);
  return value?.kind === Kind.ENUM ? value.value : null;
}

function textOf(directive: DirectiveNode, name: string): string | null {
  const value = valueOf(directive, name);
  return value?.kind === Kind.STRING ? value.value : null;
}

function isOn(directive: DirectiveNode, name: string): boolean {
  const value = valueOf(directive, name);
  return value?.kind === Kind.BOOLEAN && value.value;
}

function listsOf(directive: DirectiveNode, name: string): readonly (readonly string[])[] {
  const value = valueOf(directive, name);
  if (value?.kind !== Kind.LIST) return [];
  return value.values.map((list) =>
    list.kind === Kind.LIST ? list.values.flatMap((each) => (each.kind === Kind.STRING ? [each.value] : [])) : [],
  );
}
