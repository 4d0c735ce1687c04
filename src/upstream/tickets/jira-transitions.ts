/**
 * The status of a Jira issue, changed by one of the transitions that lead there from where it stands.
 *
 * Never knows a transition's id or name beforehand: both differ by project, and each project's admins change them.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import { UpstreamError } from '../../errors.ts';
import { issuePath } from './jira-api.ts';
import type { Ask, JiraApi } from './jira-api.ts';

const named = z.object({ name: z.string() });
const statusOnly = z.object({ fields: z.object({ status: named }) });
const transitions = z.object({
  transitions: z.array(z.object({ id: z.string(), to: named, hasScreen: z.boolean().nullish() })),
});
type Transition = z.infer<typeof transitions>['transitions'][number];

/** One transition, not a way through several: what lies between is for people to go through. */
export async function reachStatus(api: JiraApi, key: TicketKey, status: string): Promise<void> {
  const ask = api.begin();
  try {
    await step(api, ask, key, status);
  } catch (failure) {
    if (!isConflict(failure)) throw failure;
    // Somebody was faster. From where the issue is now, once more.
    await step(api, ask, key, status).catch((again: unknown) => {
      throw isConflict(again)
        ? new UpstreamError(api.name, 'FAILED', `${key}: others change it at the same time`, { status: 409 })
        : again;
    });
  }
}

async function step(api: JiraApi, ask: Ask, key: TicketKey, status: string): Promise<void> {
  const before = await present(ask, key);
  if (isSame(before, status)) return;
  const path = `${issuePath(key)}/transitions`;
  const { transitions: open } = await ask({ path, shape: transitions });
  const way = chosen(open, status);
  if (way === undefined) {
    throw new UpstreamError(
      api.name,
      'REFUSED',
      `${key}: no step leads from ${before} to ${status}, ${reachable(open)}`,
    );
  }
  await ask({ method: 'POST', path, body: { transition: { id: way.id } }, shape: z.unknown() });
  // Rules of the project may have taken it further; only where it has not moved, nothing was done.
  if (isSame(await present(ask, key), before)) {
    throw new UpstreamError(api.name, 'REFUSED', `${key}: the step to ${status} was taken and it is still ${before}`);
  }
}

async function present(ask: Ask, key: TicketKey): Promise<string> {
  const { fields } = await ask({ path: issuePath(key), query: { fields: 'status' }, shape: statusOnly });
  return fields.status.name;
}

/** One without a screen is preferred: a screen may ask for fields that we do not know. */
function chosen(open: readonly Transition[], status: string): Transition | undefined {
  const leading = open.filter(({ to }) => isSame(to.name, status));
  return leading.find(({ hasScreen }) => hasScreen !== true) ?? leading[0];
}

function reachable(open: readonly Transition[]): string {
  const names = [...new Set(open.map(({ to }) => to.name))];
  return names.length === 0 ? 'nor to any other for our account' : `only to ${names.join(', ')}`;
}

/** Jira has no two statuses that differ by case only. */
function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function isConflict(failure: unknown): boolean {
  return failure instanceof UpstreamError && failure.status === 409;
}
