/**
 * Puts the document into a request by HTTP that only names it.
 *
 * Refuses to know which documents there are.
 */

import type { preHandlerAsyncHookHandler } from 'fastify';
import { GraphQLError } from 'graphql';

import type { ResolveDocument } from './documents.ts';

/** A refusal is answered as a result: 200 where the client is to send the document, as Apollo's clients expect; else 400. */
export function namedDocuments(resolve: ResolveDocument): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    try {
      if (request.method === 'GET') {
        const url = new URL(request.url, 'http://localhost');
        const { query, extensions } = resolve(fromSearch(url.searchParams));
        if (query !== undefined) url.searchParams.set('query', query);
        if (extensions === undefined) url.searchParams.delete('extensions');
        request.raw.url = `${url.pathname}${url.search}`;
      } else if (isObject(request.body)) request.body = resolve(request.body);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const isAsked = error.extensions.code === 'PERSISTED_QUERY_NOT_FOUND';
      return reply.code(isAsked ? 200 : 400).send({ errors: [error] });
    }
    return undefined;
  };
}

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function fromSearch(search: URLSearchParams): { query?: string; documentId?: string; extensions?: unknown } {
  const [query, documentId, extensions] = ['query', 'documentId', 'extensions'].map((name) => search.get(name));
  return {
    ...(query != null && { query }),
    ...(documentId != null && { documentId }),
    ...(extensions != null && { extensions: parsed(extensions) }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
