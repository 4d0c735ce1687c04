/**
 * What roles a user has in a project, asked of Keystone with the gateway's own login.
 *
 * Refuses to know what a role lets its user do.
 */

import type { RolesIn } from '../domain/identity.ts';
import { UpstreamError } from '../errors.ts';
import type { Credential } from './credential.ts';
import type { Keystone } from './keystone.ts';

/** Keystone may have ended the gateway's token before its time: then it is asked once more with a new one. */
export function createRolesIn(
  keystone: Pick<Keystone, 'rolesIn'>,
  credential: Pick<Credential, 'token' | 'invalidate'>,
): RolesIn {
  return async (of) => {
    const token = await credential.token();
    try {
      return await keystone.rolesIn(token, of);
    } catch (failure) {
      if (!(failure instanceof UpstreamError) || failure.status !== 401) throw failure;
      credential.invalidate(token);
      return keystone.rolesIn(await credential.token(), of);
    }
  };
}
