/**
 * How the parts of the Nova client ask, and what they need to know to do so.
 *
 * Knows no resource of Nova, no token and no address.
 */

import type { CloudName } from '../../domain/ids.ts';
import { UpstreamError } from '../../errors.ts';
import type { HttpCall } from '../http.ts';
import type { VersionRange } from './microversion.ts';

/** Sends one request to Nova, at the newest microversion of the range that it understands. Answers the body. */
export type AskNova = <Body>(versions: VersionRange, call: HttpCall<Body>) => Promise<Body>;

/** `allProjects`: ask for what belongs to any project, which Nova grants to administrators only. */
export interface ComputeOptions {
  readonly upstream: string;
  readonly cloud: CloudName;
  readonly ask: AskNova;
  readonly allProjects: boolean;
  readonly now: () => Date;
}

/** Did Nova itself say no, with one of these statuses? */
export function wasRefusedWith(failure: unknown, ...statuses: readonly number[]): boolean {
  return failure instanceof UpstreamError && failure.status !== null && statuses.includes(failure.status);
}
