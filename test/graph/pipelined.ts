/** Operations that reach a gateway in the same moment: one write to one connection, with the answers in order. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  readonly token: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The bodies of the answers. */
export async function askAtOnce(url: string, questions: readonly Asked[]): Promise<readonly string[]> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const requests = questions.map(({ token, headers, ...operation }, nth) => {
    const body = Buffer.from(JSON.stringify(operation));
    const lines = Object.entries({
      host: `${hostname}:${port}`,
      'content-type': 'application/json',
      'content-length': body.length,
      'x-auth-token': token,
      connection: nth === questions.length - 1 ? 'close' : 'keep-alive',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.concat([Buffer.from(`POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n`), body]);
  });
  socket.write(Buffer.concat(requests));
  return bodiesOf(await buffer(socket));
}

function bodiesOf(bytes: Buffer): readonly string[] {
  const bodies: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\r\n\r\n', at) + 4;
    const head = bytes.toString('latin1', at, end);
    const length = Number(/\r\ncontent-length: (\d+)/iu.exec(head)?.[1]);
    if (!Number.isInteger(length)) throw new Error(`no length: ${head}`);
    bodies.push(bytes.toString('utf8', end, end + length));
    at = end + length;
  }
  return bodies;
}
