/**
 * What can be made out of a workflow file, be it right or not, so that all that is wrong is told at once.
 *
 * Refuses to judge it: see check.ts.
 */

import type { MaintenancePhase } from '../domain/workflow.ts';
import { PHASES } from '../domain/workflow.ts';
import type { Faults, Place } from '../yaml/faults.ts';
import { child, itemsOf, locate, toPlain } from '../yaml/located.ts';
import type { Located, LocatedPath } from '../yaml/located.ts';
import { workflowSchema } from './schema.ts';

/** A workflow as far as it is understood; null stands for what is wrong in itself, and is told elsewhere. */
export interface Draft {
  readonly initial: string | null;
  /** What windows are given where their planner says nothing; `isDefaultWritten`: or is the action the usual one? */
  readonly defaults: {
    readonly allowedActions: readonly string[];
    readonly defaultAction: string;
    readonly isDefaultWritten: boolean;
  } | null;
  /** Does it say what approval of tickets means? True also where it may have been meant to. */
  readonly saysApproval: boolean;
  readonly states: readonly DraftState[];
}

export interface DraftState {
  readonly name: string;
  readonly phase: MaintenancePhase | null;
  readonly leads: readonly Lead[];
}

/** A way out of a state: by a person's event (`on`) or the gateway's signal (`when`). */
export interface Lead {
  readonly by: 'on' | 'when';
  readonly name: string;
  readonly target: string | null;
  /** Words that stand there, known or not, at their positions. */
  readonly guards: readonly (string | null)[];
}

/** Null when the file has no states. Wants the faults of its shape to be told already. */
export function draftOf(root: Located, faults: Faults): Draft | null {
  const states = namesAt(root, ['states']);
  if (states === null) return null;
  return {
    initial: textAt(root, ['initial'], faults)?.text ?? null,
    defaults: defaultsIn(root),
    saysApproval:
      child(root, 'approval') !== null ? locate(root, ['approval']).node !== null : hasStrangeKey(root, faults),
    states: states.map((name) => {
      const phase = textAt(root, ['states', name, 'phase'], faults)?.text;
      return {
        name,
        phase: PHASES.find((known) => known === phase) ?? null,
        leads: [...leadsOf(root, name, 'on', faults), ...leadsOf(root, name, 'when', faults)],
      };
    }),
  };
}

function leadsOf(root: Located, state: string, by: Lead['by'], faults: Faults): readonly Lead[] {
  const names = namesAt(root, ['states', state, by]) ?? [];
  return names.map((name) => {
    const path = ['states', state, by, name];
    const guards = itemsOf(locate(root, [...path, 'guards']).node);
    return {
      by,
      name,
      target: textAt(root, [...path, 'target'], faults)?.text ?? null,
      guards: guards.map((guard) => (guard.kind === 'scalar' && typeof guard.value === 'string' ? guard.value : null)),
    };
  });
}

function defaultsIn(root: Located): Draft['defaults'] {
  const written = locate(root, ['defaults']).node;
  const read = workflowSchema.shape.defaults.safeParse(written === null ? undefined : toPlain(written));
  if (!read.success) return null;
  const isDefaultWritten = locate(root, ['defaults', 'defaultAction']).node !== null;
  return { ...read.data, isDefaultWritten };
}

/** One of its keys is not known: it may be any other, misspelt. */
function hasStrangeKey(root: Located, faults: Faults): boolean {
  return root.kind === 'mapping' && [...root.entries.values()].some(({ keyPlace }) => faults.has(keyPlace));
}

function namesAt(root: Located, path: LocatedPath): readonly string[] | null {
  const { node } = locate(root, path);
  return node?.kind === 'mapping' ? [...node.entries.keys()] : null;
}

/** A text and where it stands; null for what is no text, or was told to be wrong. */
export function textAt(
  root: Located,
  path: LocatedPath,
  faults: Faults,
): { readonly text: string; readonly place: Place } | null {
  const { node, place } = locate(root, path);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || faults.has(place)) return null;
  return { text: node.value, place };
}
