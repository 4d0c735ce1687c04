/**
 * Who may come in by HTTP: whoever has a token that access/ knows; in demo mode also whoever asks for the schema alone.
 *
 * Refuses to know what is done with an operation, and how tokens are checked.
 */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Caller } from '../domain/viewer.ts';
import { UnauthenticatedError } from '../errors.ts';
import { isPureIntrospection } from './introspection.ts';
import { parseOptionsFor } from './limits.ts';
import type { Limits } from './limits.ts';
import { tokenOfHeaders } from './token.ts';

/** Throws UnauthenticatedError for a token that nobody knows, and UpstreamError when Keystone cannot say. */
export type Authenticate = (token: string) => Promise<Caller>;

type Hook = (request: FastifyRequest) => Promise<void>;

/** What a route has run before its handler; afterwards `callerOf` answers. */
export interface Admission {
  readonly onRequest: Hook[];
  readonly preHandler: Hook[];
}

const Asked = z.object({ query: z.string(), operationName: z.string().nullish() });

export function createAdmission(
  app: Pick<FastifyInstance, 'decorateRequest'>,
  options: { authenticate: Authenticate; demo: boolean; limits: Limits },
): Admission {
  const { authenticate, demo, limits } = options;
  app.decorateRequest('caller', null);

  const admit: Hook = async (request) => {
    const token = tokenOfHeaders(request.headers);
    if (token === null) throw new UnauthenticatedError();
    request.setDecorator<Caller>('caller', await authenticate(token));
  };
  const admitOrIntrospect: Hook = async (request) => {
    const asked = Asked.safeParse(request.method === 'GET' ? request.query : request.body);
    const { query, operationName } = asked.data ?? { query: '' };
    if (!isPureIntrospection(query, operationName, parseOptionsFor(limits))) await admit(request);
  };
  // Where nobody comes in without a token, nobody's body is read before it was checked.
  return demo ? { onRequest: [], preHandler: [admitOrIntrospect] } : { onRequest: [admit], preHandler: [] };
}

/** The caller of an admitted request; null for an introspection that needs none. */
export function callerOf(request: Pick<FastifyRequest, 'getDecorator'>): Caller | null {
  return request.getDecorator<Caller | null>('caller');
}
