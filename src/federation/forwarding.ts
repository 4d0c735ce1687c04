/**
 * Which headers of a caller go on to subgraphs: those of the configured list, and nothing else.
 *
 * What the gateway itself logs in with is not known here, so it cannot be sent. Pure.
 */

import type { Context } from '../context.ts';
import type { Headers } from './port.ts';

/** What is known of whoever sent an operation. Empty for a look at the schema that needs no token. */
export type Sender = Partial<Pick<Context, 'caller' | 'viewer' | 'origin'>>;

/** `names` in lower case. A token that came over a WebSocket is forwarded like one of a header. */
export function forwardedHeaders(names: readonly string[], { caller, origin }: Sender): Headers {
  const token = caller?.token ?? '';
  const entries = names.flatMap((name): [string, string][] => {
    const value = valueOf(name, token, origin);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

function valueOf(name: string, token: string, origin: Sender['origin']): string | undefined {
  if (name === 'x-request-id') return origin?.requestId;
  if (name === 'x-auth-token' && token !== '') return token;
  if (name === 'authorization' && token !== '') return `Bearer ${token}`;
  return origin?.headers[name];
}

/** Headers that differ from one request to the next whoever sends it. */
const OF_REQUEST = ['x-request-id', 'traceparent', 'tracestate'];

/** Equal for operations that a subgraph cannot tell apart. */
export function identityOf(headers: Headers): string {
  return JSON.stringify(Object.entries(headers).filter(([name]) => !OF_REQUEST.includes(name)));
}
