/**
 * From `slipway.yaml` to a configuration that is right, or to everything that is wrong with it.
 *
 * Puts the readers in order. Refuses to open a connection: whether a password is the right one, Keystone will say.
 */

import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';

import type { CloudConfig, Config } from './config.ts';
import { faultList } from '../yaml/faults.ts';
import type { Faults } from '../yaml/faults.ts';
import { readDocuments } from './documents.ts';
import { readText } from './files.ts';
import { interpolate } from './interpolate.ts';
import type { Environment } from './interpolate.ts';
import { child, itemsOf, toPlain } from '../yaml/located.ts';
import type { Located } from '../yaml/located.ts';
import { readAccess } from './open-access.ts';
import { readCloud } from './openstack/cloud.ts';
import { cloudsFiles } from './openstack/entry.ts';
import type { Surroundings } from './openstack/search.ts';
import { checkGlobalOperators, checkPolicies } from './policies.ts';
import { anyCloudSchema, cloudSchema, fileSchema, isSecretKey, pureSchema } from './schema.ts';
import type { CloudSettings, FileSettings } from './schema.ts';
import { wrapSecrets } from './secret-keys.ts';
import { checkShape } from '../yaml/shape-faults.ts';
import { toConfig } from './to-config.ts';
import { readTracing } from './tracing.ts';
import { readWorkflowsSection } from './workflows-section.ts';
import type { CheckWorkflows } from './workflows-section.ts';
import { readYaml } from '../yaml/yaml-file.ts';

/** Which file, and the surroundings it is read in: those of the process unless given. */
export interface ConfigSource {
  /** As the user named it; faults call it so. Relative to `cwd`. */
  readonly file: string;
  readonly env?: Environment;
  readonly cwd?: string;
  readonly home?: string;
  /** Whoever can read workflow files, so that their faults are told with all others; else only their names are read. */
  readonly checkWorkflows?: CheckWorkflows;
}

/** Reads and checks a configuration. Throws ConfigError with all faults at once. Relative paths in the file start at its own folder. */
export function loadConfig({
  file,
  env = process.env,
  cwd = process.cwd(),
  home = homedir(),
  checkWorkflows,
}: ConfigSource): Config {
  const faults = faultList();
  const path = resolve(cwd, file);
  const read = readRoot(file, path, env, faults);
  if (read === null) throw faults.toError();

  const { root, isPure, isOpen } = readAccess(read, faults);
  const settings = checkShape(isPure ? pureSchema : fileSchema, root, faults);
  const clouds = readClouds(root, settings, { env, cwd, home }, faults);
  const workflows = readWorkflowsSection(root, dirname(path), checkWorkflows ?? null, faults);
  checkPolicies(root, faults);
  checkGlobalOperators(root, faults);
  tellDoubles(root, 'clouds', faults);
  tellDoubles(root, 'tickets', faults);
  const tracing = readTracing(env, { file, line: 1, column: 1 }, faults);
  const documents = settings && readDocuments(settings.documents, root, dirname(path), faults);
  if (settings === null || documents === null || !faults.isEmpty()) throw faults.toError();
  return { ...toConfig(settings, clouds, workflows, dirname(path), tracing), isOpen, documents };
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

/** Each cloud of which it is known whose login it has is looked up, whatever else is wrong with it or elsewhere. */
function readClouds(
  root: Located,
  settings: FileSettings | null,
  surroundings: Surroundings,
  faults: Faults,
): readonly CloudConfig[] {
  const files = cloudsFiles(surroundings, faults);
  const defaultSeconds = settings?.limits.upstreamSeconds ?? 1;
  return itemsOf(child(root, 'clouds')).flatMap((written) => {
    const keys = keysOf(written);
    return (keys && readCloud({ keys, written, files, surroundings, defaultSeconds }, faults)) ?? [];
  });
}

/** Null when it is not known whose login is meant: `cloud` is wrong, or an unknown key may be a misspelt one. */
function keysOf(written: Located): CloudSettings | null {
  const plain = toPlain(written);
  const right = cloudSchema.safeParse(plain);
  if (right.success) return right.data;
  const { data = null } = anyCloudSchema.safeParse(plain);
  const isStranger = right.error.issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0);
  return isStranger && data?.cloud === undefined ? null : data;
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
