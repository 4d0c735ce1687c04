export type { Workflow as WorkflowMapper, WorkflowState as WorkflowStateMapper } from '../src/domain/workflow.ts';
