import type { WorkflowStateResolvers } from '../src/generated/types.ts';

export const WorkflowState: WorkflowStateResolvers = {
  events: ({ transitions }) => transitions.map(({ event }) => event),
  transitions: ({ transitions, signals }) => [
    ...transitions.map(({ event, target }) => ({ event, signal: null, target })),
    ...signals.map(({ signal, target }) => ({ event: null, signal, target })),
  ],
};
