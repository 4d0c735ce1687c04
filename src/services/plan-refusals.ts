/**
 * The words in which plans are refused.
 *
 * Pure.
 */

import type { HostOverlap } from '../domain/maintenance-store.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';

/** The words for a host that is not there, or not the caller's to see. */
export function hostNotFound(id: string): Refusal {
  return refusal('HOST_NOT_FOUND', `There is no host ${id}.`, 'hostIds');
}

/** The words for a host that another open window has at that time. */
export function overlapRefusal({ overlap: { host, window } }: HostOverlap): Refusal {
  const message = `${host ?? 'A host'} is already in window ${window ?? 'another one'} at that time: choose other times, or end that window first.`;
  return refusal('SAME_HOST_OVERLAP', message, 'hostIds');
}
