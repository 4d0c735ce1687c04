/**
 * Wall clocks of a zone to instants and back, also where a clock is put forward or back.
 *
 * Pure. Refuses to know how times are shown. Instants are RFC 3339 in UTC, local times `YYYY-MM-DDTHH:MM`.
 */

import { Temporal } from 'temporal-polyfill';

/** What a local time stands for: one instant, none (the clock skips it), or two (it comes twice). */
export type LocalMeaning =
  | { readonly kind: 'exact'; readonly instant: string }
  | { readonly kind: 'skipped'; readonly instant: string; readonly shownAs: string }
  | { readonly kind: 'twice'; readonly instant: string; readonly later: string }
  | { readonly kind: 'unreadable' };

/** An instant, in whole seconds, as our own API spells it. */
const spell = (time: Temporal.ZonedDateTime): string => time.toInstant().toString({ smallestUnit: 'second' });

/** Where a clock skips the time it is taken as if the clock had not been put forward, i.e. later; where it comes twice, the first. */
export function meaningOf(local: string, zone: string): LocalMeaning {
  let wall: Temporal.PlainDateTime;
  try {
    wall = Temporal.PlainDateTime.from(local);
    const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
    if (earlier.equals(later)) return { kind: 'exact', instant: spell(earlier) };
    const skipped = !later.toPlainDateTime().equals(wall);
    return skipped
      ? { kind: 'skipped', instant: spell(later), shownAs: localOf(spell(later), zone) }
      : { kind: 'twice', instant: spell(earlier), later: spell(later) };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** The wall clock of a zone at an instant, to the minute, as `<input type="datetime-local">` wants it. */
export function localOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** `UTC+02:00` and the like at that instant. */
export function offsetOf(instant: string, zone: string): string {
  return `UTC${Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offset}`;
}

/** Is there such a zone? */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The zone of this machine. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that the browser knows, UTC among them. */
export function allZones(): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** Does the zone's clock change between the two instants? */
export function crossesChange(from: string, until: string, zone: string): boolean {
  return offsetOf(from, zone) !== offsetOf(until, zone);
}
