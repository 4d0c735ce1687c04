/** Another process with a store of its own, see keep-open.ts. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { eventCursor, hostId, windowId } from '../../src/domain/ids.ts';
import type { StoreOptions } from '../../src/store/index.ts';

const written = z.object({
  window: z.string().transform(windowId),
  host: z.string().transform(hostId),
  head: z.string().transform(eventCursor),
});

/** What the process wrote, the cursor from before, and how to end it without a warning. */
export interface OtherProcess extends z.infer<typeof written> {
  readonly pid: number | undefined;
  readonly kill: () => Promise<void>;
}

/** Resolves once the process has written. */
export async function startOtherProcess(
  options: StoreOptions,
  ...flags: ('--work' | `--lead=${string}`)[]
): Promise<OtherProcess> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./keep-open.ts', import.meta.url)), JSON.stringify(options), ...flags],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const kill = async (): Promise<void> => {
      child.kill('SIGKILL');
      await ended;
    };
    return { ...written.parse(JSON.parse(line)), pid: child.pid, kill };
  }
  throw new Error('The process ended without a word.');
}
