/**
 * Checks what a caller asks to be scheduled, before anything is read or written.
 *
 * Pure but for the configured clouds and workflows it is given. Names every fault at once.
 */

import type { Cloud } from '../domain/compute.ts';
import { cloudName, parseHostId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { Workflow } from '../domain/workflow.ts';
import { actorOf, cloudOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { faultsInLink } from './link-check.ts';
import type { LinkInput } from './link-check.ts';
import { windowFaults } from './window-check.ts';
import { draftWindow } from './draft.ts';
import type { DraftInput } from './draft.ts';

/** `scheduleMaintenance` as it arrives; see the schema for limits and meaning. */
export interface ScheduleInput extends DraftInput {
  readonly clientMutationId?: string | null | undefined;
  readonly hostIds: readonly string[];
  readonly workflow?: string | null | undefined;
  readonly tickets?: readonly LinkInput[] | null | undefined;
}

/** What is to be scheduled, with everything found that it names in our configuration. */
export interface Plan {
  readonly window: MaintenanceWindow;
  readonly cloud: Cloud;
  readonly hostNames: readonly string[];
  readonly workflow: Workflow;
  readonly links: readonly LinkInput[];
}

type Checked<Value> = { readonly value: Value } | { readonly refusals: readonly Refusal[] };

/** The plan, or everything that is wrong with it. */
export function checkPlan(
  dependencies: Pick<Dependencies, 'clouds' | 'workflows' | 'now' | 'newId'>,
  caller: Caller,
  input: ScheduleInput,
): { readonly plan: Plan } | { readonly refusals: readonly Refusal[] } {
  const { clouds, workflows, now } = dependencies;
  const place = checkHosts(clouds, caller, input.hostIds);
  const workflow = checkWorkflow(workflows, input.workflow ?? null);
  const refusals = [...refusalsOf(place), ...refusalsOf(workflow)];
  // Its faults are told too, whatever else is wrong.
  const cloud = 'value' in place ? place.value.cloud.name : cloudName('');
  const followed = 'value' in workflow ? workflow.value : workflows[0];
  const window = followed && draftWindow(dependencies, actorOf(caller), input, followed, cloud);
  if (window !== undefined) refusals.push(...windowFaults(window, followed?.asksOwners === true, now()));
  input.tickets?.forEach((link, index) => refusals.push(...faultsInLink(link, 'tickets', String(index))));
  if (refusals.length > 0 || 'refusals' in place || 'refusals' in workflow || window === undefined) return { refusals };
  return { plan: { window, ...place.value, workflow: workflow.value, links: uniqueLinks(input.tickets ?? []) } };
}

function uniqueLinks(links: readonly LinkInput[]): readonly LinkInput[] {
  return [...new Map(links.map((link) => [link.url, link])).values()];
}

function refusalsOf(checked: Checked<unknown>): Refusal[] {
  return 'refusals' in checked ? [...checked.refusals] : [];
}

function checkHosts(
  clouds: readonly Cloud[],
  caller: Caller,
  ids: readonly string[],
): Checked<Pick<Plan, 'cloud' | 'hostNames'>> {
  const named = ids.map((id) => ({ id, host: parseHostId(id) }));
  const [first] = named;
  if (first === undefined) return { refusals: [refusal('INVALID_VALUE', 'Name at least one host.', 'hostIds')] };
  const unknown = named.filter(({ host }) => host === null || cloudOf(clouds, caller, host.cloud) === null);
  if (unknown.length > 0) {
    return { refusals: unknown.map(({ id }) => refusal('HOST_NOT_FOUND', `There is no host ${id}.`, 'hostIds')) };
  }
  const cloud = first.host && cloudOf(clouds, caller, first.host.cloud);
  if (cloud === null || named.some(({ host }) => host?.cloud !== cloud.name)) {
    const message = 'The hosts are of several clouds: schedule one window for each cloud.';
    return { refusals: [refusal('INVALID_VALUE', message, 'hostIds')] };
  }
  return { value: { cloud, hostNames: [...new Set(named.flatMap(({ host }) => host?.name ?? []))] } };
}

function checkWorkflow(workflows: readonly Workflow[], name: string | null): Checked<Workflow> {
  const found = name === null ? workflows[0] : workflows.find((workflow) => workflow.name === name);
  if (found !== undefined) return { value: found };
  const names = workflows.map((workflow) => workflow.name).join(', ');
  return {
    refusals: [refusal('INVALID_VALUE', `There is no workflow ${String(name)}; there are: ${names}.`, 'workflow')],
  };
}
