/**
 * Time zones as calendars carry them: a VTIMEZONE (RFC 5545, 3.6.5) with the changes of the clock that matter.
 *
 * Made from the same rules that Node counts local times with, so that the two cannot disagree. Refuses to know what
 * happens at the instants.
 */

type Zoned = Temporal.ZonedDateTime;

/** Years of four digits are all that a calendar can write. From here on a zone's next change of the clock may lie behind them. */
const LAST_ZONED = Date.parse('9998-01-01T00:00:00Z');

/** The instant on the clock of a zone; null where its local time comes twice or never, and would be taken for another, and where a calendar cannot tell the zone. */
export function onClock(instant: Date, zone: string): Zoned | null {
  // A bare offset is no zone by name, and its colon ends the parameter that it would stand in.
  if (zone.includes(':') || instant.getTime() >= LAST_ZONED) return null;
  const zoned = zonedOf(instant, zone);
  const local = zoned.toPlainDateTime();
  const readings = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }),
  );
  return readings.every((reading) => reading.equals(zoned)) ? zoned : null;
}

/** The VTIMEZONE by which these instants are read, lines ended by CRLF. */
export function vtimezone(zone: string, instants: readonly Date[]): string {
  const starts = new Map<number, string[]>();
  for (const instant of instants) {
    const zoned = zonedOf(instant, zone);
    const change = lastChange(zoned);
    const next = zoned.getTimeZoneTransition('next');
    if (change === null) starts.set(0, observance(zoned, zoned, '19700101T000000'));
    for (const each of [change, next]) if (each !== null) starts.set(each.epochMilliseconds, observanceFrom(each));
  }
  const inOrder = [...starts].sort(([one], [other]) => one - other).flatMap(([, lines]) => lines);
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...inOrder, 'END:VTIMEZONE'].join('\r\n');
}

function zonedOf(instant: Date, zone: string): Zoned {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant.getTime() / 1000) * 1000).toZonedDateTimeISO(zone);
}

/** What the clock goes by at that instant began then; null for a zone whose clock never changed before. */
function lastChange(zoned: Zoned): Zoned | null {
  return zoned.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
}

function observanceFrom(change: Zoned): string[] {
  const before = change.subtract({ nanoseconds: 1 });
  // The onset is told on the clock as it went before.
  const onset = change.toInstant().toZonedDateTimeISO(offsetOf(before)).toPlainDateTime();
  return observance(before, change, wallClock(onset));
}

function observance(before: Zoned, after: Zoned, onset: string): string[] {
  const kind = after.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `TZOFFSETFROM:${basic(offsetOf(before))}`,
    `TZOFFSETTO:${basic(offsetOf(after))}`,
    `DTSTART:${onset}`,
    `END:${kind}`,
  ];
}

/** `+02:00`; the seconds of times before railways are cut off, which no calendar is about. */
function offsetOf({ offset }: Zoned): string {
  return offset.slice(0, 6);
}

function basic(offset: string): string {
  return offset.replace(':', '');
}

function wallClock(local: Temporal.PlainDateTime): string {
  return local.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/gu, '');
}
