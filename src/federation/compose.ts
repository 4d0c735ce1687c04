/**
 * From the schemas of subgraphs to a supergraph, or to everything that keeps them from being one.
 *
 * Pure. Refuses to know where schemas come from.
 */

import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { GraphQLError, Kind, parse } from 'graphql';
import type {
  DefinitionNode,
  DocumentNode,
  EnumValueDefinitionNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
} from 'graphql';

import { unsupportedIn } from './unsupported.ts';

/** One subgraph as it is composed. */
export interface SubgraphSource {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** Why subgraphs do not compose: the composition's code, its words, and the places in schemas that it speaks of. */
export interface CompositionFault {
  /** E.g. `FIELD_TYPE_MISMATCH`. */
  readonly code: string;
  readonly message: string;
  /** Lines and columns count from 1; none where the fault is of no place. */
  readonly places: readonly { readonly subgraph: string; readonly line: number; readonly column: number }[];
}

export type Composition =
  { readonly supergraph: DocumentNode; readonly sdl: string } | { readonly faults: readonly CompositionFault[] };

export function compose(sources: readonly SubgraphSource[]): Composition {
  const faults: CompositionFault[] = [];
  const parsed = sources.flatMap(({ name, url, sdl }) => {
    try {
      return [{ name, url, typeDefs: parse(sdl) }];
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const places = (error.locations ?? []).map((place) => ({ subgraph: name, ...place }));
      faults.push({ code: 'INVALID_GRAPHQL', message: `${name}: ${error.message}`, places });
      return [];
    }
  });
  if (faults.length > 0) return { faults };
  try {
    const composed = composeServices(parsed);
    if (compositionHasErrors(composed)) {
      return { faults: composed.errors.map((error) => faultOf(error, parsed)) };
    }
    return supported(composed.supergraphDocumentNode, composed.supergraphSdl, parsed);
  } catch (error) {
    // Of some faults, e.g. in what `@link` imports, the library has no list.
    const message = error instanceof Error ? error.message : String(error);
    return { faults: [{ code: 'COMPOSITION_ERROR', message, places: [] }] };
  }
}

/** A supergraph that others composed. */
export function composed(sdl: string): Composition {
  try {
    return supported(parse(sdl), sdl, []);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { faults: [{ code: 'INVALID_GRAPHQL', message, places: [] }] };
  }
}

function supported(supergraph: DocumentNode, sdl: string, parsed: readonly Parsed[]): Composition {
  const faults = unsupportedIn(supergraph).map(({ code, message }) => ({
    code,
    message,
    places: placesOf(message, parsed),
  }));
  return faults.length > 0 ? { faults } : { supergraph, sdl };
}

interface Parsed {
  readonly name: string;
  readonly typeDefs: DocumentNode;
}

function faultOf({ message, extensions }: GraphQLError, parsed: readonly Parsed[]): CompositionFault {
  const code = typeof extensions.code === 'string' ? extensions.code : 'COMPOSITION_ERROR';
  return { code, message, places: placesOf(message, parsed) };
}

/** The first coordinate among the words, in the schemas of the subgraphs that they name, or in all. */
function placesOf(message: string, parsed: readonly Parsed[]): CompositionFault['places'] {
  const named = parsed.filter(({ name }) => message.includes(`"${name}"`) || message.startsWith(`[${name}]`));
  const words = [...message.matchAll(/"([^"]+)"/gu)].flatMap(([, word]) => word ?? []);
  return (named.length > 0 ? named : parsed).flatMap(({ name, typeDefs }) => {
    const place = words.map((word) => placeOf(word, typeDefs)).find((found) => found !== null);
    return place == null ? [] : [{ subgraph: name, ...place }];
  });
}

/** Where a coordinate, e.g. `Host.rack` or `Host`, stands. */
function placeOf(coordinate: string, { definitions }: DocumentNode): { line: number; column: number } | null {
  const [type = '', member] = coordinate.replace(/^@/u, '').split(/[.(:]/u);
  const own = definitions.filter((each) => nameOf(each) === type);
  const found = member === undefined ? own[0] : own.flatMap(membersOf).find(({ name }) => name.value === member);
  const token = found?.loc?.startToken;
  return token === undefined ? null : { line: token.line, column: token.column };
}

function nameOf(definition: DefinitionNode): string | undefined {
  return 'name' in definition ? definition.name.value : undefined;
}

function membersOf(
  definition: DefinitionNode,
): readonly (EnumValueDefinitionNode | FieldDefinitionNode | InputValueDefinitionNode)[] {
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION) return definition.values ?? [];
  return 'fields' in definition ? (definition.fields ?? []) : [];
}
