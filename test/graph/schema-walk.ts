/**
 * Walks the schema, so that a test can speak of every field and every argument, those included that are yet to come.
 *
 * Refuses to know what any of them means.
 */

import {
  buildASTSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import type { GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLOutputType } from 'graphql';

import { typeDefs } from '../../src/generated/type-defs.ts';

/** For whom a walk is made: tenants stop at `@operator`. */
export type Reader = 'operator' | 'tenant';

/** One field of one object type. */
export interface Place {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** One argument, or one field within it, that takes a text which may name something. */
export interface TextArgument {
  readonly place: Place;
  /** From the argument's name inwards. */
  readonly path: readonly string[];
  /** Name of the scalar. */
  readonly scalar: string;
}

/** Scalars whose values name nothing. */
const NAMELESS = ['Boolean', 'DateTime', 'Float', 'Int', 'TimeZone'];

/** As it stands in schema/, directives included. */
export const schema = buildASTSchema(typeDefs);

/** `Server.host` */
export const coordinateOf = ({ type, field }: Place): string => `${type.name}.${field.name}`;

/** `Query.servers(filter.ids)` */
export const argumentCoordinate = ({ place, path }: Pick<TextArgument, 'path' | 'place'>): string =>
  `${coordinateOf(place)}(${path.join('.')})`;

/** Does the field carry `@operator`? */
export function isOperatorOnly({ field }: Pick<Place, 'field'>): boolean {
  return field.astNode?.directives?.some(({ name }) => name.value === 'operator') ?? false;
}

/** Every field of every object type, the roots' own first. */
export function allPlaces(): readonly Place[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  return types.filter(isObjectType).flatMap(placesOf);
}

function placesOf(type: GraphQLObjectType): Place[] {
  return Object.values(type.getFields()).map((field) => ({ type, field }));
}

function readable(type: GraphQLObjectType, reader: Reader): Place[] {
  return placesOf(type).filter((place) => reader === 'operator' || !isOperatorOnly(place));
}

function objectTypes(type: GraphQLOutputType): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isUnionType(named)) return named.getTypes();
  return isObjectType(named) ? [named] : [];
}

/** For each type that a reader can come to by reading, by name, the shortest way: the fields from a root down to it. */
export function routesOf(reader: Reader): ReadonlyMap<string, readonly Place[]> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (root) => root != null,
  );
  const routes = new Map<string, readonly Place[]>(roots.map((root) => [root.name, []]));
  const queue: GraphQLObjectType[] = [...roots];
  for (const type of queue) {
    const route = routes.get(type.name) ?? [];
    const places = type === schema.getMutationType() ? [] : readable(type, reader);
    for (const place of places) {
      for (const next of objectTypes(place.field.type)) {
        if (routes.has(next.name)) continue;
        routes.set(next.name, [...route, place]);
        queue.push(next);
      }
    }
  }
  return routes;
}

/**
 * A selection set of everything that a reader may select of a type; empty for leaves. A type is selected by its leaves
 * only where it stands below itself and, for operators, to whom everything is open from everywhere, where it stood
 * anywhere before.
 */
export function selectionOf(type: GraphQLOutputType, reader: Reader, before = new Set<string>()): string {
  if (isLeafType(getNamedType(type))) return '';
  const members = objectTypes(type).map((member) => {
    const fields = readable(member, reader).map(({ field }) => field);
    const again = before.has(member.name);
    const wanted = again ? fields.filter((field) => isLeafType(getNamedType(field.type))) : fields;
    const seen = reader === 'operator' ? before.add(member.name) : new Set([...before, member.name]);
    const texts = wanted.map((field) => `${field.name} ${selectionOf(field.type, reader, seen)}`);
    return `... on ${member.name} { ${texts.join(' ')} }`;
  });
  return `{ __typename ${members.join(' ')} }`;
}

/** Every argument of a field, and every field within one, that takes a text. */
export function textArguments(place: Place): readonly TextArgument[] {
  return place.field.args.flatMap(({ name, type }) => textsIn(place, [name], type));
}

function textsIn(place: Place, path: readonly string[], type: GraphQLInputType): TextArgument[] {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).flatMap((field) => textsIn(place, [...path, field.name], field.type));
  }
  if (isEnumType(named) || NAMELESS.includes(named.name)) return [];
  return [{ place, path, scalar: named.name }];
}

/**
 * A value for an argument that has no more in it than it must, and what is at the end of `path`, if there is one, set to
 * `value`. `leaf` makes up the value of a scalar by its name and that of the field that takes it.
 */
export function valueOf(
  type: GraphQLInputType,
  leaf: (scalar: string, field: string) => unknown,
  path: readonly string[] = [],
  value: unknown = null,
  of = '',
): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueOf(nullable.ofType, leaf, path, value, of)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (!isInputObjectType(nullable)) return value ?? leaf(nullable.name, of);
  const [name, ...inner] = path;
  const fields = Object.values(nullable.getFields()).filter(
    (field) => field.name === name || isRequiredInputField(field),
  );
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.name === name
        ? valueOf(field.type, leaf, inner, value, field.name)
        : valueOf(field.type, leaf, [], null, field.name),
    ]),
  );
}

/** The arguments that a field must be given. */
export function requiredArguments({ field }: Place) {
  return field.args.filter(isRequiredArgument);
}
