/**
 * Standing instructions for a server, in the four cases of maintenance, and which of them counts.
 *
 * Pure. Owners keep them in Nova as metadata (`maintenance:planned-temporary` and so on) or as the tag that Mirantis'
 * lifecycle manager reads; projects' defaults are configuration. An instruction that cannot be read or followed is a
 * problem that is named, never another instruction instead.
 */

import type { CloudName, ProjectId } from './ids.ts';
import { suggestion } from './nearest.ts';
import type { Server } from './server.ts';
import type { ActionSource, WindowServer } from './server-maintenance.ts';
import { SERVER_ACTIONS } from './server-action.ts';
import type { MaintenanceCause, MaintenanceKind, MaintenanceWindow } from './window.ts';
import type { ServerAction } from './server-action.ts';

export const POLICY_CASES = [
  'plannedTemporary',
  'plannedPermanent',
  'unplannedTemporary',
  'unplannedPermanent',
] as const;
export type PolicyCase = (typeof POLICY_CASES)[number];

/** Some of the four cases. */
export type PolicyMatrix = Readonly<Partial<Record<PolicyCase, ServerAction>>>;

/** A project's defaults, as configured. */
export interface ProjectPolicy {
  /** Null: in all clouds. */
  readonly cloud: CloudName | null;
  readonly project: ProjectId;
  readonly actions: PolicyMatrix;
}

/** What is to happen in one case, and why. */
export interface PolicyRule {
  readonly action: ServerAction;
  readonly source: ActionSource;
  /** An instruction that could not be read or followed, and so may be meant for this case; the action is what the others say, and nothing is moved before it is mended. */
  readonly problem: string | null;
}

/** The metadata keys of the four cases. */
export const POLICY_KEYS: Readonly<Record<PolicyCase, string>> = {
  plannedTemporary: 'maintenance:planned-temporary',
  plannedPermanent: 'maintenance:planned-permanent',
  unplannedTemporary: 'maintenance:unplanned-temporary',
  unplannedPermanent: 'maintenance:unplanned-permanent',
};

/** Whatever else begins so is meant for us, and misspelt. */
const KEY_PREFIX = 'maintenance:';

const MIRANTIS_TAG = 'openstack.lcm.mirantis.com:maintenance_action=';
/** A server that is powered off stays where it is; one whose owner is notified is its owner's affair. */
const MIRANTIS_ACTIONS: ReadonlyMap<string, ServerAction> = new Map([
  ['live_migrate', 'LIVE_MIGRATE'],
  ['poweroff', 'KEEP'],
  ['notify', 'OWN_ACTION'],
]);

/** The action of metadata's spelling, e.g. `live-migrate`. */
export function metadataValueOf(action: ServerAction): string {
  return action.toLowerCase().replace('_', '-');
}

export function caseOf({ cause, kind }: { cause: MaintenanceCause; kind: MaintenanceKind }): PolicyCase {
  if (cause === 'PLANNED') return kind === 'TEMPORARY' ? 'plannedTemporary' : 'plannedPermanent';
  return kind === 'TEMPORARY' ? 'unplannedTemporary' : 'unplannedPermanent';
}

type Instructed = Pick<Server, 'metadata' | 'tags' | 'project' | 'cloud'>;

/** The rule for one case: the server's own, else its project's, else `fallback`. */
export function standingRule(
  server: Instructed,
  projects: readonly ProjectPolicy[],
  policyCase: PolicyCase,
  fallback: ServerAction,
): PolicyRule {
  const own = ownRule(server, policyCase);
  const misspelt = unknownKeys(server);
  if (own?.action != null && own.problem === null)
    return { action: own.action, source: 'SERVER_POLICY', problem: misspelt };
  const configured = projects.find(
    ({ project, cloud, actions }) =>
      project === server.project && (cloud === null || cloud === server.cloud) && actions[policyCase] !== undefined,
  )?.actions[policyCase];
  const problem = own?.problem ?? misspelt;
  if (configured !== undefined) return { action: configured, source: 'PROJECT_POLICY', problem };
  return { action: fallback, source: 'WINDOW_DEFAULT', problem };
}

