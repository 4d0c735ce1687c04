/**
 * Documents that clients name instead of sending: those of a trusted list, and those that somebody sent before (automatic
 * persisted queries).
 *
 * The same on every transport, and before anything is parsed. Refuses to know what documents ask for.
 */

import { createHash } from 'node:crypto';

import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

export interface DocumentSettings {
  /** By SHA-256 or by whatever their list calls them. */
  readonly trusted: ReadonlyMap<string, string>;
  /** Nothing else is answered. */
  readonly only: boolean;
  /** Documents are remembered by the hash they are sent with. */
  readonly automatic: boolean;
}

/** The request with its document in `query`. Throws GraphQLError for a name that nobody knows and for what is not trusted. */
export type ResolveDocument = <Request extends object>(request: Request) => Request;

const REMEMBERED = 2_000;

const Named = z.object({
  query: z.string().nullish(),
  documentId: z.string().nullish(),
  extensions: z
    .object({ persistedQuery: z.object({ sha256Hash: z.string().max(128) }).nullish() })
    .nullish()
    .catch(null),
});

export function createDocuments({ trusted, only, automatic }: DocumentSettings): ResolveDocument {
  const remembered = new LRUCache<string, string>({ max: REMEMBERED });

  const textOf = (id: string | null, query: string | null): string | null => {
    const listed = trusted.get(id ?? hashOf(query ?? ''));
    if (listed !== undefined) return listed;
    if (only) throw refused('Only documents of the trusted list are answered.', 'DOCUMENT_NOT_TRUSTED');
    if (id === null) return query;
    if (query === null) return known(id);
    if (automatic && hashOf(query) !== id) throw refused('The document has another hash than that.', 'BAD_REQUEST');
    if (automatic) remembered.set(id, query);
    return query;
  };
  const known = (id: string): string => {
    const text = remembered.get(id);
    if (text !== undefined) return text;
    throw automatic
      ? refused('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND')
      : refused('PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED');
  };

  return (request) => {
    const read = Named.safeParse(request);
    if (!read.success)
      throw refused('query and documentId are texts, and so is the hash in extensions.', 'BAD_REQUEST');
    const { query, documentId, extensions } = read.data;
    const id = documentId?.replace(/^sha256:/u, '') ?? extensions?.persistedQuery?.sha256Hash ?? null;
    const text = textOf(id, query === '' ? null : (query ?? null));
    if (id === null) return text === query || text === null ? request : { ...request, query: text };
    const others = Object.entries(request).filter(([key]) => key !== 'documentId' && key !== 'extensions');
    return { ...Object.fromEntries(others), query: text } as typeof request;
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function refused(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
