/** What only a restart can change is named, each key for itself, and nothing else is. */

import { expect, test } from '@jest/globals';

import { restartNeededFor } from '../../src/app/restart-needed.ts';
import type { RestartKey } from '../../src/app/restart-needed.ts';
import { demoConfig } from '../../src/config/index.ts';
import type { Config } from '../../src/config/index.ts';
import { secret } from '../../src/secret.ts';

const login = { username: 'a', password: 'b', project: 'c' };

/** Made anew each time, secrets too, as a file that is read again. */
function configOf(): Config {
  const demo = demoConfig({
    host: '127.0.0.1',
    port: 0,
    dataDir: 'memory',
    cloud: { name: 'home', authUrl: 'http://127.0.0.1:9/v3', region: 'r', ...login },
    jira: {
      name: 'j',
      url: 'http://127.0.0.1:9/',
      email: 'a@b.example',
      token: 'x',
      webhookSecret: 'nobody-sends-any',
    },
  });
  return {
    ...demo,
    store: { kind: 'postgres', url: secret('postgres://a@b/c'), session: secret('postgres://a@d/c') },
    metrics: { host: '127.0.0.1', port: 9464, token: secret('prometheus-may') },
    federation: { ...federation, subgraphs: [{ ...subgraph, headers: { authorization: secret('Bearer x') } }] },
  };
}

const federation = { name: 'slipway', supergraph: null, forward: [], policies: {}, pollMs: 1000 };
const subgraph = {
  name: 'cmdb',
  url: 'http://127.0.0.1:9/',
  schema: null,
  timeoutMs: 1000,
  concurrency: 1,
  subscriptions: { protocol: 'ws', url: 'ws://127.0.0.1:9/' },
} as const;

const CHANGES: Readonly<Record<RestartKey, (config: Config) => Partial<Config>>> = {
  'listen.host': ({ listen }) => ({ listen: { ...listen, host: '::1' } }),
  'listen.port': ({ listen }) => ({ listen: { ...listen, port: 1 } }),
  'listen.publicUrl': ({ listen }) => ({ listen: { ...listen, publicUrl: 'https://elsewhere.example/' } }),
  'listen.proxies': ({ listen }) => ({ listen: { ...listen, proxies: ['10.0.0.0/8'] } }),
  federation: () => ({ federation: { ...federation, subgraphs: [{ ...subgraph, headers: { a: secret('other') } }] } }),
  documents: ({ documents }) => ({ documents: { ...documents, automatic: !documents.automatic } }),
  metrics: () => ({ metrics: { host: '127.0.0.1', port: 9464, token: secret('another-may') } }),
  store: () => ({ store: { kind: 'postgres', url: secret('postgres://a@b/c'), session: null } }),
  'limits.bodyKiB': ({ limits }) => ({ limits: { ...limits, bodyBytes: 1 } }),
};

test.each(Object.entries(CHANGES))('%s', (key, change) => {
  const config = configOf();
  expect(restartNeededFor(configOf(), { ...config, ...change(config) })).toEqual([key]);
});

test('files that are read again and say the same need no restart, whatever secrets they hold', () => {
  expect(restartNeededFor(configOf(), configOf())).toEqual([]);
});

test('what counts at once is not named', () => {
  const config = configOf();
  const limits = { ...config.limits, maxDepth: 1, novaMs: 1 };
  const changed = { ...config, clouds: [], tickets: [], log: { level: 'trace' } as const, limits };
  expect(restartNeededFor(configOf(), changed)).toEqual([]);
});
