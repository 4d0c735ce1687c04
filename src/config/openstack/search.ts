/**
 * Where OpenStack's own configuration is looked for, as openstacksdk does it.
 *
 * The first file that is there and may be read wins; the others are not looked at. Follows
 * https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html and, for what that leaves open,
 * openstack/config/loader.py. Refuses to know what is in the files.
 */

import { join, resolve } from 'node:path';

import type { Faults } from '../../yaml/faults.ts';
import { readText } from '../files.ts';
import type { Environment } from '../interpolate.ts';
import type { Located } from '../../yaml/located.ts';
import { readYaml } from '../../yaml/yaml-file.ts';

/** `home` is the user's home folder, `cwd` where the process was started. Both absolute. */
export interface Surroundings {
  readonly env: Environment;
  readonly cwd: string;
  readonly home: string;
}

/** The kinds of file there are, by the name before the dot, and the variables that put one file in front. */
const OVERRIDES = {
  clouds: 'OS_CLIENT_CONFIG_FILE',
  secure: 'OS_CLIENT_SECURE_FILE',
  'clouds-public': null,
} as const;
export type CloudsFileKind = keyof typeof OVERRIDES;

const SUFFIXES = ['.yaml', '.yml', '.json'];

/** A file that was found. `root` is null when it could not be read as YAML; then its faults are told. */
export interface FoundFile {
  readonly file: string;
  readonly root: Located | null;
}

/** Every path where a file of this kind may be, the winning one first. Absolute. */
export function candidates(kind: CloudsFileKind, { env, cwd, home }: Surroundings): readonly string[] {
  const variable = OVERRIDES[kind];
  const override = variable === null ? undefined : env[variable];
  const userConfig = [env.XDG_CONFIG_HOME ?? '', join(home, '.config')].filter((folder) => folder !== '');
  const folders = [
    cwd,
    ...userConfig.map((folder) => join(folder, 'openstack')),
    '/etc/xdg/openstack',
    '/etc/openstack',
  ];
  const usual = folders.flatMap((folder) => SUFFIXES.map((suffix) => resolve(cwd, folder, `${kind}${suffix}`)));
  const all = override === undefined || override === '' ? usual : [resolve(cwd, override), ...usual];
  return [...new Set(all)];
}

/** The first of the candidates that can be read; null when there is none. */
export function findFile(kind: CloudsFileKind, surroundings: Surroundings, faults: Faults): FoundFile | null {
  for (const file of candidates(kind, surroundings)) {
    const read = readText(file);
    if ('text' in read) return { file, root: readYaml(file, read.text, faults) };
  }
  return null;
}
