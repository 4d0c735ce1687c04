/**
 * A system in trouble is data of a reading, and an UpstreamError of a write.
 */

import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../../failure-of.ts';
import { startStub } from '../../stub-server.ts';
import type { StubHandler } from '../../stub-server.ts';
import type { World } from '../adapter-suite.ts';
import { brief } from './reading.ts';

const silent: StubHandler = () => undefined;
const limited: StubHandler = (_request, response) => {
  response.writeHead(429, { 'retry-after': '60' }).end();
};
const broken: StubHandler = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>');
};

export function describeTrouble(world: () => World): void {
  describe('a system', () => {
    test('that is not there is data', async () => {
      const { connect, existing } = world();
      const system = connect(await deadUrl(), 3000);

      const codes = brief(await system.fetchMany(existing.slice(0, 2)));
      await system.close();

      expect(codes).toEqual(['TICKET_SYSTEM_UNAVAILABLE', 'TICKET_SYSTEM_UNAVAILABLE']);
    });

    test.each([
      ['hangs', silent, 'TICKET_SYSTEM_TIMEOUT', true],
      ['limits us', limited, 'TICKET_SYSTEM_BUSY', true],
      ['answers with a web page', broken, 'TICKET_SYSTEM_UNREADABLE', false],
    ])('that %s is data, and soon', async (_case, handler, code, retryable) => {
      const { connect, existing } = world();
      const stub = await startStub(handler);
      const system = connect(`${stub.url}/`, 400);

      const start = performance.now();
      const readings = await system.fetchMany(existing.slice(0, 3));
      const took = performance.now() - start;
      await stub.close();
      await system.close();

      expect(brief(readings)).toEqual([code, code, code]);
      for (const reading of readings) expect(reading).toMatchObject({ problem: { retryable } });
      if (code === 'TICKET_SYSTEM_BUSY') expect(readings[0]).toMatchObject({ problem: { retryAfterMs: 60_000 } });
      expect(took).toBeLessThan(2000);
    });

    test('that hangs fails a comment in time', async () => {
      const { connect, existing } = world();
      const stub = await startStub(silent);
      const system = connect(`${stub.url}/`, 300);

      if (system.comment !== undefined) {
        const failure = await failureOf(system.comment(existing[0], { marker: 'never', text: 'never' }));
        expect([failure.failure, failure.retryable]).toEqual(['TIMEOUT', true]);
      }
      await stub.close();
      await system.close();
    });
  });
}

/** An address where nobody listens. */
async function deadUrl(): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/`;
}
