/**
 * Operations sent as they are written, and answers as they came over the wire: for comparing answers byte by byte.
 */

import type { Operation } from './operations.ts';

/** Status and body of the answer to one operation over HTTP. */
export async function exchange(
  url: string,
  token: string,
  { query, variables }: Pick<Operation, 'query' | 'variables'>,
): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': token },
    body: JSON.stringify({ query, variables }),
  });
  return `${String(response.status)} ${await response.text()}`;
}

/** A text of JSON without the id that was asked for, and without the times at which other systems were. */
export function comparable(text: string, id: string): string {
  const quoted = JSON.stringify(id).slice(1, -1);
  return text.replaceAll(quoted, '(id)').replace(/"fetchedAt":"[^"]*"/gu, '"fetchedAt":"(when)"');
}
