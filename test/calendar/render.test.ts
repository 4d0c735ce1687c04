/** What a calendar says of windows, as a parser that is none of ours reads it. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Notice } from '../../src/calendar/maintnote.ts';
import { renderCalendar } from '../../src/calendar/render.ts';
import { serverId, windowId } from '../../src/domain/ids.ts';
import type { MaintenancePhase } from '../../src/domain/workflow.ts';
import { aRow, aWindow } from '../domain/samples.ts';
import { readBack } from './read-back.ts';

const FRAME = {
  name: 'cloud.example maintenance',
  organizer: { name: 'Cloud "ops"; operations', email: 'noc@cloud.example' },
  urlOfWindow: (id: string) => `https://slipway.example/windows/${id}`,
};

const notice = (given: Partial<Notice> = {}): Notice => ({
  window: aWindow(),
  servers: [aRow()],
  hosts: [],
  provider: 'cloud.example',
  account: 'tenant-a',
  ...given,
});

const of = (given: Partial<Notice> = {}) => {
  const [entry, ...others] = readBack(renderCalendar(FRAME, [notice(given)])).entries;
  if (entry === undefined || others.length > 0) throw new Error('there is not one entry');
  return entry;
};

const within = (zone: string, startsAt: string, endsAt: string) =>
  of({ window: aWindow({ timeZone: zone, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }) });

describe('a calendar', () => {
  test('says what it is, and how often to look again', () => {
    const calendar = readBack(renderCalendar(FRAME, []));
    expect(calendar).toEqual({
      version: '2.0',
      name: 'cloud.example maintenance',
      refresh: 'PT15M',
      ttl: 'PT15M',
      zones: [],
      entries: [],
    });
  });

  test('is the same text for the same windows', () => {
    expect(renderCalendar(FRAME, [notice()])).toBe(renderCalendar(FRAME, [notice()]));
  });

  test('has lines of at most 75 octets, all ended by CRLF', () => {
    const window = aWindow({ summary: '🚢'.repeat(100), description: 'naïve,; \\ words '.repeat(40) });
    const text = renderCalendar(FRAME, [notice({ window })]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  test('describes each zone once, and none for UTC', () => {
    const windows = ['Europe/Berlin', 'Europe/Berlin', 'America/New_York', 'UTC'].map((timeZone, n) =>
      notice({ window: aWindow({ id: windowId(`w-${n}`), timeZone }) }),
    );
    expect([...readBack(renderCalendar(FRAME, windows)).zones].sort()).toEqual(['America/New_York', 'Europe/Berlin']);
  });
});

describe('an entry', () => {
  test('is the window under its id and revision, changed when it was, at its page', () => {
    const window = aWindow({ revision: 7, updatedAt: new Date('2026-11-21T10:11:12.345Z') });
    expect(of({ window })).toMatchObject({
      uid: 'window-1',
      sequence: 7,
      summary: 'New firmware',
      start: window.startsAt,
      end: window.endsAt,
      stamp: new Date('2026-11-21T10:11:12Z'),
      lastModified: new Date('2026-11-21T10:11:12Z'),
      url: 'https://slipway.example/windows/window-1',
      categories: ['MAINTENANCE', 'TEMPORARY', 'PLANNED', 'DRAINING'],
    });
  });

  test.each<[MaintenancePhase, string, string]>([
    ['TENTATIVE', 'TENTATIVE', 'TENTATIVE'],
    ['CONFIRMED', 'CONFIRMED', 'CONFIRMED'],
    ['DRAINING', 'CONFIRMED', 'CONFIRMED'],
    ['READY', 'CONFIRMED', 'CONFIRMED'],
    ['IN_PROGRESS', 'CONFIRMED', 'IN-PROCESS'],
    ['COMPLETED', 'CONFIRMED', 'COMPLETED'],
    ['FAILED', 'CONFIRMED', 'COMPLETED'],
    ['CANCELLED', 'CANCELLED', 'CANCELLED'],
    ['SUPERSEDED', 'CANCELLED', 'CANCELLED'],
  ])('in phase %s is %s, and %s to tools of network teams', (phase, status, maintnote) => {
    const entry = of({ window: aWindow({ phase }) });
    expect([entry.status, entry.all('x-maintnote-status')]).toEqual([status, [maintnote]]);
  });

  test('without an end stands for a day and says so', () => {
    const entry = of({ window: aWindow({ kind: 'PERMANENT', endsAt: null }) });
    expect(entry.end.getTime() - entry.start.getTime()).toBe(86_400_000);
    expect(entry.description).toContain('No end is planned');
  });

  test.each([
    ['a bare offset for a zone', '+02:00', '2026-12-01T10:00:00.000Z', '2026-12-01T12:00:00.000Z'],
    [
      'the last years of a zone with summer time',
      'America/New_York',
      '9999-12-01T10:00:00.000Z',
      '9999-12-31T22:00:00.000Z',
    ],
    ['the last hour of all', 'Asia/Tokyo', '9999-12-31T23:00:00.000Z', null],
  ])('can be read back with %s', (_what, timeZone, startsAt, endsAt) => {
    const end = endsAt ?? '9999-12-31T23:59:59.000Z';
    const times = { startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) };
    const windows = [times, aWindow()].map((given) => notice({ window: aWindow({ ...given, timeZone }) }));
    const text = renderCalendar(FRAME, windows);
    expect(text.match(/^(?:DTSTART|DTEND)(?!(?:;TZID=[\w/]+)?:\d{8}T\d{6}Z?\r$).*/gmu)).toBeNull();
    const [entry] = readBack(text).entries;
    expect([entry?.zone, entry?.start.toISOString(), entry?.end.toISOString()]).toEqual(['UTC', startsAt, end]);
  });

  test('asks for answers while any is missing, and tells what happens to each server', () => {
    const servers = [
      aRow({ answer: 'PENDING', action: 'MIGRATE' }),
      aRow({ server: serverId('vm-2'), action: 'KEEP' }),
      aRow({ server: serverId('vm-3') }),
    ];
    const { description } = of({ servers, window: aWindow({ description: 'In rack 7' }) });
    expect(description.split('\n')).toEqual([
      'In rack 7',
      '',
      'State: draining.',
      'Temporary: the host comes back.',
      '',
      'Answer by 2026-11-22T11:00:00.000Z for 1 server.',
      '',
      'Servers:',
      '- vm-1 is migrated, switched off meanwhile; an interruption is expected',
      '- vm-2 stays where it is, switched off meanwhile; out for up to 60 minutes',
      '- vm-3 is live-migrated; no interruption expected',
    ]);
    expect(of({ servers, window: aWindow({ phase: 'COMPLETED' }) }).description).not.toContain('Answer by');
  });
});

