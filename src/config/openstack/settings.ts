/**
 * One cloud's OpenStack settings, asked by name, wherever they came from: clouds.yaml or `OS_*` variables.
 *
 * Refuses to know which settings there are.
 */

import type { Faults, Place } from '../../yaml/faults.ts';
import { child, isBlank } from '../../yaml/located.ts';
import type { Located, LocatedMapping } from '../../yaml/located.ts';
import { isSecret } from '../../secret.ts';
import type { Environment } from '../interpolate.ts';

/** A setting as text, and where it is written. */
export interface Setting {
  readonly text: string;
  readonly place: Place;
  /** How it is spelt where it came from: `auth.auth_url` or `OS_AUTH_URL`. */
  readonly label: string;
}

/** The settings of one cloud. Empty values count as not given. */
export interface Settings {
  /** The first of these names that is given, be it under `auth` or beside it. A value that is not text is a fault. */
  readonly find: (...names: readonly string[]) => Setting | null;
  /** Where to point at when something is missing. */
  readonly place: Place;
  /** How a setting would be spelt here. */
  readonly label: (name: string) => string;
}

/** Settings from an entry of clouds.yaml; `entry` has its hyphens replaced already. */
export function settingsOfEntry(entry: LocatedMapping, faults: Faults): Settings {
  const auth = child(entry, 'auth');
  const read = (node: Located | null, label: string): Setting | null => {
    if (node === null || isBlank(node)) return null;
    if (node.kind === 'scalar' && !isSecret(node.value)) {
      // Ids and passwords may look like numbers, and 0123 must not become 123: what counts is what is written.
      const text = typeof node.value === 'string' ? node.value : node.source;
      return text === '' ? null : { text, place: node.place, label };
    }
    faults.add(node.place, `${label} must be a text; found a ${node.kind}`);
    return null;
  };
  return {
    find: (...names) => {
      for (const name of names) {
        const found = read(child(auth, name), `auth.${name}`) ?? read(child(entry, name), name);
        if (found !== null) return found;
      }
      return null;
    },
    place: auth?.place ?? entry.place,
    label: (name) => `auth.${name}`,
  };
}

/** Settings from `OS_*` variables. They have no line of their own: faults point at the cloud that uses them. */
export function settingsOfEnvironment(env: Environment, place: Place): Settings {
  const label = (name: string): string => `OS_${name.toUpperCase()}`;
  return {
    find: (...names) => {
      const name = names.find((candidate) => (env[label(candidate)] ?? '') !== '');
      const text = name === undefined ? undefined : env[label(name)];
      return name === undefined || text === undefined ? null : { text, place, label: label(name) };
    },
    place,
    label,
  };
}
