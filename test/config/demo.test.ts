import { join, resolve } from 'node:path';

import { expect, test } from '@jest/globals';

import { demoConfig, packageVersion, summaryOf } from '../../src/config/index.ts';
import { tokenOf } from './folder.ts';

const settings = {
  host: '127.0.0.1',
  port: 0,
  dataDir: 'somewhere',
  cloud: {
    name: 'demo',
    authUrl: 'http://127.0.0.1:5001/v3',
    region: 'RegionOne',
    username: 'admin',
    password: 'demo-pass',
    project: 'admin',
  },
  jira: {
    name: 'demo-jira',
    url: 'http://127.0.0.1:5002',
    email: 'demo@corp.example',
    token: 'demo-token',
    webhookSecret: 'secret-of-demo-hooks',
  },
} as const;

test('a demo is configured like anything else, with the cloud and the tickets it is given', () => {
  const config = demoConfig(settings);

  expect(config).toMatchObject({
    listen: { host: '127.0.0.1', port: 0 },
    store: { kind: 'pglite', directory: resolve('somewhere') },
    clouds: [
      {
        name: 'demo',
        region: 'RegionOne',
        auth: { authUrl: 'http://127.0.0.1:5001/v3', user: { name: 'admin' } },
        moving: { perHost: 2, backoffMs: 2000 },
      },
    ],
    tickets: [{ name: 'demo-jira', kind: 'jira-cloud', apiUrl: 'http://127.0.0.1:5002/' }],
    limits: { maxFirst: 500 },
    policies: [],
    pace: { lookMs: 2000, farMs: 20_000, moveMs: 1000 },
    log: { level: 'info' },
  });
  expect(tokenOf(config.tickets[0])).toBe('demo-token');
  expect(config.workflows.files.map(({ file }) => file)).toContain(
    join(import.meta.dirname, '../../workflows/standard.yaml'),
  );
});

test('a summary shows what was understood, and no secret', () => {
  const config = demoConfig({ ...settings, logLevel: 'silent' });
  const workflows = { default: 'standard', files: [{ file: '/flows/standard.yaml', text: '' }] };

  expect(summaryOf({ ...config, workflows })).toBe(
    `
listen     127.0.0.1:any free port
store      embedded, in ${resolve('somewhere')}
cloud      demo: http://127.0.0.1:5001/v3, region RegionOne, public endpoints, as user admin (domain default) in project admin (domain default)
tickets    demo-jira: jira-cloud at http://127.0.0.1:5002/ as demo@corp.example; windows are written back; webhooks at /webhooks/tickets/demo-jira
operators  role admin
workflows  standard.yaml; default standard`.trimStart(),
  );
});

test('the version is that of the package', () => {
  expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/u);
});
