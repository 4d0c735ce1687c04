/**
 * A process that writes events into a PostgreSQL store until it is killed: its argument is JSON with the store's URL,
 * the windows that the events are of, and a seed. Transactions are short and long, with one event or several, and some
 * are rolled back. Whatever was committed is said, one note a line.
 */

import { randomUUID } from 'node:crypto';

import { pino } from 'pino';
import { z } from 'zod';

import { windowId } from '../../src/domain/ids.ts';
import { openStore } from '../../src/store/index.ts';
import { anEvent, operator } from '../store/samples.ts';
import { createRandom, pause } from './random.ts';

const order = z.object({ url: z.string(), windows: z.array(z.string().transform(windowId)), seed: z.number() });
const { url, windows, seed } = order.parse(JSON.parse(process.argv[2] ?? ''));
const random = createRandom(seed);
const store = await openStore({ postgres: url }, pino({ level: 'silent' }));
const LOOPS = 4;

async function write(): Promise<void> {
  const notes = Array.from({ length: random.whole(1, 4) }, () => randomUUID());
  const window = random.pick(windows);
  const [isLong, isGivenUp] = [random.next() < 0.2, random.next() < 0.1];
  await store.maintenance.transaction(async (writes) => {
    // As every service does, so that the events of a window stand in the order of its changes.
    await writes.lockWindow(operator, window);
    for (const note of notes) await writes.append(anEvent(window, { note }));
    if (isLong) await pause(random.whole(5, 60));
    if (isGivenUp) throw new Error('on purpose');
  });
  process.stdout.write(`${notes.join('\n')}\n`);
}

async function writeOn(): Promise<never> {
  for (;;) {
    // Refused, rolled back, or the database is away.
    await write().catch(() => pause(50));
    await pause(random.whole(0, 100));
  }
}

await Promise.all(Array.from({ length: LOOPS }, writeOn));
