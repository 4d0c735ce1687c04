/**
 * Checks what a caller asks to be scheduled, before anything is read or written.
 *
 * Pure but for the configured clouds and workflows it is given. Names every fault at once.
 */

import type { Cloud } from '../domain/compute.ts';
import { parseHostId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import { faultInTimes } from '../domain/window.ts';
import type { MaintenanceCause, MaintenanceKind } from '../domain/window.ts';
import type { Workflow } from '../domain/workflow.ts';
import { cloudOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { faultsInLink } from './link-check.ts';
import type { LinkInput } from './link-check.ts';

/** `scheduleMaintenance` as it arrives; see the schema for limits and meaning. */
export interface ScheduleInput {
  readonly clientMutationId?: string | null | undefined;
  readonly hostIds: readonly string[];
  readonly summary: string;
  readonly description?: string | null | undefined;
  readonly kind: MaintenanceKind;
  readonly cause: MaintenanceCause;
  readonly workflow?: string | null | undefined;
  readonly startsAt: Date;
  readonly endsAt?: Date | null | undefined;
  readonly timeZone: string;
  readonly tickets?: readonly LinkInput[] | null | undefined;
}

/** What was asked for, with everything found that it names in our configuration. */
export interface Plan {
  readonly input: ScheduleInput;
  readonly cloud: Cloud;
  readonly hostNames: readonly string[];
  readonly workflow: Workflow;
}

type Checked<Value> = { readonly value: Value } | { readonly refusals: readonly Refusal[] };

const SUMMARY_LIMIT = 255;
const DESCRIPTION_LIMIT = 10_000;

/** The plan, or everything that is wrong with it. */
export function checkPlan(
  { clouds, workflows }: Pick<Dependencies, 'clouds' | 'workflows'>,
  caller: Caller,
  input: ScheduleInput,
  now: Date,
): { readonly plan: Plan } | { readonly refusals: readonly Refusal[] } {
  const place = checkHosts(clouds, caller, input.hostIds);
  const workflow = checkWorkflow(workflows, input.workflow ?? null);
  const refusals = [...refusalsOf(place), ...refusalsOf(workflow), ...checkWords(input), ...checkTimes(input, now)];
  input.tickets?.forEach((link, index) => refusals.push(...faultsInLink(link, 'tickets', String(index))));
  if (refusals.length > 0 || 'refusals' in place || 'refusals' in workflow) return { refusals };
  return { plan: { input, ...place.value, workflow: workflow.value } };
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

function checkWords({ summary, description }: ScheduleInput): readonly Refusal[] {
  const faults: Refusal[] = [];
  const length = summary.trim().length;
  if (length === 0 || length > SUMMARY_LIMIT) {
    faults.push(refusal('INVALID_VALUE', `summary must have 1 to ${SUMMARY_LIMIT} characters.`, 'summary'));
  }
  if ((description?.length ?? 0) > DESCRIPTION_LIMIT) {
    faults.push(refusal('INVALID_VALUE', `description is longer than ${DESCRIPTION_LIMIT} characters.`, 'description'));
  }
  return faults;
}

function checkTimes({ kind, startsAt, endsAt = null }: ScheduleInput, now: Date): readonly Refusal[] {
  const fault = faultInTimes({ kind, startsAt, endsAt }, now);
  return fault === null ? [] : [refusal('INVALID_TIMES', fault, 'endsAt')];
}
