/**
 * Workflows, as they were kept.
 *
 * Knows what earlier versions of the gateway kept: they had no guards and no signals, and waited for nobody's answer.
 */

import { z } from 'zod';

import { SERVER_ACTIONS, SILENCE_POLICIES } from '../domain/server-action.ts';
import type { Workflow } from '../domain/workflow.ts';
import { ACTIONS, GUARDS, PHASES, SIGNALS } from '../domain/workflow.ts';

const step = {
  target: z.string(),
  guards: z.array(z.enum(GUARDS)).default([]),
  actions: z.array(z.enum(ACTIONS)),
};

/** The `document` of `workflow_version`. */
export const workflowOfDocument: z.ZodType<Workflow> = z.object({
  name: z.string(),
  version: z.string(),
  initial: z.string(),
  asksOwners: z.boolean().default(false),
  defaults: z
    .object({
      onSilence: z.enum(SILENCE_POLICIES),
      allowedActions: z.array(z.enum(SERVER_ACTIONS)),
      defaultAction: z.enum(SERVER_ACTIONS),
    })
    .default({ onSilence: 'CONSENT', allowedActions: [...SERVER_ACTIONS], defaultAction: 'LIVE_MIGRATE' }),
  approval: z
    .object({
      rel: z.string(),
      categories: z.array(z.enum(['TODO', 'IN_PROGRESS', 'DONE', 'UNKNOWN'])),
      statuses: z.array(z.string()),
    })
    .nullable()
    .default(null),
  states: z.array(
    z.object({
      name: z.string(),
      phase: z.enum(PHASES),
      transitions: z.array(z.object({ event: z.string(), ...step })),
      signals: z.array(z.object({ signal: z.enum(SIGNALS), ...step })).default([]),
    }),
  ),
});
