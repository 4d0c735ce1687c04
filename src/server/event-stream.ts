/**
 * The body of one response of server-sent events: what its subscription makes, and what it is given along with others.
 *
 * Refuses to know what is in the events.
 */

import { Readable } from 'node:stream';

import type { Outlet } from './sharing/outlet.ts';

export interface EventStream {
  readonly outlet: Outlet;
  /** What to send, with chunks of `body` in it. Destroyed, it leaves the subscription at once. */
  readonly readableOf: (body: AsyncGenerator<string>) => Readable;
}

/** `sent` is called when everything so far has left. `inFlight` answers the bytes that have left this body for the connection and not yet the process. */
export function createEventStream(sent: () => void, inFlight: () => number): EventStream {
  const body = Promise.withResolvers<AsyncGenerator<string>>();
  const waiting = new Set<() => void>();
  let asked = false;
  let gone = false;

  const release = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const ask = async (): Promise<void> => {
    const step: IteratorResult<string, unknown> = await (await body.promise).next();
    asked = false;
    readable.push(step.done === true ? null : step.value);
  };
  const readable: Readable = new Readable({
    highWaterMark: 1,
    read: () => {
      sent();
      release();
      // Asked again after something was given from elsewhere: the next chunk is under way already.
      if (asked) return;
      asked = true;
      ask().catch((failure: unknown) => {
        readable.destroy(failure instanceof Error ? failure : new Error('the body failed', { cause: failure }));
      });
    },
    destroy: (failure, callback) => {
      gone = true;
      release();
      const leave = async () => (await body.promise).return(undefined);
      leave().then(
        () => {
          callback(failure);
        },
        () => {
          callback(failure);
        },
      );
    },
  });
  const backlog = () => readable.readableLength + inFlight();

  return {
    outlet: {
      push: (payload) => {
        if (!gone) readable.push(payload.wrapped('event-stream', asEvent));
      },
      backlog,
      drained: () =>
        gone || readable.readableLength === 0
          ? Promise.resolve()
          : new Promise((resolve) => {
              waiting.add(resolve);
            }),
    },
    readableOf: (chunks) => {
      body.resolve(chunks);
      return readable;
    },
  };
}

/** As graphql-sse spells it. */
function asEvent(json: Buffer): Buffer {
  return Buffer.concat([Buffer.from('event: next\ndata: '), json, Buffer.from('\n\n')]);
}
