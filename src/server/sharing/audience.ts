/**
 * Subscribers who are told the same: one of them reads, and each result is executed and put into bytes once for all.
 *
 * Whoever is in it was given everything up to the audience's place in the log, and nothing behind it. So a subscriber
 * can come in from its own reading, and leave to it, at any time without a gap and without a repetition. Refuses to
 * know who is alike (audiences.ts) and how bytes travel (outlet.ts).
 */

import type { ExecutionResult } from 'graphql';

import type { EventCursor } from '../../domain/ids.ts';
import type { LiveStream } from '../../domain/live-stream.ts';
import { payloadOf } from './outlet.ts';
import type { Outlet, Payload } from './outlet.ts';

/** SLOW: too much waits for its connection. DISSOLVED: everybody is to read for themselves, under what holds now. */
export type Leaving = 'SLOW' | 'DISSOLVED';

/** An execution in somebody's name. */
export interface Executed {
  readonly result: ExecutionResult;
  /** The caller's token was refused, and has ended: whoever it was is gone, and the result is nobody's. */
  readonly void: boolean;
}

/** One subscriber while others may read for it. */
export interface Member {
  readonly outlet: Outlet;
  /** Told of each item that was pushed to it. */
  readonly delivered: (item: unknown) => void;
  readonly execute: (item: unknown) => Promise<Executed>;
  /** Told when it is put out, with the place behind which it is to go on. */
  readonly left: (why: Leaving, cursor: EventCursor) => void;
}

export interface Audience {
  /** True: it is in. False: the audience is ahead of the place where this one stands, which has to read on first. */
  readonly join: (member: Member, cursor: EventCursor) => boolean;
  /** Without being told. */
  readonly leave: (member: Member) => void;
  readonly dissolve: () => void;
  readonly size: () => number;
}

export interface AudienceOptions {
  /** A subscriber with more bytes than this waiting is put out. */
  readonly mostBacklog: number;
  /** Called once it is empty, and is not to be joined any more. */
  readonly onEmpty: () => void;
}

/** Reads from `stream` as long as anybody is in it. Nobody joins one that was empty again. */
export function createAudience(stream: LiveStream<unknown>, { mostBacklog, onEmpty }: AudienceOptions): Audience {
  const members = new Set<Member>();
  /** Those who came in from further on: what lies up to there they have. */
  const ahead = new Map<Member, EventCursor>();
  let at = stream.cursor();
  let over = false;
  // Asked again after each wait: it may have come to an end meanwhile.
  const isOver = () => over;
  let wake: (() => void) | null = null;

  const placeOf = (member: Member): EventCursor => {
    const own = ahead.get(member);
    return own !== undefined && stream.compare(own, at) > 0 ? own : at;
  };
  const leave = (member: Member) => {
    ahead.delete(member);
    if (!members.delete(member) || members.size > 0 || over) return;
    over = true;
    wake?.();
    onEmpty();
  };
  const putOut = (member: Member, why: Leaving) => {
    const place = placeOf(member);
    leave(member);
    member.left(why, place);
  };
  const dissolve = () => {
    for (const member of [...members]) putOut(member, 'DISSOLVED');
  };
  const send = (member: Member, payload: Payload, item: unknown) => {
    member.outlet.push(payload);
    member.delivered(item);
    if (member.outlet.backlog() > mostBacklog) putOut(member, 'SLOW');
  };
  const deliver = (payload: Payload, cursor: EventCursor, item: unknown) => {
    at = cursor;
    for (const member of members) {
      const own = ahead.get(member);
      if (own === undefined || stream.compare(own, cursor) < 0) send(member, payload, item);
      if (own !== undefined && stream.compare(own, cursor) <= 0) ahead.delete(member);
    }
  };
  /** In the name of one who may still read; null when nobody is left. */
  const execute = async (item: unknown): Promise<ExecutionResult | null> => {
    for (;;) {
      const [reader] = members;
      if (reader === undefined) return null;
      const executed = await reader.execute(item);
      if (!executed.void) return executed.result;
      leave(reader);
    }
  };
  const tell = async (item: unknown, cursor: EventCursor) => {
    const result = await execute(item);
    if (result !== null) deliver(payloadOf(result), cursor, item);
  };
  /** Also to those who are ahead: behind this place there is nothing that they do not have. */
  const giveSignOfLife = async (item: unknown) => {
    const result = await execute(item);
    const payload = result && payloadOf(result);
    if (payload !== null) for (const member of members) send(member, payload, item);
  };
  /** The next thing to do after all was taken: 'news', or 'quiet' when it is time for a sign of life. */
  const wait = (quietUntil: number): Promise<'news' | 'quiet'> =>
    new Promise((resolve) => {
      const end = (how: 'news' | 'quiet') => {
        clearTimeout(timer);
        stop();
        wake = null;
        resolve(how);
      };
      const timer = setTimeout(end, Math.max(0, quietUntil - performance.now()), 'quiet');
      const stop = stream.onNews(() => {
        end('news');
      });
      wake = () => {
        end('news');
      };
    });
  const read = async (): Promise<void> => {
    let quietUntil = performance.now() + stream.heartbeatMs;
    while (!isOver()) {
      const taken = await stream.take();
      if (isOver()) return;
      if (taken !== null) {
        // Somebody's own beginning: the log cannot go on from where this audience was.
        if (!taken.shared) {
          dissolve();
          return;
        }
        await tell(taken.item, taken.cursor);
        quietUntil = performance.now() + stream.heartbeatMs;
        continue;
      }
      at = stream.cursor();
      if ((await wait(quietUntil)) === 'news' || isOver()) continue;
      if (stream.heartbeat !== null) await giveSignOfLife(stream.heartbeat());
      quietUntil = performance.now() + stream.heartbeatMs;
    }
  };

  let started = false;
  return {
    join: (member, cursor) => {
      if (over || stream.compare(cursor, at) < 0) return false;
      members.add(member);
      if (stream.compare(cursor, at) > 0) ahead.set(member, cursor);
      if (!started) {
        started = true;
        // Whatever it is, each meets it again in its own reading, and is told.
        read().catch(dissolve);
      }
      return true;
    },
    leave,
    dissolve,
    size: () => members.size,
  };
}
