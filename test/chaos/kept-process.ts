/** A process that is started again whenever it ends, as a service manager would. */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { pause } from './random.ts';

export interface KeptProcess {
  /** Without a warning. It comes back after `awayMs`. */
  readonly kill: (awayMs: number) => void;
  /** How often it was started. */
  readonly starts: () => number;
  /** What it said last on standard error. */
  readonly lastWords: () => string;
  /** Ends it for good. */
  readonly end: () => Promise<void>;
}

export interface KeptProcessOptions {
  /** Relative to this folder. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

const AGAIN_MS = 200;

/** Starts it. */
export function keepRunning({ script, args, env = {}, onLine }: KeptProcessOptions): KeptProcess {
  const path = fileURLToPath(new URL(script, import.meta.url));
  let child: ChildProcess | null = null;
  let awayMs = AGAIN_MS;
  let starts = 0;
  let ended = false;
  let lastWords = '';

  async function live(): Promise<void> {
    while (!ended) {
      const running = spawn(process.execPath, [path, ...args], {
        env: { PATH: process.env.PATH, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = running;
      starts += 1;
      awayMs = AGAIN_MS;
      running.stderr.on('data', (chunk: Buffer) => {
        const words = chunk.toString();
        if (!words.includes('Warning')) lastWords = words.slice(-1000);
      });
      const lines = createInterface(running.stdout);
      lines.on('line', (line) => onLine?.(line));
      await once(running, 'close');
      await pause(awayMs);
    }
  }
  const life = live();
  return {
    kill: (away) => {
      awayMs = away;
      child?.kill('SIGKILL');
    },
    starts: () => starts,
    lastWords: () => lastWords,
    end: async () => {
      ended = true;
      child?.kill('SIGKILL');
      await life;
    },
  };
}
