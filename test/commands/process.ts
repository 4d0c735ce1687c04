/** The gateway as its users start it: a process of its own, which is listened to, waited for and ended. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { until } from '../graph/until.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** A busy machine takes several seconds for one start. */
const DEADLINE_MS = 60_000;

const exit = z.tuple([z.number().nullable(), z.string().nullable()]);

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

export interface SlipwayProcess {
  /** Waits until standard output has it; answers all output so far. */
  readonly says: (text: string) => Promise<string>;
  readonly end: (signal: 'SIGTERM' | 'SIGINT') => Promise<Ended>;
  /** Sends a signal that does not end it. */
  readonly signal: (signal: 'SIGHUP') => void;
  /** Waits until standard error has it. */
  readonly logs: (text: string) => Promise<void>;
  /** For clean-up: ends it without a warning, if it still runs. */
  readonly kill: () => Promise<void>;
}

export interface Surroundings {
  readonly cwd: string;
  /** All there is beside PATH. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `slipway` with these arguments. */
export function start(args: readonly string[], surroundings: Surroundings): SlipwayProcess {
  const { said, ended, child } = launch(args, surroundings);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    says: async (text) => {
      let over = false;
      void ended.then(() => (over = true));
      await until(`${text} in ${JSON.stringify(said)}`, () => over || said.out.includes(text), DEADLINE_MS);
      if (!said.out.includes(text)) throw new Error(`It ended without saying ${text}: ${said.out}${said.err}`);
      return said.out;
    },
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
    signal: (signal) => {
      child.kill(signal);
    },
    logs: (text) => until(`${text} in the log`, () => said.err.includes(text), DEADLINE_MS),
    kill,
  };
}

/** Starts `slipway` with these arguments and waits for its end. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<Ended> {
  const { ended, child } = launch(args, surroundings);
  const alarm = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
  return ended.finally(() => {
    clearTimeout(alarm);
  });
}

function launch(args: readonly string[], { cwd, env = {} }: Surroundings) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(child, 'close').then((args): Ended => {
    const [code, signal] = exit.parse(args);
    return { code, signal, ...said };
  });
  return { child, said, ended };
}
