/**
 * With whose right a cloud is asked on behalf of a caller.
 *
 * Pure. The caller's own token wherever it is good; the service credential only where access/ decided that this caller
 * sees a cloud whose Keystone did not issue the token.
 */

import type { Cloud, Compute } from './compute.ts';
import type { Caller } from './viewer.ts';

/** Nova of a cloud that is the caller's, with all projects' servers for operators. */
export function computeFor(cloud: Cloud, { viewer, token }: Caller): Compute {
  if (viewer.throughService.includes(cloud.name)) return cloud.service;
  return cloud.as(token, { allProjects: viewer.operator });
}
