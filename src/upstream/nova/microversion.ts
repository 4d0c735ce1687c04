/**
 * Nova's microversions: which ones this gateway speaks, and which of them a given Nova understands.
 *
 * Pure. Versions are numbers in pairs: 2.9 comes before 2.53.
 */

import { z } from 'zod';
import { UpstreamError } from '../../errors.ts';

/** A microversion, e.g. `2.90`. */
export interface Microversion {
  readonly major: number;
  readonly minor: number;
}

/** The microversions from one to another, both included. */
export interface VersionRange {
  readonly min: Microversion;
  readonly max: Microversion;
}

/** A microversion as Nova writes it. */
export const microversion = z
  .string()
  .regex(/^\d+\.\d+$/u)
  .transform((text): Microversion => toMicroversion(text));

/** Services by UUID came with 2.53 (Pike). 2.90 is the newest whose every answer we have seen. */
export const SERVERS_AND_SERVICES = rangeOf('2.53', '2.90');
/** What asks for a move is the same from 2.30 on as long as no host is named. 2.95 would leave evacuated servers switched off. */
export const MOVES = rangeOf('2.53', '2.90');
/** Pages and `changes-since` came with 2.59 (Queens). */
export const MIGRATIONS = rangeOf('2.59', '2.90');
/** A group has one policy from 2.64 on (Rocky), and a list of them before. */
export const SERVER_GROUPS = rangeOf('2.64', '2.90');
/** 2.88 took the number of running servers away and asks every host for its uptime, one by one. */
export const HYPERVISORS = rangeOf('2.53', '2.87');

/** The newest microversion that we want and this Nova has, as its header wants it. Throws UpstreamError when there is none. */
export function chosen(upstream: string, supported: VersionRange, wanted: VersionRange): string {
  const newest = isBefore(supported.max, wanted.max) ? supported.max : wanted.max;
  if (isBefore(newest, wanted.min) || isBefore(newest, supported.min)) {
    const has = `${print(supported.min)} to ${print(supported.max)}`;
    const message = `has compute microversions ${has}; one of ${print(wanted.min)} to ${print(wanted.max)} is needed`;
    throw new UpstreamError(upstream, 'UNREADABLE', message);
  }
  return print(newest);
}

function rangeOf(min: string, max: string): VersionRange {
  return { min: toMicroversion(min), max: toMicroversion(max) };
}

function toMicroversion(text: string): Microversion {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return { major, minor };
}

function isBefore(a: Microversion, b: Microversion): boolean {
  return a.major === b.major ? a.minor < b.minor : a.major < b.major;
}

function print({ major, minor }: Microversion): string {
  return `${major}.${minor}`;
}
