/**
 * Microversion negotiation, 2.1 to 2.93. A version is its minor number: 90 stands for 2.90.
 *
 * Knows the headers and nothing of what a version changes.
 */
import type { IncomingHttpHeaders } from 'node:http';

import { badRequest } from './faults.ts';

const MIN = 1;
/** Nova 26 (Zed). */
export const MAX_MICROVERSION = 93;
const FORM = /^([1-9]\d*)\.(0|[1-9]\d*)$/;

/** What was asked for, and whether it can be given. */
export interface Negotiated {
  /** The version in words, e.g. `2.90`. */
  readonly text: string;
  readonly minor: number;
  readonly supported: boolean;
}

function requested(headers: IncomingHttpHeaders): string | undefined {
  const current = headers['openstack-api-version'];
  const values = (Array.isArray(current) ? current.join(',') : (current ?? '')).split(',');
  const compute = values.map((value) => value.trim().split(/\s+/)).find(([service]) => service === 'compute');
  if (compute) return compute[1];
  const older = headers['x-openstack-nova-api-version'];
  return Array.isArray(older) ? older[0] : older;
}

/** Reads both headers, the newer one first; none means 2.1. Throws 400 for a malformed version. */
export function negotiate(headers: IncomingHttpHeaders): Negotiated {
  const text = requested(headers) ?? '2.1';
  if (text === 'latest') return { text: `2.${String(MAX_MICROVERSION)}`, minor: MAX_MICROVERSION, supported: true };
  const match = FORM.exec(text);
  if (!match) {
    throw badRequest(`API Version String ${text} is of invalid format. Must be of format MajorNum.MinorNum.`);
  }
  const minor = Number(match[2]);
  return { text, minor, supported: match[1] === '2' && minor >= MIN && minor <= MAX_MICROVERSION };
}

/** The headers every negotiated answer carries. */
export const versionHeaders = ({ text }: Negotiated): Record<string, string> => ({
  'OpenStack-API-Version': `compute ${text}`,
  'X-OpenStack-Nova-API-Version': text,
  Vary: 'OpenStack-API-Version, X-OpenStack-Nova-API-Version',
});
