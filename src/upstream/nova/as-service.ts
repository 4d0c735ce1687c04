/**
 * Requests with the gateway's own credential.
 *
 * Knows neither Nova's resources nor Keystone: only that a token may be refused before its time.
 */

import { UpstreamError } from '../../errors.ts';
import type { Credential } from '../credential.ts';

/** The header that carries a token to an OpenStack service. */
export type TokenHeader = Readonly<Record<'x-auth-token', string>>;

/** Sends with a service token. If that is refused (revoked, or Keystone's keys were rotated) there is one login and one more attempt. */
export async function asService<Answer>(
  credential: Credential,
  send: (header: TokenHeader) => Promise<Answer>,
): Promise<Answer> {
  const token = await credential.token();
  try {
    return await send({ 'x-auth-token': token });
  } catch (failure) {
    if (!(failure instanceof UpstreamError) || failure.status !== 401) throw failure;
    credential.invalidate(token);
    return send({ 'x-auth-token': await credential.token() });
  }
}
