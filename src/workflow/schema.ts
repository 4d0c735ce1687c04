/**
 * The shape of a workflow file: its keys, their types and defaults.
 *
 * Each leaf is described by the words that complete "… must be"; faults are told in them. Refuses to know files,
 * places, and where states lead.
 */

import { z } from 'zod';

import type { TicketStatusCategory } from '../domain/ticket.ts';
import { SERVER_ACTIONS, SILENCE_POLICIES } from '../domain/server-action.ts';
import { ACTIONS, GUARDS, PHASES, SIGNALS } from '../domain/workflow.ts';
import type { SignalTransition, Workflow } from '../domain/workflow.ts';

/** What a status may be known as; UNKNOWN is no approval of anything. */
const CATEGORIES = ['TODO', 'IN_PROGRESS', 'DONE'] as const satisfies readonly TicketStatusCategory[];

const word = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,63}$/u)
  .describe('a word of at most 64 letters, digits, blanks, _ and -, beginning with a letter or digit');
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words).describe(`one of ${words.join(', ')}`);

const step = z.strictObject({
  target: word,
  guards: z.array(oneOf(GUARDS)).describe('a list of guards').default([]),
  actions: z.array(oneOf(ACTIONS)).describe('a list of actions').default([]),
});

const state = z.strictObject({
  phase: oneOf(PHASES),
  on: z.record(word, step).describe('a mapping from event names to what they do').default({}),
  when: z.partialRecord(oneOf(SIGNALS), step).describe('a mapping from signals to what they do').default({}),
});

const defaults = z.strictObject({
  onSilence: oneOf(SILENCE_POLICIES).default('CONSENT'),
  allowedActions: z
    .array(oneOf(SERVER_ACTIONS))
    .min(1)
    .describe(`a list with at least one of ${SERVER_ACTIONS.join(', ')}`)
    .default([...SERVER_ACTIONS]),
  defaultAction: oneOf(SERVER_ACTIONS).default('LIVE_MIGRATE'),
});

const approval = z
  .strictObject({
    rel: z.string().min(1).max(100).describe('the rel of the links that count, e.g. change'),
    categories: z.array(oneOf(CATEGORIES)).describe('a list of status categories').default([]),
    statuses: z
      .array(z.string().min(1).describe("the name of a status, as the tickets' system spells it"))
      .describe('a list of names of statuses')
      .default([]),
  })
  .refine(({ categories, statuses }) => categories.length + statuses.length > 0)
  .describe('a mapping with rel and at least one of categories and statuses that mean approved');

/** The whole file. */
export const workflowSchema = z.strictObject({
  name: word,
  version: z.string().min(1).max(64).describe("a text in quotes, e.g. '1'"),
  initial: word,
  asksOwners: z.boolean().describe('true or false').default(true),
  defaults: defaults.prefault({}),
  approval: approval.optional(),
  states: z.record(word, state).describe('a mapping from state names to states'),
});

/** The workflow that a right file describes. */
export function toWorkflow({ approval: asked, states, ...file }: z.output<typeof workflowSchema>): Workflow {
  return {
    ...file,
    approval: asked ?? null,
    states: Object.entries(states).map(([name, { phase, on, when }]) => ({
      name,
      phase,
      transitions: Object.entries(on).map(([event, to]) => ({ event, ...to })),
      signals: Object.keys(when).flatMap((written) => signalOf(written, when)),
    })),
  };
}

function signalOf(written: string, when: z.output<typeof state>['when']): readonly SignalTransition[] {
  const signal = SIGNALS.find((known) => known === written);
  const to = signal === undefined ? undefined : when[signal];
  return signal === undefined || to === undefined ? [] : [{ signal, ...to }];
}