describe('MAINTNOTE', () => {
  test('has each property that its readers want, once, and an object for each server with its own impact', () => {
    const entry = of({ servers: [aRow(), aRow({ server: serverId('vm-2'), action: 'MIGRATE' })] });
    expect(entry.all('x-maintnote-provider')).toEqual(['cloud.example']);
    expect(entry.all('x-maintnote-account')).toEqual(['tenant-a']);
    expect(entry.all('x-maintnote-maintenance-id')).toEqual(['window-1']);
    expect(entry.parameter('x-maintnote-maintenance-id', 'x-maintnote-precedence')).toEqual(['PRIMARY']);
    expect(entry.all('x-maintnote-object-id')).toEqual(['vm-1', 'vm-2']);
    expect(entry.parameter('x-maintnote-object-id', 'x-maintnote-object-impact')).toEqual(['NO-IMPACT', 'OUTAGE']);
    expect(entry.all('x-maintnote-impact')).toEqual(['OUTAGE']);
    expect(entry.all('organizer')).toEqual(['mailto:noc@cloud.example']);
  });

  test('of a window without servers names its hosts, and without hosts too its cloud', () => {
    const hosts = ['home/compute-1', 'home/compute-2'];
    expect(of({ servers: [], hosts }).all('x-maintnote-object-id')).toEqual(hosts);
    expect(of({ servers: [], hosts }).all('x-maintnote-impact')).toEqual(['NO-IMPACT']);
    expect(of({ servers: [] }).all('x-maintnote-object-id')).toEqual(['home']);
  });
});

