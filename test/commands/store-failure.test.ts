/** Which failures are told as the store's. How it is told that nobody listens there, see main.test.ts. */

import { expect, test } from '@jest/globals';

import { namingStore } from '../../src/commands/store-failure.ts';
import { demoConfig } from '../../src/config/index.ts';
import { secret } from '../../src/secret.ts';

const NOWHERE = 'https://nowhere.example';
const EMBEDDED = demoConfig({
  host: '127.0.0.1',
  port: 0,
  dataDir: 'data',
  cloud: { name: 'demo', authUrl: `${NOWHERE}/v3`, region: 'R', username: 'u', password: 'p', project: 'ops' },
  jira: { name: 'jira', url: NOWHERE, email: 'a@b.example', token: 't', webhookSecret: 'a-secret-of-the-demo' },
});
const POSTGRES = {
  ...EMBEDDED,
  store: { kind: 'postgres', url: secret('postgres://me:sWordfish@db.example/slip?application_name=x'), session: null },
} as const;

const failing = (message: string, fields: object = {}) => Object.assign(new Error(message), fields);
/** What becomes of a failure. */
const told = (error: Error, config: Parameters<typeof namingStore>[0] = POSTGRES): Promise<unknown> =>
  namingStore(config, () => Promise.reject(error)).catch((thrown: unknown) => thrown);

const REFUSED = failing('password authentication failed for user "me"', { severity: 'FATAL', code: '28P01' });
const STORE = 'The store, PostgreSQL at db.example:5432/slip,';

test.each([
  ['a refused login', REFUSED],
  ['the same as the cause of another', failing('The database could not be migrated', { cause: REFUSED })],
])('%s is told with the store and what the server says', async (_what, error) => {
  expect(await told(error)).toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: `${STORE} refuses the gateway: ${REFUSED.message}. Correct store.postgres in the configuration, or what the server allows.`,
    cause: error,
  });
});

test('every address that was tried is told', async () => {
  const tried = ['::1', '127.0.0.1'].map((address) =>
    failing(`connect ECONNREFUSED ${address}`, { syscall: 'connect' }),
  );

  expect(await told(new AggregateError(tried))).toMatchObject({
    message: `${STORE} cannot be reached: connect ECONNREFUSED ::1; connect ECONNREFUSED 127.0.0.1. Start it, or correct store.postgres in the configuration.`,
  });
});

test.each([
  ['a port that is taken', failing('listen EADDRINUSE', { syscall: 'listen' })],
  [
    'a host to listen on that nobody knows',
    failing('ENOTFOUND', { syscall: 'getaddrinfo', hostname: 'other.example' }),
  ],
  ['a mistake in a statement', failing('syntax error', { severity: 'ERROR', code: '42601' })],
])('%s is not taken for a failure of the store', async (_what, error) => {
  expect(await told(error)).toBe(error);
});

test('a failure beside an embedded store stays as it is', async () => {
  const error = failing('connect ECONNREFUSED', { syscall: 'connect' });

  expect(await told(error, EMBEDDED)).toBe(error);
});
