/** A calendar as a parser that is none of ours reads it (ical.js, which Thunderbird uses). */

import ICAL from 'ical.js';

/** One entry. */
export interface ReadEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly status: string;
  readonly start: Date;
  readonly end: Date;
  /** `UTC`, or the TZID that the times were written with. */
  readonly zone: string;
  readonly stamp: Date;
  readonly lastModified: Date;
  readonly url: string;
  readonly categories: readonly string[];
  /** The values of a property, in order. */
  readonly all: (property: string) => readonly string[];
  readonly parameter: (property: string, name: string) => readonly string[];
}

/** Throws when it is no calendar. */
export function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return {
    version: String(calendar.getFirstPropertyValue('version')),
    name: String(calendar.getFirstPropertyValue('x-wr-calname')),
    refresh: String(calendar.getFirstPropertyValue('refresh-interval')),
    ttl: String(calendar.getFirstPropertyValue('x-published-ttl')),
    zones: calendar.getAllSubcomponents('vtimezone').map((zone) => String(zone.getFirstPropertyValue('tzid'))),
    entries: calendar.getAllSubcomponents('vevent').map(readEntry),
  };
}

function readEntry(entry: ICAL.Component): ReadEntry {
  const text = (name: string) => String(entry.getFirstPropertyValue(name));
  const time = (name: string): ICAL.Time => {
    const value = entry.getFirstPropertyValue(name);
    if (!(value instanceof ICAL.Time)) throw new Error(`${name} is no time`);
    return value;
  };
  const all = (name: string) => entry.getAllProperties(name);
  return {
    uid: text('uid'),
    sequence: Number(text('sequence')),
    summary: text('summary'),
    description: text('description'),
    status: text('status'),
    start: time('dtstart').toJSDate(),
    end: time('dtend').toJSDate(),
    zone: time('dtstart').zone.tzid,
    stamp: time('dtstamp').toJSDate(),
    lastModified: time('last-modified').toJSDate(),
    url: text('url'),
    categories: all('categories').flatMap((property) => property.getValues().map(String)),
    all: (name) => all(name).map((property) => String(property.getFirstValue())),
    parameter: (name, parameter) => all(name).map((property) => String(property.getParameter(parameter))),
  };
}
