import type { WorkflowStateResolvers } from '../src/generated/types.ts';

export const WorkflowState: WorkflowStateResolvers = {
  events: ({ transitions }) => transitions.map(({ event }) => event),
};
