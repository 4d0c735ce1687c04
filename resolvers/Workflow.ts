import type { WorkflowResolvers } from '../src/generated/types.ts';

export const Workflow: WorkflowResolvers = {
  states: ({ states, initial }) => [
    ...states.filter(({ name }) => name === initial),
    ...states.filter(({ name }) => name !== initial),
  ],
};
