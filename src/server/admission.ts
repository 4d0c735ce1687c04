/**
 * Who may come in by HTTP: whoever has a token that access/ knows, or a session's cookie from a page of ours; in demo
 * mode also whoever asks for the schema alone.
 *
 * Refuses to know what is done with an operation, and how tokens are checked.
 */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Caller } from '../domain/viewer.ts';
import { UnauthenticatedError } from '../errors.ts';
import type { BrowserSessions } from './browser-sessions.ts';
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

/** What admission is made of. */
export interface AdmissionOptions {
  readonly authenticate: Authenticate;
  /** Who comes in without a token, if anybody may. */
  readonly anybody: Caller | null;
  readonly browser: BrowserSessions;
  readonly demo: boolean;
  readonly limits: Limits;
}

/** `page`: for what a browser loads by itself, which has no way to send a header along and changes nothing. */
export function createAdmission(
  app: Pick<FastifyInstance, 'decorateRequest'>,
  options: AdmissionOptions,
): Admission & { readonly page: Admission } {
  const { authenticate, anybody, browser, demo, limits } = options;
  app.decorateRequest('caller', null);
  app.decorateRequest('session', null);

  const admitWith =
    (check: (request: FastifyRequest, secret: string) => void): Hook =>
    async (request) => {
      if (anybody !== null) {
        request.setDecorator<Caller>('caller', anybody);
        return;
      }
      const secret = browser.secretOf(request.headers);
      if (secret !== null) check(request, secret);
      const token = secret === null ? tokenOfHeaders(request.headers) : await browser.tokenOf(secret);
      if (token === null) throw new UnauthenticatedError();
      request.setDecorator<Caller>('caller', await authenticate(token));
      request.setDecorator('session', secret);
    };
  const admit = admitWith(({ headers }, secret) => {
    browser.requireCsrf(headers, secret);
  });
  const admitToPage = admitWith(() => undefined);
  const admitOrIntrospect: Hook = async (request) => {
    const asked = Asked.safeParse(request.method === 'GET' ? request.query : request.body);
    const { query, operationName } = asked.data ?? { query: '' };
    if (!isPureIntrospection(query, operationName, parseOptionsFor(limits))) await admit(request);
  };
  // Where nobody comes in without a token, nobody's body is read before it was checked.
  const operations = demo ? { onRequest: [], preHandler: [admitOrIntrospect] } : { onRequest: [admit], preHandler: [] };
  return { ...operations, page: { onRequest: [admitToPage], preHandler: [] } };
}

/** The secret of the session that an admitted request came with; null when it came with a token. */
export function sessionOf(request: Pick<FastifyRequest, 'getDecorator'>): string | null {
  return request.getDecorator<string | null>('session');
}

/** The caller of an admitted request; null for an introspection that needs none. */
export function callerOf(request: Pick<FastifyRequest, 'getDecorator'>): Caller | null {
  return request.getDecorator<Caller | null>('caller');
}
