/** `/healthz` and `/readyz`. */

import { afterEach, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { pino } from 'pino';

import { serveHealth } from '../../src/server/health.ts';
import type { HealthCheck } from '../../src/server/health.ts';
import { startGateway } from './gateway.ts';
import type { TestGateway } from './gateway.ts';

const running: TestGateway[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.close()));
});

async function start(checks: readonly HealthCheck[]): Promise<TestGateway> {
  const gateway = await startGateway({ checks: () => checks });
  running.push(gateway);
  return gateway;
}

const read = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, body: (await response.json()) as unknown };
};

test('the process is alive whatever it depends on', async () => {
  const { url } = await start([{ name: 'store', ping: () => Promise.reject(new Error('down')) }]);
  expect(await read(`${url}/healthz`)).toEqual({ status: 200, body: { status: 'ok' } });
});

test('it is ready when everything answers', async () => {
  const { url } = await start(['store', 'keystone'].map((name) => ({ name, ping: () => Promise.resolve() })));
  expect(await read(`${url}/readyz`)).toEqual({
    status: 200,
    body: { status: 'ok', checks: { store: 'ok', keystone: 'ok' } },
  });
});

test('what fails is named, why it fails is in the log alone', async () => {
  const { url, log } = await start([
    { name: 'store', ping: () => Promise.resolve() },
    { name: 'keystone', ping: () => Promise.reject(new Error('refused at 10.0.0.7')) },
    {
      name: 'tickets',
      ping: () => {
        throw new Error('thrown at once');
      },
    },
  ]);
  expect(await read(`${url}/readyz`)).toEqual({
    status: 503,
    body: { status: 'failed', checks: { store: 'ok', keystone: 'failed', tickets: 'failed' } },
  });
  expect(log()).toContain('refused at 10.0.0.7');
});

test('a dependency that does not answer in time has failed, and delays nobody further', async () => {
  const app = Fastify();
  const silent: HealthCheck = { name: 'store', ping: () => new Promise(() => null) };
  serveHealth(app, () => [silent], pino({ level: 'silent' }), { deadlineMs: 20 });
  const { statusCode, body } = await app.inject('/readyz');
  expect([statusCode, JSON.parse(body)]).toEqual([503, { status: 'failed', checks: { store: 'failed' } }]);
  await app.close();
});

test('however many ask at once, each dependency is asked once', async () => {
  let asked = 0;
  const gate = Promise.withResolvers<null>();
  const app = Fastify();
  const check: HealthCheck = {
    name: 'keystone',
    ping: () => {
      asked += 1;
      return gate.promise;
    },
  };
  serveHealth(app, () => [check], pino({ level: 'silent' }));
  const answers = Promise.all([1, 2, 3].map(() => app.inject('/readyz')));
  await app.inject('/healthz');
  gate.resolve(null);
  expect((await answers).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(asked).toBe(1);
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  expect(asked).toBe(2);
  await app.close();
});
