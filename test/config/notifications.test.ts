/** `notifications` of a cloud: the message bus, whose URL holds a password. */

import { inspect } from 'node:util';

import { afterEach, describe, expect, test } from '@jest/globals';

import { summaryOf } from '../../src/config/index.ts';
import { faults, FLOWS, load, LOGIN, removeFolders } from './folder.ts';

afterEach(removeFolders);

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const URL_FORM =
  'a URL like amqps://user:password@rabbit.example:5671/vhost, its parts percent-encoded; more hosts of one cluster follow after commas';

const text = (keys: string) => `clouds:\n  - name: home\n    notifications: { ${keys} }\n${FLOWS}`;
const loadWith = (keys: string) => load({ 'slipway.yaml': text(keys), 'ca.pem': PEM, 'key.pem': PEM }, LOGIN);
const notificationsOf = (keys: string) => loadWith(keys).clouds[0]?.notifications;
const withKeys = (keys: string) =>
  faults({ 'slipway.yaml': text(keys), 'ca.pem': PEM }, LOGIN).map((fault) => fault.replace('slipway.yaml:', ''));

test('a cloud that says nothing of it is not listened to', () => {
  const config = load({ 'slipway.yaml': `clouds: [{ name: home }]\n${FLOWS}` }, LOGIN);

  expect(config.clouds[0]?.notifications).toBeNull();
  expect(summaryOf(config)).not.toContain('RabbitMQ');
});

test('a URL is taken apart; exchange and topic are those that Nova has unless told otherwise', () => {
  const found = notificationsOf('url: "amqp://slip%40way:p%2Fw%23@rabbit.example/open%2Fstack"');

  expect(found).toMatchObject({
    hosts: [{ name: 'rabbit.example', port: 5672 }],
    vhost: 'open/stack',
    username: 'slip@way',
    tls: null,
    exchange: 'nova',
    topic: 'versioned_notifications',
  });
  expect(found?.password.reveal()).toBe('p/w#');
});

test.each([
  ['amqp://a:b@h', [{ name: 'h', port: 5672 }], '/'],
  ['amqp://a:b@h/', [{ name: 'h', port: 5672 }], '/'],
  ['AMQPS://a:b@h:5673/%2F', [{ name: 'h', port: 5673 }], '/'],
  ['amqp://a:b@[::1]:5673/v', [{ name: '::1', port: 5673 }], 'v'],
  [
    'amqps://a:b@r1,r2:5673,10.0.0.3/v',
    [
      { name: 'r1', port: 5671 },
      { name: 'r2', port: 5673 },
      { name: '10.0.0.3', port: 5671 },
    ],
    'v',
  ],
])('%s names its hosts and vhost', (url, hosts, vhost) => {
  expect(notificationsOf(`url: "${url}"`)).toMatchObject({ hosts, vhost });
});

test('certificates come from files beside the configuration, or from elsewhere', () => {
  const tls = 'tls: { ca: "file:ca.pem", cert: "file:ca.pem", key: "file:key.pem" }';
  const found = notificationsOf(`url: "amqps://a:b@h/v", ${tls}`);

  expect(found?.tls).toMatchObject({ ca: PEM.trimEnd(), verify: true, client: { cert: PEM.trimEnd() } });
  expect(found?.tls?.client?.key.reveal()).toBe(PEM.trimEnd());
});

test('people see where it is listened and how, and no password', () => {
  const config = loadWith('url: "amqps://slipway:swordfish@r1,r2/v", tls: { verify: false }');

  expect(summaryOf(config)).toContain(
    '; notifications versioned_notifications of exchange nova from RabbitMQ at r1:5671, r2:5671, vhost v, with TLS, certificates NOT verified\n',
  );
  expect([summaryOf(config), JSON.stringify(config), inspect(config, { depth: null })].join()).not.toContain(
    'swordfish',
  );
});

describe('what cannot be right is told at its place, without the URL', () => {
  test.each([
    ...[
      'http://a:b@h/v',
      'rabbit://a:b@h/v',
      'amqp://h/v',
      'amqp://a@h/v',
      'amqp://a:b@/v',
      'amqp://a:b/c@h/v',
      'amqp://a:b@c@h/v',
      'amqp://a:b@h,c:d@i/v',
      'amqp://a:b@h/v/w',
      'amqp://a:b@h/v?heartbeat=1',
      'amqp://a:%@h/v',
      'amqp://a:b@h:99999/v',
      'amqp://a:b@[::1],[::2]/v',
    ].map((url) => [`url: "${url}"`, `3:27: clouds[0].notifications.url must be ${URL_FORM}`] as const),
    ['exchange: nova', `3:20: clouds[0].notifications.url is missing; it must be ${URL_FORM}`],
    [
      'url: "amqp://a:b@h/v", topic: "#"',
      '3:52: clouds[0].notifications.topic must be a topic without * and #, e.g. versioned_notifications',
    ],
    [
      'url: "amqp://a:b@h/v", tls: { verify: true }',
      '3:20: clouds[0].notifications must be a mapping whose url begins with amqps:// where it has tls',
    ],
    [
      'url: "amqps://a:b@h/v", tls: { cert: "file:ca.pem" }',
      '3:51: clouds[0].notifications.tls must be a mapping with both of cert and key, or neither',
    ],
    [
      'url: "amqps://a:b@h/v", tls: { ca: "ca.pem" }',
      '3:57: clouds[0].notifications.tls.ca must be a certificate authority in PEM, as file:PATH or text',
    ],
    [
      'url: "amqps://a:b@h/v", tls: { ca: "file:no.pem" }',
      '3:57: the file that clouds[0].notifications.tls.ca names cannot be read: there is no such file or folder',
    ],
    [
      'url: "amqp://a:b@h/v", topics: a',
      '3:45: clouds[0].notifications.topics is not a known key; did you mean topic?',
    ],
  ])('%s', (keys, fault) => {
    expect(withKeys(keys)).toEqual([fault]);
  });
});
