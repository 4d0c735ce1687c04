/**
 * What is wrong with `policies` and `access.globalOperators` beside their shape: a cloud that is not there, a project
 * named twice.
 *
 * Refuses to know whether Keystone has such a project or user.
 */

import type { Faults } from '../yaml/faults.ts';
import { child, itemsOf } from '../yaml/located.ts';
import type { Located, LocatedScalar } from '../yaml/located.ts';
import { suggestion } from '../domain/nearest.ts';
import { cloudSchema } from './schema.ts';

/** The clouds whose Keystones vouch for global operators are there. Wants the faults of the file's shape to be told already. */
export function checkGlobalOperators(root: Located, faults: Faults): void {
  for (const user of itemsOf(child(child(root, 'access'), 'globalOperators'))) {
    checkCloud(textIn(user, 'cloud'), cloudNames(root), faults);
  }
}

function checkCloud(cloud: LocatedScalar | null, clouds: readonly string[] | null, faults: Faults): void {
  if (cloud !== null && clouds !== null && !clouds.includes(String(cloud.value))) {
    faults.add(cloud.place, `no cloud has this name; ${suggestion(String(cloud.value), clouds)}`);
  }
}

/** Wants the faults of the file's shape to be told already. */
export function checkPolicies(root: Located, faults: Faults): void {
  const clouds = cloudNames(root);
  const seen = new Map<string, number>();
  for (const policy of itemsOf(child(root, 'policies'))) {
    const [project, cloud] = [textIn(policy, 'project'), textIn(policy, 'cloud')];
    checkCloud(cloud, clouds, faults);
    if (project !== null) tellDouble(project, cloud, seen, faults);
  }
}

/** Null when a cloud's own name is wrong: it may be the one that is meant. */
function cloudNames(root: Located): readonly string[] | null {
  const names = itemsOf(child(root, 'clouds')).map((cloud) => textIn(cloud, 'name')?.value);
  const right = names.flatMap((name) => cloudSchema.shape.name.safeParse(name).data ?? []);
  return right.length === 0 || right.length < names.length ? null : right;
}

/** `seen` has the lines so far. */
function tellDouble(
  project: LocatedScalar,
  cloud: LocatedScalar | null,
  seen: Map<string, number>,
  faults: Faults,
): void {
  const key = [project.value, cloud?.value ?? ''].join('\n');
  const line = seen.get(key);
  if (line === undefined) seen.set(key, project.place.line);
  else {
    const where = cloud === null ? 'all clouds' : 'this cloud';
    faults.add(
      project.place,
      `the policies of this project in ${where} stand in line ${line} already; write them once`,
    );
  }
}

function textIn(node: Located, key: string): LocatedScalar | null {
  const value = child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value : null;
}
