/** Listening where no RabbitMQ is: nothing fails, it is told once, and it ends at once. test/openstack has a real one. */

import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import { afterEach, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { cloudName } from '../../../../src/domain/ids.ts';
import type { NovaHint } from '../../../../src/domain/nova-news.ts';
import { createNotifications } from '../../../../src/upstream/nova/notifications.ts';
import type { Hearing } from '../../../../src/upstream/nova/notifications.ts';
import type { Tls } from '../../../../src/upstream/http.ts';
import { until } from '../../../graph/until.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return (server.address() as AddressInfo).port;
}

function prepared(port: number, tls: Tls | null = null) {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const broker = { hosts: [{ name: 'localhost', port }], vhost: '/', username: 'slipway', password: 'swordfish', tls };
  const common = { cloud: cloudName('home'), broker, exchange: 'nova', topic: 'versioned_notifications', log };
  const told: Hearing[] = [];
  const onHearing = (hearing: Hearing) => told.push(hearing);
  return { lines, told, notifications: createNotifications({ ...common, onHearing, retryMs: [1, 5] }) };
}

function listen(port: number, tls: Tls | null = null) {
  const { lines, told, notifications } = prepared(port, tls);
  const hints: NovaHint[] = [];
  const controller = new AbortController();
  const done = notifications.listen((hint) => hints.push(hint), controller.signal);
  const stop = async () => {
    controller.abort();
    await done;
  };
  return { notifications, hints, lines, told, stop };
}

test('a broker that is down is told once and tried again', async () => {
  let attempts = 0;
  const port = await listening(
    createServer((socket) => {
      attempts += 1;
      socket.destroy();
    }),
  );
  const ear = listen(port);
  await until('some attempts', () => attempts >= 4);

  expect(ear.lines).toHaveLength(1);
  expect(ear.lines[0]).toContain('"cloud":"home"');
  expect(ear.lines[0]).not.toContain('swordfish');
  expect(ear.hints).toEqual([]);
  expect(ear.notifications.state()).toMatchObject({ hearing: 'DEAF', notifications: 0, skipped: 0, losses: 0 });
  await ear.stop();
  expect(ear.notifications.state().hearing).toBe('IDLE');
  expect(ear.told).toEqual(['DEAF', 'IDLE']);
});

test('whatever else answers there is no broker', async () => {
  let attempts = 0;
  const port = await listening(
    createServer((socket) => {
      attempts += 1;
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    }),
  );
  const ear = listen(port);
  await until('some attempts', () => attempts >= 4);

  await ear.stop();
  expect(ear.lines).toHaveLength(1);
  expect(ear.lines[0]).toContain('NOT_AMQP');
});

test('one that answers nothing keeps nobody who wants to stop', async () => {
  let connected = false;
  const port = await listening(
    createServer(() => {
      connected = true;
    }),
  );
  const ear = listen(port);
  await until('a connection', () => connected);

  await ear.stop();
  expect(ear.lines).toEqual([]);
});

test('with a signal that was aborted before, no connection is made', async () => {
  let connections = 0;
  const port = await listening(
    createServer(() => {
      connections += 1;
    }),
  );
  const { notifications } = prepared(port);

  await notifications.listen(() => undefined, AbortSignal.abort());
  expect(connections).toBe(0);
  expect(notifications.state().hearing).toBe('IDLE');
});

test('with TLS the configured authority is trusted, and no other', async () => {
  const heard: string[] = [];
  const port = await listening(
    createTlsServer({ cert: CERTIFICATE, key: KEY }, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => heard.push(bytes.toString('latin1').slice(0, 4)));
    }),
  );
  const strict = listen(port, {});
  await until('a refusal', () => strict.lines.length > 0);
  await strict.stop();
  expect(strict.lines[0]).toMatch(/self.signed/iu);
  expect(heard).toEqual([]);

  for (const tls of [{ ca: CERTIFICATE }, { rejectUnauthorized: false }]) {
    const trusting = listen(port, tls);
    await until('a greeting', () => heard.length > 0);
    expect(heard.splice(0)[0]).toBe('AMQP');
    await trusting.stop();
  }
});
