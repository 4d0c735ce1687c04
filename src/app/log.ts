/**
 * The process's log: JSON lines on standard error, so that standard output stays for people.
 *
 * Refuses to know who logs what.
 */

import { destination, pino } from 'pino';
import type { Logger } from 'pino';

import type { Config } from '../config/index.ts';
import { redaction } from '../server/redaction.ts';

export function createLog({ log: { level } }: Pick<Config, 'log'>): Logger {
  return pino({ level, redact: redaction }, destination(2));
}
