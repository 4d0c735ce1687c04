/**
 * The `workflows` of a configuration: their files, whether the default one is among them, and what their readers say.
 *
 * Knows of a workflow that it has a name. Refuses to know what else is in one: whoever does is given, and asked.
 */

import { resolve } from 'node:path';

import { ConfigError } from '../errors.ts';
import { faultList } from '../yaml/faults.ts';
import type { Faults, Place } from '../yaml/faults.ts';
import { child, locate, toPlain } from '../yaml/located.ts';
import type { Located } from '../yaml/located.ts';
import { suggestion } from '../domain/nearest.ts';
import { readYaml } from '../yaml/yaml-file.ts';
import type { WorkflowFile, WorkflowsConfig } from './config.ts';
import { fileSchema, USUAL_WORKFLOW } from './schema.ts';
import { readShippedWorkflows, readWorkflowFiles } from './workflow-files.ts';

/** Reads what is in the files. Throws ConfigError with everything that is wrong with them; the answer is not looked at. */
export type CheckWorkflows = (of: { readonly workflows: WorkflowsConfig }) => unknown;

/** The files, checked if anybody can; `folder` is where relative paths start. All that is wrong is told, whatever else is. */
export function readWorkflowsSection(
  root: Located,
  folder: string,
  check: CheckWorkflows | null,
  faults: Faults,
): readonly WorkflowFile[] {
  const own = faultList();
  const files = readFiles(root, folder, own, faults);
  const isWhole = own.isEmpty();
  addAll(own.toError(), faults);
  if (files.length === 0) return files;

  const names = files.map(nameIn);
  const known = names.filter((name) => name !== null);
  const wanted = isWhole ? wantedIn(root, faults) : null;
  if (wanted !== null && !names.includes(null)) tellMissing(wanted, known, faults);
  // The checker is asked for one that is there: that the wanted one is missing was told already, with its place.
  const first = known.find((name) => name === wanted?.name) ?? known[0] ?? USUAL_WORKFLOW;
  if (check !== null) attempt(() => check({ workflows: { default: first, files } }), faults);
  return files;
}

function readFiles(root: Located, folder: string, own: Faults, faults: Faults): readonly WorkflowFile[] {
  const { node, place } = locate(root, ['workflows', 'directory']);
  if (node === null) return readShippedWorkflows(own);
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || faults.has(place)) return [];
  return readWorkflowFiles(resolve(folder, node.value), place, own);
}

/** The name that stands in a file, right or not; null when there is none to be read. */
function nameIn({ file, text }: WorkflowFile): string | null {
  const name = child(readYaml(file, text, faultList()), 'name');
  return name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : null;
}

interface Wanted {
  readonly name: string;
  readonly place: Place;
  readonly isWritten: boolean;
}

/** The default workflow; null when a fault leaves open which it is, or where to look for it. */
function wantedIn(root: Located, faults: Faults): Wanted | null {
  const section = child(root, 'workflows');
  const isRight = section === null || fileSchema.shape.workflows.safeParse(toPlain(section)).success;
  if (!isRight && locate(root, ['workflows', 'directory']).node === null) return null;
  const { node, place } = locate(root, ['workflows', 'default']);
  if (node === null) return { name: USUAL_WORKFLOW, place, isWritten: false };
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || faults.has(place)) return null;
  return { name: node.value, place, isWritten: true };
}

function tellMissing({ name, place, isWritten }: Wanted, known: readonly string[], faults: Faults): void {
  if (known.includes(name)) return;
  const hint = suggestion(name, known);
  if (isWritten) faults.add(place, `workflows.default names no workflow; ${hint}`);
  else faults.add(place, `workflows.default is missing, and no workflow is called ${name}; ${hint}`);
}

function attempt(check: () => unknown, faults: Faults): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    addAll(error, faults);
  }
}

function addAll({ faults: found }: ConfigError, faults: Faults): void {
  for (const fault of found) faults.add(fault, fault.message);
}
