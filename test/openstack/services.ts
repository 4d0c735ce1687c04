/**
 * The services of the control plane in this folder, stopped and started as an outage would, and its RabbitMQ's accounts.
 */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Broker } from '../../src/upstream/nova/notification-queue.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('service.sh', import.meta.url));

/** Returns when it has stopped, or answers again. */
export async function service(what: 'stop' | 'start', name: 'rabbitmq' | 'keystone'): Promise<void> {
  await run(script, [what, name]);
}

/** Answers what it printed, a line each. */
export async function rabbitmqctl(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run(script, ['rabbitmqctl', ...args]);
  return stdout.split('\n').filter((line) => line !== '');
}

/** Where up.sh has it, and as whom Nova goes there. */
export const BUS: Broker = {
  hosts: [{ name: '127.0.0.1', port: 5672 }],
  vhost: 'openstack',
  username: 'guest',
  password: 'guest',
  tls: null,
};

/** The rights that docs/guides/configuration.md gives an account for the gateway, and no others. */
export async function makeAccount(username: string, password: string): Promise<Broker> {
  await rabbitmqctl('add_user', username, password);
  const [configure, write, read] = ['^amq\\.gen-.*', '^amq\\.gen-.*', '^(amq\\.gen-.*|nova)$'];
  await rabbitmqctl('set_permissions', '-p', BUS.vhost, username, configure, write, read);
  await rabbitmqctl('set_topic_permissions', '-p', BUS.vhost, username, 'nova', '^$', '^versioned_notifications\\.');
  return { ...BUS, username, password };
}
