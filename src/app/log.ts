/**
 * The process's log: JSON lines on standard error, so that standard output stays for people. Every line says for which
 * request, in which trace and about which window it was written, as far as that is known.
 *
 * Refuses to know who logs what.
 */

import { destination, pino, symbols } from 'pino';
import type { DestinationStream, Logger } from 'pino';

import type { Config } from '../config/index.ts';
import { logContext } from '../log-context.ts';
import type { LogContext } from '../log-context.ts';
import { redaction } from '../server/redaction.ts';

/** `to`: standard error when left out. */
export function createLog({ log: { level } }: Pick<Config, 'log'>, to: DestinationStream = destination(2)): Logger {
  return pino({ level, redact: redaction, mixin: contextOf }, to);
}

/** A child that has the request's id by itself would have it twice. */
function contextOf(_fields: object, _level: number, logger: Logger): LogContext {
  const { requestId, ...others } = logContext();
  if (requestId === undefined || hasRequestId(logger)) return others;
  return { requestId, ...others };
}

function hasRequestId(logger: Logger): boolean {
  const fields: unknown = Reflect.get(logger, symbols.chindingsSym);
  return typeof fields === 'string' && fields.includes('"requestId":');
}
