/**
 * The texts of the workflow files.
 *
 * Refuses to know what a workflow is.
 */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { WorkflowFile } from './config.ts';
import type { Faults, Place } from '../yaml/faults.ts';
import { readFolder, readText } from './files.ts';

/** The workflows that come with the gateway. */
export function readShippedWorkflows(faults: Faults): readonly WorkflowFile[] {
  const folder = fileURLToPath(new URL('../../workflows', import.meta.url));
  return readWorkflowFiles(folder, { file: folder, line: 1, column: 1 }, faults);
}

/** Every `.yaml` and `.yml` of a folder (absolute), sorted by name. A folder without any is a fault at `place`. */
export function readWorkflowFiles(folder: string, place: Place, faults: Faults): readonly WorkflowFile[] {
  const listed = readFolder(folder);
  if ('problem' in listed) {
    faults.add(place, `the folder with the workflow files cannot be read: ${listed.problem}`);
    return [];
  }
  const files = listed.names.filter((name) => /\.ya?ml$/u.test(name)).map((name) => join(folder, name));
  if (files.length === 0) faults.add(place, 'the folder has no workflow file; one ends in .yaml or .yml');
  return files.flatMap((file) => {
    const read = readText(file);
    if ('text' in read) return [{ file, text: read.text }];
    faults.add({ file, line: 1, column: 1 }, `this workflow file cannot be read: ${read.problem}`);
    return [];
  });
}
