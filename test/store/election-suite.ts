/** Facts about elections in one process. */

import { expect, test } from '@jest/globals';

import type { Store } from '../../src/store/index.ts';
import { eventually } from './samples.ts';

/** Leads until it is told to end. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

export function describeElections(opened: () => Store): void {
  test('who stands alone leads; stopping aborts the signal and waits for the end', async () => {
    const told: string[] = [];
    const stop = opened().elections.campaign('alone', async (signal) => {
      told.push('leads');
      await untilAborted(signal);
      await Promise.resolve();
      told.push('ended');
    });
    await eventually(() => (told.length > 0 ? true : null));
    await stop();
    expect(told).toEqual(['leads', 'ended']);
  });

  test('each thing has a leader of its own', async () => {
    const leading = new Set<string>();
    const stops = ['one', 'two'].map((what) =>
      opened().elections.campaign(what, (signal) => {
        leading.add(what);
        return untilAborted(signal);
      }),
    );
    await eventually(() => (leading.size === 2 ? true : null));
    await Promise.all(stops.map((stop) => stop()));
  });

  test('of two campaigns for one thing in one process, the second leads when the first has stopped', async () => {
    const told: string[] = [];
    const campaign = (name: string) =>
      opened().elections.campaign('twice', async (signal) => {
        told.push(`${name} leads`);
        await untilAborted(signal);
        told.push(`${name} ended`);
      });
    const stopFirst = campaign('first');
    await eventually(() => (told.length > 0 ? true : null));
    const stopSecond = campaign('second');
    await stopFirst();
    await eventually(() => (told.length > 2 ? true : null));
    await stopSecond();
    expect(told).toEqual(['first leads', 'first ended', 'second leads', 'second ended']);
  });

  test('a leader that fails leads again', async () => {
    let times = 0;
    const stop = opened().elections.campaign('failing', (signal) => {
      times += 1;
      if (times < 3) throw new Error('on purpose');
      return untilAborted(signal);
    });
    await eventually(() => (times === 3 ? true : null));
    await stop();
    expect(times).toBe(3);
  });

  test('a campaign that is stopped at once never leads afterwards', async () => {
    let leads = false;
    const stop = opened().elections.campaign('brief', async (signal) => {
      leads = true;
      await untilAborted(signal);
      leads = false;
    });
    await stop();
    expect(leads).toBe(false);
  });
}
