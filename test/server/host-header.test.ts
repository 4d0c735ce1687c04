/** Requests whose `Host` is no host. */

import { connect } from 'node:net';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { OPERATOR, startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

/** The answer, as it came over the wire: no HTTP client sends such headers. */
async function answerTo(path: string, ...headers: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(gateway.url);
  const lines = [...headers, `X-Auth-Token: ${OPERATOR}`, 'Connection: close', '', ''];
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  socket.write(`GET ${path} ${lines.join('\r\n')}`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

const QUERY = '/graphql?query=%7Bwhoami%7D';

test.each(['[', '[::1', ':80', '', 'a b', 'a/b', 'a?b', 'a@b', 'a\\b', '1.2.3.999', 'a:b', 'a:70000'])(
  'the Host "%s" is the client’s fault, on every route',
  async (host) => {
    for (const path of [QUERY, '/graphql/stream?query=%7Bwhoami%7D', '/healthz', '/nowhere']) {
      const answer = await answerTo(path, 'HTTP/1.1', `Host: ${host}`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
      expect(answer).toContain('"code":"BAD_REQUEST"');
    }
    expect(gateway.log()).not.toContain('unexpected error');
  },
);

test.each([
  'gateway.example',
  'gateway.example:4000',
  '127.0.0.1',
  '[::1]:4000',
  'under_score',
  'xn--bcher-kva.example',
])('the Host "%s" is one', async (host) => {
  expect(await answerTo(QUERY, 'HTTP/1.1', `Host: ${host}`)).toMatch(/^HTTP\/1\.1 200 [^]*"whoami":"olga"/u);
});

test('HTTP/1.0 needs none', async () => {
  expect(await answerTo(QUERY, 'HTTP/1.0')).toMatch(/^HTTP\/1\.1 200 [^]*"whoami":"olga"/u);
});
