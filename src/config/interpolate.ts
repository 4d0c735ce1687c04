/**
 * `${NAME}` in texts, filled from the environment; `$${` stands for a plain `${`.
 *
 * Keeps a value's source as it was written, so that nothing that is said about it later needs the filled text.
 * Refuses to know which texts are secret: they are all treated so.
 */

import type { Faults } from '../yaml/faults.ts';
import { mapScalars } from '../yaml/located.ts';
import type { Located } from '../yaml/located.ts';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLE = /(?<escape>\$\$\{)|\$\{(?<name>[^}]*)(?<end>\}?)/gu;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/u;

/** The tree with all variables filled in. A variable that is not set is a fault and stays as it is written. */
export function interpolate(root: Located, env: Environment, faults: Faults): Located {
  return mapScalars(root, (scalar) => {
    const { value, place } = scalar;
    if (typeof value !== 'string' || !value.includes('${')) return scalar;
    const filled = value.replace(VARIABLE, (written: string, ...captures: unknown[]) => {
      const { escape, name, end } = groupsOf(captures);
      if (escape !== undefined) return '${';
      if (name === undefined || end !== '}' || !NAME.test(name)) {
        faults.add(place, 'a variable is written ${NAME}, with letters, digits and _; write $${ for a plain ${');
        return written;
      }
      const text = env[name];
      if (text === undefined) {
        faults.add(place, `the environment variable ${name} is not set; set it, or write $\${ for a plain \${`);
      }
      return text ?? written;
    });
    return { ...scalar, value: filled };
  });
}

function groupsOf(captures: readonly unknown[]): Readonly<Record<string, string | undefined>> {
  const groups: unknown = captures.at(-1);
  return typeof groups === 'object' && groups !== null ? Object.fromEntries(Object.entries(groups)) : {};
}