describe('times', () => {
  test('are in the window’s zone, before, across and after the clock changes', () => {
    const spring = within('Europe/Berlin', '2027-03-27T23:30:00Z', '2027-03-28T04:00:00Z');
    expect([spring.zone, spring.start.toISOString(), spring.end.toISOString()]).toEqual([
      'Europe/Berlin',
      '2027-03-27T23:30:00.000Z',
      '2027-03-28T04:00:00.000Z',
    ]);
    const autumn = within('America/New_York', '2027-11-07T03:00:00Z', '2027-11-07T12:00:00Z');
    expect([autumn.zone, autumn.start.toISOString(), autumn.end.toISOString()]).toEqual([
      'America/New_York',
      '2027-11-07T03:00:00.000Z',
      '2027-11-07T12:00:00.000Z',
    ]);
  });

  test.each(['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'])(
    'that a clock shows twice are written in UTC: %s',
    (startsAt) => {
      const entry = within('Europe/Berlin', startsAt, '2027-10-31T05:00:00Z');
      expect([entry.zone, entry.start]).toEqual(['UTC', new Date(startsAt)]);
    },
  );

  test('are right where the rules are peculiar', () => {
    // Ramadan puts the clock back in Morocco; Lord Howe Island moves it by half an hour.
    for (const zone of [
      'Africa/Casablanca',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Cairo',
      'Europe/Dublin',
    ]) {
      for (let month = 1; month <= 12; month += 1) {
        const startsAt = `2027-${String(month).padStart(2, '0')}-14T22:00:00Z`;
        expect([zone, within(zone, startsAt, '2028-06-15T10:00:00Z').start]).toEqual([zone, new Date(startsAt)]);
      }
    }
  });
});

/** Calendars count in seconds. */
const wholeSecond = (ms: number) => new Date(Math.floor(ms / 1000) * 1000);

describe('whatever the words and times are', () => {
  const instant = fc.date({ min: new Date('1985-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
  /** Within two hours of a change of the clock, where it goes wrong if it does. */
  const nearChange = fc
    .record({ zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca') })
    .chain(({ zone }) =>
      fc.record({ zone: fc.constant(zone), from: instant, shift: fc.integer({ min: -7200, max: 7200 }) }),
    )
    .map(({ zone, from, shift }) => {
      const change = Temporal.Instant.fromEpochMilliseconds(from.getTime())
        .toZonedDateTimeISO(zone)
        .getTimeZoneTransition('next');
      return { zone, startsAt: wholeSecond((change?.epochMilliseconds ?? from.getTime()) + shift * 1000) };
    });
  const anywhere = fc
    .record({ zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')), startsAt: instant })
    .map(({ zone, startsAt }) => ({ zone, startsAt: wholeSecond(startsAt.getTime()) }));
  const words = fc.string({ unit: 'grapheme', maxLength: 300 });
  /** What a calendar's text can hold of it. */
  const held = (text: string) =>
    text.replaceAll(/\r\n?/gu, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '');

  test('they come back as they were', () => {
    fc.assert(
      fc.property(
        words,
        fc.oneof(words, fc.string({ unit: fc.constantFrom('\\', ',', ';', ':', '"', '\n', '\r', '\t', 'n', ' ') })),
        fc.oneof(nearChange, anywhere),
        fc.integer({ min: 1, max: 90 * 86_400 }),
        (summary, description, { zone, startsAt }, seconds) => {
          const endsAt = new Date(startsAt.getTime() + seconds * 1000);
          const entry = of({ window: aWindow({ summary, description, timeZone: zone, startsAt, endsAt }) });
          expect(entry.summary).toBe(held(summary));
          expect(entry.description.startsWith(held(description))).toBe(true);
          expect([entry.start.toISOString(), entry.end.toISOString()]).toEqual([
            startsAt.toISOString(),
            endsAt.toISOString(),
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
