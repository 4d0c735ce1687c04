/**
 * Operations written by the schema: any field with any one argument, reached from a root.
 *
 * Refuses to know who sends them and what is expected of them.
 */

import { getNamedType, isLeafType, isUnionType, OperationTypeNode } from 'graphql';

import {
  argumentCoordinate,
  coordinateOf,
  isOperatorOnly,
  requiredArguments,
  routesOf,
  schema,
  selectionOf,
  valueOf,
} from './schema-walk.ts';
import type { Place, Reader, TextArgument } from './schema-walk.ts';

/** What is sent. */
export interface Operation {
  readonly kind: OperationTypeNode;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How operations come about. */
export interface Writing {
  readonly reader: Reader;
  /** Values for the required arguments on the way, by coordinate, e.g. `Query.server(id)`. */
  readonly onTheWay: Readonly<Record<string, string>>;
  /** A value for what is required and is not what the operation is about, by its scalar and its name. */
  readonly leaf: (scalar: string, name: string) => unknown;
}

/** The operation that asks for everything behind a field, its arguments as few as can be. */
export function operationFor(place: Place, writing: Writing): Operation {
  const given = requiredArguments(place).map(({ name, type }): [string, unknown] => [
    name,
    valueOf(type, writing.leaf),
  ]);
  return operation(place, writing, Object.fromEntries(given));
}

/** The same with one argument set to a value. */
export function operationWith(
  { place, path }: Pick<TextArgument, 'path' | 'place'>,
  value: unknown,
  writing: Writing,
): Operation {
  const [name, ...inner] = path;
  const given = place.field.args.find((argument) => argument.name === name);
  if (given === undefined) throw new Error(`${coordinateOf(place)} has no argument ${String(name)}`);
  const least = operationFor(place, writing);
  return operation(place, writing, {
    ...least.variables,
    [given.name]: valueOf(given.type, writing.leaf, inner, value),
  });
}

function operation(place: Place, writing: Writing, variables: Readonly<Record<string, unknown>>): Operation {
  const route = routesOf(writing.reader).get(place.type.name);
  if (route === undefined) throw new Error(`no ${writing.reader} can come to ${place.type.name}`);
  const kind = kindOf([...route, place][0] ?? place);
  const declared = place.field.args.filter(({ name }) => name in variables);
  const given = declared.map(({ name }) => `${name}: $${name}`).join(', ');
  const asked = `${place.field.name}${given && `(${given})`} ${wanted(place, [...route, place], writing.reader)}`;
  const { text } = route.toReversed().reduce(
    (inner, step) => ({
      type: step.type.name,
      text: `${step.field.name}${argumentsOnTheWay(step, writing)} { ${within(step, inner)} }`,
    }),
    { type: place.type.name, text: asked },
  );
  const header = declared.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  return { kind, query: `${kind} ${header && `(${header})`} { ${text} }`, variables };
}

/** Of what a reader is refused as a whole, next to nothing. */
function wanted(place: Place, path: readonly Place[], reader: Reader): string {
  if (reader === 'tenant' && isOperatorOnly(place))
    return isLeafType(getNamedType(place.field.type)) ? '' : '{ __typename }';
  return selectionOf(place.field.type, reader, new Set(path.map(({ type }) => type.name)));
}

function within(step: Place, inner: { readonly type: string; readonly text: string }): string {
  return isUnionType(getNamedType(step.field.type)) ? `... on ${inner.type} { ${inner.text} }` : inner.text;
}

function argumentsOnTheWay(step: Place, { onTheWay }: Writing): string {
  const given = requiredArguments(step).map(({ name }) => {
    const coordinate = argumentCoordinate({ place: step, path: [name] });
    const value = onTheWay[coordinate];
    if (value === undefined) throw new Error(`say what to take for ${coordinate}`);
    return `${name}: ${JSON.stringify(value)}`;
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

function kindOf({ type }: Place): OperationTypeNode {
  if (type === schema.getMutationType()) return OperationTypeNode.MUTATION;
  return type === schema.getSubscriptionType() ? OperationTypeNode.SUBSCRIPTION : OperationTypeNode.QUERY;
}
