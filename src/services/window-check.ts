/**
 * What a window's words, times and settings may be, whoever plans or changes it.
 *
 * Pure. Names every fault at once.
 */

import type { Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import { answerDeadline, faultInTimes } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { ServerAction } from '../domain/server-action.ts';

const SUMMARY_LIMIT = 255;
const DESCRIPTION_LIMIT = 10_000;
/** Control characters, and Unicode's own line and paragraph separators. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * Everything that is wrong with a window as it would be. `asked`: are its owners to answer yet? `timed`: are its times
 * chosen now? Those that stand may have passed, and are no fault of another change.
 */
export function windowFaults(window: MaintenanceWindow, asked: boolean, now: Date, timed = true): readonly Refusal[] {
  const times = timed ? timeFaults(window, now) : [];
  const deadline = asked && times.length === 0 ? deadlineFaults(window, now) : [];
  return [...wordFaults(window), ...times, ...deadline, ...actionFaults(window)];
}

function wordFaults({ summary, description }: MaintenanceWindow): readonly Refusal[] {
  const faults: Refusal[] = [];
  if (summary.length === 0 || summary.length > SUMMARY_LIMIT) {
    faults.push(refusal('INVALID_VALUE', `summary must have 1 to ${SUMMARY_LIMIT} characters.`, 'summary'));
  }
  if (NOT_IN_A_LINE.test(summary)) {
    const message = 'summary is one line: take the line breaks, tabs and other control characters out of it.';
    faults.push(refusal('INVALID_VALUE', message, 'summary'));
  }
  if ((description?.length ?? 0) > DESCRIPTION_LIMIT) {
    faults.push(refusal('INVALID_VALUE', `description is longer than ${DESCRIPTION_LIMIT} characters.`, 'description'));
  }
  return faults;
}

function timeFaults(window: MaintenanceWindow, now: Date): readonly Refusal[] {
  const fault = faultInTimes(window, now);
  return fault === null ? [] : [refusal('INVALID_TIMES', fault.message, fault.field)];
}

function actionFaults({ kind, allowedActions, defaultAction }: MaintenanceWindow): readonly Refusal[] {
  const faults: Refusal[] = [];
  if (allowedActions.length === 0) {
    faults.push(refusal('INVALID_VALUE', 'Allow at least one action.', 'allowedActions'));
  }
  if (kind === 'PERMANENT' && allowedActions.includes('KEEP')) {
    const message = 'A host that goes for good keeps no server: KEEP cannot be allowed.';
    faults.push(refusal('ACTION_NOT_ALLOWED', message, 'allowedActions'));
  }
  if (allowedActions.length > 0 && !allowedActions.includes(defaultAction)) {
    const message = `defaultAction ${defaultAction} is none of the allowed ones: ${allowedActions.join(', ')}.`;
    faults.push(refusal('ACTION_NOT_ALLOWED', message, 'defaultAction'));
  }
  return faults;
}

/** Clocks differ, and "now" takes a moment to arrive. */
const CLOCKS_MS = 60_000;

/** A deadline for owners that has passed already would ask them for nothing, and take their silence all the same. */
function deadlineFaults(window: MaintenanceWindow, now: Date): readonly Refusal[] {
  if (answerDeadline(window).getTime() >= now.getTime() - CLOCKS_MS) return [];
  const field = window.acknowledgeBy !== null ? 'acknowledgeBy' : window.drainAt !== null ? 'drainAt' : 'startsAt';
  const message = `${field} is in the past: no owner could answer any more.`;
  return [refusal('INVALID_TIMES', message, field)];
}

/** A workflow's defaults as they fit a kind: nothing is kept on a host that goes for good. */
export function actionsFor(
  kind: MaintenanceWindow['kind'],
  {
    allowedActions,
    defaultAction,
  }: { readonly allowedActions: readonly ServerAction[]; readonly defaultAction: ServerAction },
): { readonly allowedActions: readonly ServerAction[]; readonly defaultAction: ServerAction } {
  if (kind === 'TEMPORARY') return { allowedActions, defaultAction };
  const leaving = allowedActions.filter((action) => action !== 'KEEP');
  const allowed: readonly ServerAction[] = leaving.length === 0 ? ['LIVE_MIGRATE', 'MIGRATE'] : leaving;
  return {
    allowedActions: allowed,
    defaultAction: defaultAction === 'KEEP' ? (allowed[0] ?? 'LIVE_MIGRATE') : defaultAction,
  };
}
