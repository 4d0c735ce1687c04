/**
 * The properties by which tools of network teams read maintenance from calendars (MAINTNOTE, the convention of
 * maintnote.org and draft-gunter-calext-maintenance-notifications).
 *
 * Pure: from what may be shown to what is written. Refuses to know who may be shown what.
 */

import { expectedImpact } from '../domain/server-maintenance.ts';
import type { Impact, WindowServer } from '../domain/server-maintenance.ts';
import type { MaintenancePhase } from '../domain/workflow.ts';
import type { MaintenanceWindow } from '../domain/window.ts';

/** A name and its value, not yet escaped. */
export interface Property {
  readonly key: string;
  readonly value: string;
}

/** What of a window may be shown. */
export interface Notice {
  readonly window: MaintenanceWindow;
  readonly servers: readonly WindowServer[];
  /** Hosts, where they may be told; they are the objects of a window without servers. */
  readonly hosts: readonly string[];
  readonly provider: string;
  /** Whom it is for: a project, or a cloud. */
  readonly account: string;
}

const STATUS: Readonly<Record<MaintenancePhase, string>> = {
  TENTATIVE: 'TENTATIVE',
  CONFIRMED: 'CONFIRMED',
  DRAINING: 'CONFIRMED',
  READY: 'CONFIRMED',
  IN_PROGRESS: 'IN-PROCESS',
  COMPLETED: 'COMPLETED',
  FAILED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
  SUPERSEDED: 'CANCELLED',
};
const WORSE: readonly Impact[] = ['NO_IMPACT', 'REDUCED_REDUNDANCY', 'DEGRADED', 'OUTAGE'];

/** Every object with its own impact, the worst for the whole. Readers take exactly one id of the maintenance. */
export function maintnote({ window, servers, hosts, provider, account }: Notice): readonly Property[] {
  const objects = servers.map((server) => ({ id: server.server, impact: expectedImpact(server, window).impact }));
  const worst = WORSE.findLast((impact) => objects.some((object) => object.impact === impact)) ?? 'NO_IMPACT';
  const named = objects.length > 0 ? objects : hosts.map((id) => ({ id, impact: worst }));
  // Readers expect one object at least.
  const all = named.length > 0 ? named : [{ id: window.cloud, impact: worst }];
  return [
    { key: 'X-MAINTNOTE-PROVIDER', value: provider },
    { key: 'X-MAINTNOTE-ACCOUNT', value: account },
    { key: 'X-MAINTNOTE-MAINTENANCE-ID;X-MAINTNOTE-PRECEDENCE=PRIMARY', value: window.id },
    ...all.map(({ id, impact }) => ({
      key: `X-MAINTNOTE-OBJECT-ID;X-MAINTNOTE-OBJECT-IMPACT=${spelt(impact)}`,
      value: id,
    })),
    { key: 'X-MAINTNOTE-IMPACT', value: spelt(worst) },
    { key: 'X-MAINTNOTE-STATUS', value: STATUS[window.phase] },
  ];
}

function spelt(impact: Impact): string {
  return impact.replaceAll('_', '-');
}
