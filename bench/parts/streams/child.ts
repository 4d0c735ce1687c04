/** A process of a bench that is asked things: one message in, one message out. Knows nothing of what is asked. */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Child {
  /** Sends a question and waits for its answer. */
  readonly ask: (question: object) => Promise<unknown>;
  readonly end: () => Promise<void>;
}

/** Starts a script of this folder. It ends with us. */
export function startChild(script: string): Child {
  const child: ChildProcess = fork(new URL(script, import.meta.url), { execArgv: ['--expose-gc'] });
  return {
    ask: async (question) => {
      const answered = once(child, 'message');
      child.send(question);
      const [answer] = (await answered) as [unknown];
      return answer;
    },
    end: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** In the child: answers each question with what `answer` makes of it. */
export function answerWith(answer: (question: Record<string, unknown>) => Promise<object>): void {
  process.on('message', (question: Record<string, unknown>) => {
    answer(question).then(
      (said) => process.send?.(said),
      (failure: unknown) => {
        console.error(failure);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit());
}

/** What this process keeps, after what is not needed was given back. */
export function memory(): Memory {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heap: heapUsed };
}

/** Processor time so far. */
export function cpu(): { readonly cpuMs: number } {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000 };
}

export interface Memory {
  readonly rss: number;
  readonly heap: number;
}

/** Milliseconds since 1970 with fractions: the same clock in all processes of a machine. */
export const now = (): number => performance.timeOrigin + performance.now();