/** What is to happen to a server in a window: its owner's answer, else the standing rule, as far as the window allows it. */
export function actionFor(
  window: Pick<MaintenanceWindow, 'cause' | 'kind' | 'allowedActions' | 'defaultAction'>,
  answered: Pick<WindowServer, 'answer' | 'answeredAction' | 'answeredByOperator'>,
  server: Instructed,
  projects: readonly ProjectPolicy[],
): Pick<WindowServer, 'action' | 'actionSource' | 'policyProblem'> {
  if (answered.answer === 'ACKNOWLEDGED' && answered.answeredAction !== null) {
    const actionSource = answered.answeredByOperator ? 'OPERATOR' : 'OWNER';
    return {
      action: answered.answeredAction,
      actionSource,
      policyProblem: notAllowed(window, answered.answeredAction, 'answer'),
    };
  }
  const rule = standingRule(server, projects, caseOf(window), window.defaultAction);
  const { action, source: actionSource } = rule;
  return { action, actionSource, policyProblem: rule.problem ?? notAllowed(window, action, 'policy') };
}

/** A window's allowed actions may change after it was answered. */
function notAllowed(
  { allowedActions }: Pick<MaintenanceWindow, 'allowedActions'>,
  action: ServerAction,
  by: 'answer' | 'policy',
): string | null {
  if (allowedActions.includes(action)) return null;
  return `The ${by} says ${action}; this window allows ${allowedActions.join(', ')}.`;
}

/** Null where the server says nothing. A contradiction has a problem and no action. */
function ownRule(
  { metadata, tags }: Instructed,
  policyCase: PolicyCase,
): { readonly action: ServerAction | null; readonly problem: string | null } | null {
  const key = POLICY_KEYS[policyCase];
  const written = metadata[key];
  const tagged = policyCase.startsWith('planned') ? tags.filter((tag) => tag.startsWith(MIRANTIS_TAG)) : [];
  if (written === undefined && tagged.length === 0) return null;

  const said = [
    ...(written === undefined ? [] : [{ by: `metadata ${key}=${written}`, action: readAction(written) }]),
    ...tagged.map((tag) => ({
      by: `tag ${tag}`,
      action: MIRANTIS_ACTIONS.get(tag.slice(MIRANTIS_TAG.length)) ?? null,
    })),
  ];
  const unknown = said.filter(({ action }) => action === null);
  if (unknown.length > 0) return { action: null, problem: unknownWords(unknown.map(({ by }) => by)) };
  const [first] = said;
  if (first === undefined) return null;
  if (said.some(({ action }) => action !== first.action)) {
    return { action: null, problem: `Contradiction: ${said.map(({ by }) => by).join(' and ')}.` };
  }
  if (first.action === 'KEEP' && policyCase.endsWith('Permanent')) {
    return { action: null, problem: `${first.by} cannot be followed: a host that goes for good keeps no server.` };
  }
  return { action: first.action, problem: null };
}

const KEYS = Object.values(POLICY_KEYS);
/** So many are named. */
const NAMED = 3;

/** A misspelt key may be meant for any case: guessing which would be the silent default of the others. Null where there is none. */
function unknownKeys({ metadata }: Pick<Instructed, 'metadata'>): string | null {
  const unknown = Object.keys(metadata)
    .filter((key) => key.toLowerCase().startsWith(KEY_PREFIX) && !KEYS.includes(key))
    .toSorted();
  if (unknown.length === 0) return null;
  const more = unknown.length > NAMED ? ` And ${unknown.length - NAMED} more.` : '';
  return `${unknown.slice(0, NAMED).map(unknownKey).join(' ')}${more}`;
}

function unknownKey(key: string): string {
  const hint = suggestion(key, KEYS);
  return `Unknown key: metadata ${key}; ${hint}${hint.endsWith('?') ? '' : '.'}`;
}

function unknownWords(by: readonly string[]): string {
  const values = SERVER_ACTIONS.map(metadataValueOf).join(', ');
  return `Unknown value: ${by.join(' and ')}. Metadata takes ${values}; the tag ${[...MIRANTIS_ACTIONS.keys()].join(', ')}.`;
}

/** Upper and lower case, hyphens and underscores alike. */
function readAction(value: string): ServerAction | null {
  const word = value.trim().toUpperCase().replaceAll('-', '_');
  return SERVER_ACTIONS.find((action) => action === word) ?? null;
}
