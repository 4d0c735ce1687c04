/**
 * All audiences of a process: who is told the same as whom.
 *
 * Refuses to know what makes two callers alike (access/sharing.ts) and what is told.
 */

import type { EventCursor } from '../../domain/ids.ts';
import type { LiveStream } from '../../domain/live-stream.ts';
import { createAudience } from './audience.ts';
import type { Audience, Member } from './audience.ts';

/** Bytes that may wait for one connection before its subscriber reads for itself. A few hundred events. */
const MOST_BACKLOG = 256 * 1024;

export interface Audiences {
  /** How to leave without being told; null when the stream has to be read on first. `stream` has begun, and all of it was taken. */
  readonly join: (key: string, stream: LiveStream<unknown>, member: Member) => (() => void) | null;
  /** Everybody reads for themselves from here on, and then finds an audience anew. */
  readonly dissolve: () => void;
  /** Calls back at each `dissolve`, for those who are in none. Answers how to stop. */
  readonly onDissolve: (tell: () => void) => () => void;
  /** Counts dissolutions: what was true in an earlier round may not be any more. */
  readonly round: () => number;
  readonly count: () => { readonly audiences: number; readonly members: number };
}

export function createAudiences(mostBacklog = MOST_BACKLOG): Audiences {
  const byKey = new Map<string, Audience>();
  const alone = new Set<() => void>();
  let round = 0;

  const audienceOf = (key: string, stream: LiveStream<unknown>): Audience => {
    const audience: Audience = createAudience(stream.fork(), {
      mostBacklog,
      onEmpty: () => {
        if (byKey.get(key) === audience) byKey.delete(key);
      },
    });
    return audience;
  };
  return {
    join: (key, stream, member) => {
      const cursor: EventCursor = stream.cursor();
      const audience = byKey.get(key) ?? audienceOf(key, stream);
      if (!audience.join(member, cursor)) return null;
      byKey.set(key, audience);
      return () => {
        audience.leave(member);
      };
    },
    dissolve: () => {
      round += 1;
      const all = [...byKey.values()];
      byKey.clear();
      for (const audience of all) audience.dissolve();
      for (const tell of [...alone]) tell();
    },
    onDissolve: (tell) => {
      alone.add(tell);
      return () => alone.delete(tell);
    },
    round: () => round,
    count: () => {
      const sizes = [...byKey.values()].map((audience) => audience.size());
      return { audiences: sizes.length, members: sizes.reduce((sum, size) => sum + size, 0) };
    },
  };
}
