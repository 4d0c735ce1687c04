/**
 * Where one subscriber's share of a common result goes: straight to its connection.
 *
 * Types, and the making of the bytes. Refuses to know transports: each wraps the bytes in its own few.
 */

import type { ExecutionResult } from 'graphql';

/** A result as JSON, made once for everybody who is sent it. */
export interface Payload {
  readonly json: Buffer;
  /** What a transport makes of it for everybody alike, made when first asked for. */
  readonly wrapped: (transport: string, wrap: (json: Buffer) => Buffer) => Buffer;
}

/** One subscriber's connection. */
export interface Outlet {
  /** Sends without waiting. */
  readonly push: (payload: Payload) => void;
  /** Bytes that were pushed and that the client's side has not taken yet. */
  readonly backlog: () => number;
  /** Resolves once there is room again, or when the connection is gone. */
  readonly drained: () => Promise<void>;
}

export function payloadOf({ data, errors, extensions }: ExecutionResult): Payload {
  const made = new Map<string, Buffer>();
  const json = Buffer.from(
    JSON.stringify({
      ...(data !== undefined && { data }),
      ...(extensions !== undefined && { extensions }),
      ...(errors !== undefined && { errors }),
    }),
  );
  return {
    json,
    wrapped: (transport, wrap) => {
      const bytes = made.get(transport) ?? wrap(json);
      made.set(transport, bytes);
      return bytes;
    },
  };
}
