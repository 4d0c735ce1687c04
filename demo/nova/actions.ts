/**
 * `POST servers/{id}/action`: which action is asked for, and who carries it out.
 *
 * Knows their names only.
 */
import { coldMigrate, confirmResize, revertResize } from './cold-migration.ts';
import { evacuate } from './evacuation.ts';
import { badRequest } from './faults.ts';
import type { NovaAnswer, NovaCall, NovaHandler, NovaRouter } from './call.ts';
import { liveMigrate } from './live-migration.ts';
import { start, stop } from './power.ts';

const ACTIONS: Readonly<Partial<Record<string, NovaHandler>>> = {
  confirmResize,
  evacuate,
  migrate: coldMigrate,
  'os-migrateLive': liveMigrate,
  'os-start': start,
  'os-stop': stop,
  revertResize,
};

/** A body with one key: the action's name. */
function act(call: NovaCall): NovaAnswer {
  const names = typeof call.body === 'object' && call.body !== null ? Object.keys(call.body) : [];
  const [name] = names;
  if (name === undefined || names.length !== 1) throw badRequest('Malformed request body');
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw badRequest(`There is no such action: ${name}`);
  return action(call);
}

/** Serves `servers/{id}/action`. */
export function addActionRoutes(route: NovaRouter): void {
  route('POST', '/servers/:id/action', act);
}
