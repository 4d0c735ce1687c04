/** A browser as the gateway sees one: it signs in, and sends the cookie along afterwards. */

import { OPERATOR } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

/** What `/session` answers. */
export interface SessionBody {
  readonly viewer: { readonly name: string; readonly project: string | null; readonly operator: boolean };
  readonly expiresAt: string;
  readonly csrf: string;
  readonly demo: readonly { readonly token: string; readonly label: string }[];
}

/** A request to `/session`. */
export const send = (
  gateway: Pick<TestGateway, 'url'>,
  method: string,
  headers: Record<string, string> = {},
  body?: unknown,
) =>
  fetch(`${gateway.url}/session`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** Signs in, as the operator unless said otherwise; what a browser has afterwards. `line` is the whole `set-cookie`. */
export async function signIn(gateway: Pick<TestGateway, 'url'>, body: unknown = { token: OPERATOR }) {
  const response = await send(gateway, 'POST', {}, body);
  if (response.status !== 201) throw new Error(`signing in was answered ${response.status}`);
  const session = (await response.json()) as SessionBody;
  const line = response.headers.get('set-cookie') ?? '';
  return { ...session, line, cookie: line.split(';')[0] ?? '' };
}
