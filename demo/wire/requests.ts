/**
 * What a simulated system was asked, in order: tests count upstream calls here.
 *
 * Knows HTTP requests only; not which system they were meant for.
 */
import type { FastifyRequest } from 'fastify';

/** As much of a token as tells the fixed demo tokens apart without keeping a whole one. */
const HINT_LENGTH = 13;

/** A demo may run for weeks under a polling gateway: beyond this, the older half is forgotten. */
const MOST = 50_000;

/** One request as it arrived, before any answer. */
export interface RecordedRequest {
  readonly method: string;
  /** Path without the query, as sent. */
  readonly path: string;
  /** Path and query, as sent. */
  readonly url: string;
  /** Value of `OpenStack-API-Version` or its older form; absent when none was sent. */
  readonly microversion?: string;
  /** First characters of `X-Auth-Token`: a fixed demo token whole, others only in part. */
  readonly tokenHint?: string;
}

/** Which requests to count: all fields given must fit. */
export interface RequestFilter {
  readonly method?: string;
  /** Whole path as text, or a pattern on it. */
  readonly path?: string | RegExp;
  /** Pattern on path and query. */
  readonly url?: RegExp;
}

/** The record of one server. */
export interface RequestLog {
  readonly requests: readonly RecordedRequest[];
  /** How many requests fit; every request without a filter. */
  readonly count: (filter?: RequestFilter) => number;
  readonly resetRequests: () => void;
  readonly record: (request: FastifyRequest) => void;
}

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const fits = (request: RecordedRequest, { method, path, url }: RequestFilter): boolean =>
  (method === undefined || request.method === method) &&
  (path === undefined || (typeof path === 'string' ? request.path === path : path.test(request.path))) &&
  (url?.test(request.url) ?? true);

/** An empty record. `requests` is one live array: it grows, and is emptied by `resetRequests`. */
export function createRequestLog(): RequestLog {
  const requests: RecordedRequest[] = [];

  return {
    requests,
    count: (filter = {}) => requests.filter((request) => fits(request, filter)).length,
    resetRequests: () => {
      requests.length = 0;
    },
    record: (request) => {
      if (requests.length >= MOST) requests.splice(0, MOST / 2);
      const microversion = header(request, 'openstack-api-version') ?? header(request, 'x-openstack-nova-api-version');
      const token = header(request, 'x-auth-token');
      requests.push({
        method: request.method,
        path: request.url.split('?', 1)[0] ?? '',
        url: request.url,
        ...(microversion === undefined ? {} : { microversion }),
        ...(token === undefined ? {} : { tokenHint: token.slice(0, HINT_LENGTH) }),
      });
    },
  };
}
