/**
 * Failures put on purpose in front of a simulated system: an answer of its own, silence, or a broken connection.
 *
 * Knows nothing of what would have been answered.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An answer given instead of the real one. A string body is sent as HTML, anything else as JSON. */
export interface FaultAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `hang`: no answer, connection held open. `reset`: connection torn down (RST). */
export type Fault = FaultAnswer | 'hang' | 'reset';

/** Narrows a fault to one method, or to the next `times` requests. */
export interface FaultScope {
  readonly method?: string;
  readonly times?: number;
}

/** The failure switches of one server. */
export interface Faults {
  /** From now on every request whose path starts with `pathPrefix` fails this way. The newest fault that fits wins. */
  readonly fail: (pathPrefix: string, fault: Fault, scope?: FaultScope) => void;
  /** Ends every fault. Requests already hanging stay so until their client gives up or the server closes. */
  readonly heal: () => void;
  /** Answers in place of the handler if a fault fits; tells whether it did. */
  readonly apply: (request: FastifyRequest, reply: FastifyReply) => boolean;
}

interface PlacedFault {
  readonly pathPrefix: string;
  readonly fault: Fault;
  readonly method: string | undefined;
  remaining: number;
}

function answer(reply: FastifyReply, { status, body, headers = {} }: FaultAnswer): void {
  void reply.code(status).headers(headers);
  if (typeof body === 'string') {
    void reply.type('text/html; charset=utf-8').send(body);
  } else {
    void reply.type('application/json').send(body === undefined ? '' : JSON.stringify(body));
  }
}

function inflict(fault: Fault, request: FastifyRequest, reply: FastifyReply): void {
  if (typeof fault === 'object') {
    answer(reply, fault);
    return;
  }
  reply.hijack();
  if (fault === 'reset') request.raw.socket.resetAndDestroy();
}

/** No faults yet. */
export function createFaults(): Faults {
  let placed: readonly PlacedFault[] = [];

  return {
    fail: (pathPrefix, fault, { method, times = Infinity } = {}) => {
      placed = [{ pathPrefix, fault, method, remaining: times }, ...placed];
    },
    heal: () => {
      placed = [];
    },
    apply: (request, reply) => {
      const hit = placed.find(
        ({ pathPrefix, method, remaining }) =>
          remaining > 0 && request.url.startsWith(pathPrefix) && (method === undefined || method === request.method),
      );
      if (!hit) return false;
      hit.remaining -= 1;
      inflict(hit.fault, request, reply);
      return true;
    },
  };
}
