/**
 * `access: none`: a gateway without clouds has no Keystone that could say who is calling, and whoever wants that says so.
 *
 * Refuses to know what such a gateway serves.
 */

import type { Faults } from '../yaml/faults.ts';
import { child } from '../yaml/located.ts';
import type { Located } from '../yaml/located.ts';

/** How a configuration lets callers in. `root` has no `access` any more where that was the word `none`. */
export interface Access {
  readonly root: Located;
  /** There is `federation` and no cloud. */
  readonly isPure: boolean;
  readonly isOpen: boolean;
}

export function readAccess(root: Located, faults: Faults): Access {
  const written = child(root, 'access');
  const isOpen = written?.kind === 'scalar' && written.value === 'none';
  const isPure = child(root, 'federation') !== null && child(root, 'clouds') === null;
  if (isOpen && !isPure) {
    faults.add(
      written.place,
      'access: none is for a gateway of `federation` without `clouds`; with clouds Keystone says who is calling',
    );
  }
  if (isPure && !isOpen) {
    const place = child(root, 'federation')?.place ?? root.place;
    faults.add(place, 'without `clouds` nobody can say who is calling: write `access: none` if everybody may come in');
  }
  return { root: isOpen ? without(root, 'access') : root, isPure, isOpen };
}

function without(root: Located, key: string): Located {
  if (root.kind !== 'mapping') return root;
  return { ...root, entries: new Map([...root.entries].filter(([name]) => name !== key)) };
}
