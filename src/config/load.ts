/**
 * From `slipway.yaml` to a configuration that is right, or to everything that is wrong with it.
 *
 * Puts the readers in order. Refuses to open a connection: whether a password is the right one, Keystone will say.
 */

import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';

import type { CloudConfig, Config, WorkflowFile } from './config.ts';
import { faultList } from '../yaml/faults.ts';
import type { Faults } from '../yaml/faults.ts';
import { readText } from './files.ts';
import { interpolate } from './interpolate.ts';
import type { Environment } from './interpolate.ts';
import { child, itemsOf, locate, toPlain } from '../yaml/located.ts';
import type { Located } from '../yaml/located.ts';
import { readCloud } from './openstack/cloud.ts';
import { cloudsFiles } from './openstack/entry.ts';
import type { Surroundings } from './openstack/search.ts';
import { cloudSchema, fileSchema, isSecretKey } from './schema.ts';
import type { FileSettings } from './schema.ts';
import { wrapSecrets } from './secret-keys.ts';
import { checkShape } from '../yaml/shape-faults.ts';
import { toConfig } from './to-config.ts';
import { readShippedWorkflows, readWorkflowFiles } from './workflow-files.ts';
import { readYaml } from '../yaml/yaml-file.ts';

/** Which file, and the surroundings it is read in: those of the process unless given. */
export interface ConfigSource {
  /** As the user named it; faults call it so. Relative to `cwd`. */
  readonly file: string;
  readonly env?: Environment;
  readonly cwd?: string;
  readonly home?: string;
}

/** Reads and checks a configuration. Throws ConfigError with all faults at once. Relative paths in the file start at its own folder. */
export function loadConfig({ file, env = process.env, cwd = process.cwd(), home = homedir() }: ConfigSource): Config {
  const faults = faultList();
  const path = resolve(cwd, file);
  const root = readRoot(file, path, env, faults);
  if (root === null) throw faults.toError();

  const settings = checkShape(fileSchema, root, faults);
  const clouds = readClouds(root, settings, { env, cwd, home }, faults);
  const workflows = readWorkflows(root, dirname(path), faults);
  tellDoubles(root, 'clouds', faults);
  tellDoubles(root, 'tickets', faults);
  if (settings === null || !faults.isEmpty()) throw faults.toError();
  return toConfig(settings, clouds, workflows, dirname(path));
}

function readRoot(file: string, path: string, env: Environment, faults: Faults): Located | null {
  const read = readText(path);
  if ('problem' in read) {
    const hint = read.code === 'ENOENT' ? '; slipway.example.yaml is one to start from' : '';
    faults.add({ file, line: 1, column: 1 }, `the configuration cannot be read: ${read.problem}${hint}`);
    return null;
  }
  const root = readYaml(file, read.text, faults);
  return root === null ? null : wrapSecrets(interpolate(root, env, faults), isSecretKey, path, faults);
}

/** Each cloud whose own keys are right is looked up, whatever is wrong elsewhere. */
function readClouds(
  root: Located,
  settings: FileSettings | null,
  surroundings: Surroundings,
  faults: Faults,
): readonly CloudConfig[] {
  const files = cloudsFiles(surroundings, faults);
  const defaultSeconds = settings?.limits.upstreamSeconds ?? 1;
  return itemsOf(child(root, 'clouds')).flatMap((written) => {
    const keys = cloudSchema.safeParse(toPlain(written));
    if (!keys.success) return [];
    return readCloud({ keys: keys.data, written, files, surroundings, defaultSeconds }, faults) ?? [];
  });
}

function readWorkflows(root: Located, folder: string, faults: Faults): readonly WorkflowFile[] {
  const { node, place } = locate(root, ['workflows', 'directory']);
  if (node === null) return readShippedWorkflows(faults);
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || faults.has(place)) return [];
  return readWorkflowFiles(resolve(folder, node.value), place, faults);
}

function tellDoubles(root: Located, section: 'clouds' | 'tickets', faults: Faults): void {
  const seen = new Map<unknown, number>();
  for (const item of itemsOf(child(root, section))) {
    const name = child(item, 'name');
    if (name?.kind !== 'scalar' || typeof name.value !== 'string') continue;
    const line = seen.get(name.value);
    if (line === undefined) seen.set(name.value, name.place.line);
    else faults.add(name.place, `two of ${section} have this name, the other one in line ${line}; names must differ`);
  }
}
