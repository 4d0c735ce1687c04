/** A request for metrics under any name, which `fetch` does not send. */

import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** Its status. */
export async function ask(port: number, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const request = get({ host: '127.0.0.1', port, path: '/metrics', headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}
