import { join } from 'node:path';

import { afterEach, describe, expect, test } from '@jest/globals';

import { loadConfig, summaryOf } from '../../src/config/index.ts';
import { FLOWS, folderWith, load, LOGIN, loadIn, MINIMAL, removeFolders, tokenOf } from './folder.ts';

afterEach(removeFolders);

const CLOUDS = `
clouds:
  mycloud:
    auth:
      auth_url: https://keystone.example:5000
      username: slipway
      password: keystone-pass
      project_name: ops
      user_domain_name: Default
      project_domain_name: Default
`;

test('a file that names a cloud and nothing else gets defaults for the rest', () => {
  const folder = folderWith({ 'slipway.yaml': MINIMAL });

  const config = loadIn(folder, LOGIN);

  expect(config).toMatchObject({
    listen: { host: '127.0.0.1', port: 4000, drainMs: 10_000 },
    store: { kind: 'pglite', directory: join(folder, 'data') },
    clouds: [{ name: 'home', region: null, interface: 'public', concurrency: 8, timeoutMs: 30_000 }],
    tickets: [],
    access: { operatorRoles: ['admin'], recheckMs: 60_000 },
    events: { retentionDays: 30 },
    limits: { maxDepth: 12, maxFirst: 500, maxAliases: 30, maxCost: 5000, maxSubscriptions: 100, bodyBytes: 262_144 },
    log: { level: 'info' },
    workflows: { default: 'standard', files: [{ file: join(folder, 'flows/standard.yaml'), text: 'a workflow' }] },
  });
});

test('what is left empty counts as left out', () => {
  const config = load({ 'slipway.yaml': `listen:\ntickets:\nlimits:\n  maxDepth:\n${MINIMAL}` }, LOGIN);

  expect(config.limits.maxDepth).toBe(12);
  expect(config.tickets).toEqual([]);
});

test('the example that is shipped is right, once its variable is set and its cloud is there', () => {
  const folder = folderWith({ 'clouds.yaml': CLOUDS });
  const file = join(import.meta.dirname, '../../slipway.example.yaml');

  const config = loadConfig({ file, cwd: folder, home: folder, env: { JIRA_TOKEN: 'jira-pass' } });

  expect(config.clouds.map(({ name, region }) => [name, region])).toEqual([['home', 'RegionOne']]);
  expect(tokenOf(config.tickets[0])).toBe('jira-pass');
});

test('without a folder of its own the workflows are those that are shipped', () => {
  const { workflows } = load({ 'slipway.yaml': 'clouds: [{ name: home }]' }, LOGIN);

  expect(workflows.files.map(({ file }) => file)).toContain(join(import.meta.dirname, '../../workflows/standard.yaml'));
});

test('workflow files are read in the order of their names, and other files are not', () => {
  const flows = { 'flows/b.yml': 'b', 'flows/a.yaml': 'a', 'flows/README.md': 'no workflow' };

  const { workflows } = load({ 'slipway.yaml': MINIMAL, ...flows }, LOGIN);

  expect(workflows.files.map(({ text }) => text)).toEqual(['a', 'b', 'a workflow']);
});

describe('variables and secrets', () => {
  const jira = (token: string): string =>
    `${MINIMAL}tickets: [{ name: jira, kind: jira-cloud, url: "https://\${SITE}.example", email: a@b.example, token: ${token} }]`;
  const systemOf = (token: string, env: Record<string, string> = {}, files: Record<string, string> = {}) =>
    load({ 'slipway.yaml': jira(token), ...files }, { ...LOGIN, SITE: 'corp', ...env }).tickets[0];

  test('a variable is filled in wherever it stands in a text', () => {
    expect(systemOf('x')?.url).toBe('https://corp.example/');
    expect(tokenOf(systemOf('"a-${ONE}${TWO}"', { ONE: '1', TWO: '2' }))).toBe('a-12');
  });

  test('what a variable holds is not read again, and $${ is a plain ${', () => {
    expect(tokenOf(systemOf('"${T}"', { T: '${SITE} $& $1' }))).toBe('${SITE} $& $1');
    expect(tokenOf(systemOf('"$${SITE} $ $$"'))).toBe('${SITE} $ $$');
  });

  test('file: is relative to the configuration, its name may hold variables, one last line end is dropped', () => {
    expect(tokenOf(systemOf('file:run/token', {}, { 'run/token': 'from file\n' }))).toBe('from file');
    expect(tokenOf(systemOf('"file:${DIR}/token"', { DIR: 'run' }, { 'run/token': 'a\r\n\n' }))).toBe('a\r\n');
  });

  test('a variable that begins with file: is a secret like any other', () => {
    expect(tokenOf(systemOf('"${T}"', { T: 'file:run/token' }))).toBe('file:run/token');
  });

  test('a database URL is a secret, and the summary shows its host and database only', () => {
    const config = load(
      { 'slipway.yaml': `${MINIMAL}store: { postgres: "postgres://me:\${P}@db.example:5433/slip" }` },
      {
        ...LOGIN,
        P: 'db-pass',
      },
    );

    expect(config.store.kind === 'postgres' && config.store.url.reveal()).toBe(
      'postgres://me:db-pass@db.example:5433/slip',
    );
    expect(summaryOf(config)).toContain('PostgreSQL, database slip at db.example:5433');
    expect(summaryOf(config)).not.toContain('db-pass');
  });
});

test('anchors, aliases and merge keys may be used', () => {
  const text = `
clouds:
  - &first { name: one, region: A, concurrency: 3 }
  - { <<: *first, name: two }
${FLOWS}`;

  const { clouds } = load({ 'slipway.yaml': text }, LOGIN);

  expect(clouds.map(({ name, region, concurrency }) => [name, region, concurrency])).toEqual([
    ['one', 'A', 3],
    ['two', 'A', 3],
  ]);
});

test('an API behind another address keeps its own, and addresses end in a slash', () => {
  const jira = 'name: j, kind: jira-cloud, url: https://corp.example/jira, email: a@b.example, token: t';

  const { tickets } = load(
    { 'slipway.yaml': `${MINIMAL}tickets: [{ ${jira}, apiUrl: https://api.example/ex/1 }]` },
    LOGIN,
  );

  expect(tickets[0]).toMatchObject({ url: 'https://corp.example/jira/', apiUrl: 'https://api.example/ex/1/' });
});
