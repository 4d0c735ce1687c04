/**
 * What part of the data somebody may see, as plain data that stores and loaders filter by.
 *
 * Pure: who the somebody is, and why, is decided in access/.
 */

import type { CloudName, ProjectId } from './ids.ts';

/** Operators see everything of their clouds. */
export interface OperatorScope {
  readonly kind: 'operator';
  readonly clouds: readonly CloudName[];
}

/** Owners see the windows that touch a server of their project, and of those their own servers only. */
export interface ProjectScope {
  readonly kind: 'project';
  readonly clouds: readonly CloudName[];
  readonly project: ProjectId;
}

/** Every read of a store takes one: there is no way to read without saying for whom. */
export type Scope = OperatorScope | ProjectScope;

/** Everything of one cloud: for the gateway's own work. */
export function operatorsOf({ cloud }: { readonly cloud: CloudName }): OperatorScope {
  return { kind: 'operator', clouds: [cloud] };
}
