/**
 * What an owner may answer, and until when.
 *
 * Pure. Names every fault at once.
 */

import { answerDeadline, hasEnded } from '../domain/window.ts';
import type { ServerAction } from '../domain/server-action.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import { cameLate, isStale } from '../domain/server-maintenance.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import { URL_LIMIT } from '../domain/ticket.ts';

/** What an answer says of each server. */
export interface Answer {
  readonly answer: 'ACKNOWLEDGED' | 'DECLINED';
  readonly action: ServerAction | null;
  readonly changeReference: string | null;
  readonly note: string | null;
}

const NOTE_LIMIT = 1000;

/** Faults in the words of an answer. */
export function answerFaults({ note, changeReference, answer }: Answer, mutation: string): readonly Refusal[] {
  const faults: Refusal[] = [];
  if ((note?.length ?? 0) > NOTE_LIMIT) {
    faults.push(refusal('INVALID_VALUE', `note is longer than ${NOTE_LIMIT} characters.`, 'note'));
  }
  if (answer === 'DECLINED' && (note ?? '').trim() === '') {
    faults.push(refusal('INVALID_VALUE', `${mutation} wants a note: say what stands in the way.`, 'note'));
  }
  if (changeReference !== null && new TextEncoder().encode(changeReference).length > URL_LIMIT) {
    faults.push(refusal('INVALID_VALUE', `changeReference is longer than ${URL_LIMIT} bytes.`, 'changeReference'));
  }
  return faults;
}

/**
 * What stands against this answer now. Once silence was taken for consent, nobody can take it back, while to let a
 * held server go is welcome at any time.
 */
export function lateFaults(
  window: MaintenanceWindow,
  servers: readonly WindowServer[],
  { answer, action }: Answer,
  asksOwners: boolean,
  now: Date,
): readonly Refusal[] {
  if (hasEnded(window)) return [refusal('DEADLINE_PASSED', `The window has ended: it is ${window.state}.`, 'windowId')];
  if (action !== null && !window.allowedActions.includes(action)) {
    const message = `This window allows ${window.allowedActions.join(', ')}, not ${action}.`;
    return [refusal('ACTION_NOT_ALLOWED', message, 'action')];
  }
  if (answer === 'DECLINED' && !asksOwners) {
    const message = 'This window asks nobody: its work cannot wait. Its servers are treated by their policies.';
    return [refusal('ACTION_NOT_ALLOWED', message, 'windowId')];
  }
  return servers.flatMap((server) => whyTooLate(window, server, answer, now) ?? []);
}

function whyTooLate(
  window: MaintenanceWindow,
  server: WindowServer,
  answer: Answer['answer'],
  now: Date,
): Refusal | null {
  if (server.outcome === 'MOVING' || server.outcome === 'MOVED' || server.outcome === 'GONE') {
    const state = server.outcome === 'MOVING' ? 'is being moved' : server.outcome === 'MOVED' ? 'was moved' : 'is gone';
    return refusal('DEADLINE_PASSED', `Server ${server.server} ${state} already.`, 'serverIds');
  }
  const held = server.answer === 'DECLINED' || isStale(server, window) || window.onSilence === 'HOLD';
  const deadline = answerDeadline(window);
  if (now < deadline || cameLate(server, window) || (held && answer === 'ACKNOWLEDGED') || window.onSilence === 'HOLD')
    return null;
  const message = `The time to answer ended at ${deadline.toISOString()}; silence is taken for consent.`;
  return refusal('DEADLINE_PASSED', message, 'serverIds');
}
