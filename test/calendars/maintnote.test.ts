/**
 * Calendars as tools for circuit maintenance read them: Debian's python3-icalendar, property by property.
 *
 * `PYTHON` names another interpreter.
 */

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { renderCalendar } from '../../src/calendar/render.ts';
import { serverId, windowId } from '../../src/domain/ids.ts';
import { PHASES } from '../../src/domain/workflow.ts';
import { aRow, aWindow } from '../domain/samples.ts';

const READER = fileURLToPath(new URL('reader.py', import.meta.url));
const FRAME = {
  name: 'cloud.example maintenance',
  organizer: { name: 'Operations', email: 'noc@cloud.example' },
  urlOfWindow: (id: string) => `https://slipway.example/windows/${id}`,
};
const COMMON = { hosts: [], provider: 'cloud.example', account: 'tenant-a' };

async function readByPython(calendar: string): Promise<unknown> {
  const reader = spawn(process.env.PYTHON ?? '/usr/bin/python3', [READER]);
  reader.stdin.end(calendar);
  const [said, complaint] = await Promise.all([text(reader.stdout), text(reader.stderr)]);
  if (complaint !== '') throw new Error(complaint);
  return JSON.parse(said);
}

const seconds = (at: Date | null) => Math.round((at?.getTime() ?? NaN) / 1000);

test('every property that they take for granted is there, and says what the window says', async () => {
  const window = aWindow({ timeZone: 'Europe/Berlin', revision: 4, summary: 'Swap; a, DIMM\\' });
  const servers = [aRow(), aRow({ server: serverId('vm-2'), action: 'KEEP' })];

  expect(await readByPython(renderCalendar(FRAME, [{ ...COMMON, window, servers }]))).toEqual([
    {
      provider: 'cloud.example',
      account: 'tenant-a',
      maintenance_id: 'window-1',
      status: 'CONFIRMED',
      start: seconds(window.startsAt),
      end: seconds(window.endsAt),
      stamp: seconds(window.updatedAt),
      summary: 'Swap; a, DIMM\\',
      organizer: 'mailto:noc@cloud.example',
      uid: 'window-1',
      sequence: 4,
      circuits: [
        { circuit_id: 'vm-1', impact: 'NO-IMPACT' },
        { circuit_id: 'vm-2', impact: 'OUTAGE' },
      ],
    },
  ]);
});

test('whatever the phase, with one server, with none, and without an end', async () => {
  const windows = PHASES.map((phase, n) => aWindow({ id: windowId(`w-${n}`), phase, kind: 'PERMANENT', endsAt: null }));
  const notices = windows.map((window, n) => ({ ...COMMON, window, servers: n % 2 === 0 ? [aRow()] : [] }));

  const read = await readByPython(renderCalendar(FRAME, notices));

  const known = ['TENTATIVE', 'CONFIRMED', 'IN-PROCESS', 'COMPLETED', 'CANCELLED'];
  expect(read).toHaveLength(PHASES.length);
  for (const entry of read as { status: string; circuits: unknown[] }[]) {
    expect(known).toContain(entry.status);
    expect(entry.circuits).toHaveLength(1);
  }
});

test('instants around changes of the clock are the same in Python', async () => {
  const starts = ['2027-03-27T23:30:00Z', '2027-03-28T01:00:00Z', '2027-10-30T20:00:00Z', '2027-10-31T00:30:00Z'];
  const notices = starts.map((startsAt, n) => {
    const times = { startsAt: new Date(startsAt), endsAt: new Date('2027-11-01T00:00:00Z') };
    return {
      ...COMMON,
      servers: [aRow()],
      window: aWindow({ id: windowId(`w-${n}`), timeZone: 'Europe/Berlin', ...times }),
    };
  });

  const read = (await readByPython(renderCalendar(FRAME, notices))) as { start: number }[];

  expect(read.map(({ start }) => new Date(start * 1000).toISOString().replace('.000', ''))).toEqual(starts);
});
