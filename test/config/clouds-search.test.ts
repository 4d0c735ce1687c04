import { join } from 'node:path';

import { afterEach, describe, expect, test } from '@jest/globals';

import { loadConfig } from '../../src/config/index.ts';
import { candidates } from '../../src/config/openstack/search.ts';
import { faults, faultsIn, FLOWS, folderWith, load, LOGIN, loadIn, MINIMAL, removeFolders } from './folder.ts';
import type { Env } from './folder.ts';

afterEach(removeFolders);

const AUTH = 'auth_url: https://k.example:5000/v3, username: u, password: p, project_name: ops';
/** A clouds.yaml whose only entry says who it is in its user name. */
const cloudsOf = (user: string): string => `clouds: { one: { auth: { ${AUTH.replace(': u,', `: ${user},`)} } } }`;
const SLIPWAY = `clouds: [{ name: home, cloud: one }]\n${FLOWS}`;

const userOf = (folder: string, env: Env = {}): string => {
  const auth = loadIn(folder, env).clouds[0]?.auth;
  return auth?.kind === 'password' && 'name' in auth.user ? auth.user.name : 'nobody';
};

describe('where clouds.yaml is looked for', () => {
  test('the places and their order are those of openstacksdk', () => {
    const env = { OS_CLIENT_CONFIG_FILE: 'mine.yaml', OS_CLIENT_SECURE_FILE: '/run/secure.yaml' };
    const at = { env, cwd: '/srv/slipway', home: '/home/me' };
    const suffixes = (folder: string, kind: string): string[] =>
      ['yaml', 'yml', 'json'].map((s) => `${folder}/${kind}.${s}`);
    const folders = ['/srv/slipway', '/home/me/.config/openstack', '/etc/xdg/openstack', '/etc/openstack'];

    expect(candidates('clouds', at)).toEqual([
      '/srv/slipway/mine.yaml',
      ...folders.flatMap((f) => suffixes(f, 'clouds')),
    ]);
    expect(candidates('secure', at)[0]).toBe('/run/secure.yaml');
    expect(candidates('clouds-public', at)).toEqual(folders.flatMap((f) => suffixes(f, 'clouds-public')));
    expect(candidates('clouds', { ...at, env: { XDG_CONFIG_HOME: '/xdg' } })[3]).toBe('/xdg/openstack/clouds.yaml');
  });

  test('the first file that is there wins, and the others are not read', () => {
    const atHome = {
      'slipway.yaml': SLIPWAY,
      'home/.config/openstack/clouds.json':
        '{ "clouds": { "one": { "auth": { "auth_url": "https://k.example", "username": "at-home", "password": "p", "project_id": "1" } } } }',
    };
    const all = {
      ...atHome,
      'named.yaml': cloudsOf('named'),
      'clouds.yaml': cloudsOf('here'),
      'clouds.yml': 'not: [valid',
    };

    expect(userOf(folderWith(all), { OS_CLIENT_CONFIG_FILE: 'named.yaml' })).toBe('named');
    expect(userOf(folderWith(all), { OS_CLIENT_CONFIG_FILE: 'missing.yaml' })).toBe('here');
    expect(userOf(folderWith(all))).toBe('here');
    expect(userOf(folderWith(atHome))).toBe('at-home');
  });

  test('secure.yaml lies over clouds.yaml, whichever places the two are in', () => {
    const files = {
      'slipway.yaml': SLIPWAY,
      'clouds.yaml': 'clouds: { one: { auth: { auth_url: "https://k.example", username: u, project_id: 1 } } }',
      'home/.config/openstack/secure.yaml': 'clouds: { one: { auth: { password: from secure } } }',
    };

    const [cloud] = load(files).clouds;

    expect(cloud?.auth.kind === 'password' && cloud.auth.password.reveal()).toBe('from secure');
  });

  test('a cloud that is in no file is told where it is asked for', () => {
    const text = `clouds:\n  - name: home\n    cloud: oen\n${FLOWS}`;

    expect(faults({ 'slipway.yaml': text, 'clouds.yaml': cloudsOf('u') })).toEqual([
      'slipway.yaml:3:12: cloud names no entry of clouds.yaml; did you mean one?',
    ]);
    expect(faults({ 'slipway.yaml': text })[0]).toMatch(/^slipway\.yaml:3:12: cloud n/u);
  });
});

describe('without clouds.yaml', () => {
  test('the OS_ variables say how to log in', () => {
    const more = { OS_REGION_NAME: 'R', OS_INTERFACE: 'admin', OS_USER_DOMAIN_NAME: 'People', OS_INSECURE: 'true' };

    expect(load({ 'slipway.yaml': MINIMAL }, { ...LOGIN, ...more }).clouds[0]).toMatchObject({
      region: 'R',
      interface: 'admin',
      tls: { verify: false },
      auth: { kind: 'password', user: { name: 'slipway', domain: { name: 'People' } }, project: { name: 'ops' } },
    });
  });

  test('OS_CLOUD names an entry for clouds that name none', () => {
    const folder = folderWith({ 'slipway.yaml': MINIMAL, 'clouds.yaml': cloudsOf('by-os-cloud') });

    expect(userOf(folder, { OS_CLOUD: 'one' })).toBe('by-os-cloud');
    expect(faultsIn(folder, { OS_CLOUD: 'two' })).toEqual([
      'slipway.yaml:1:10: OS_CLOUD names no entry of clouds.yaml; known are: one',
    ]);
  });

  test('what is missing or wrong in them is told at the cloud that needs them', () => {
    expect(faults({ 'slipway.yaml': MINIMAL }, { ...LOGIN, OS_PASSWORD: '' })).toEqual([
      'slipway.yaml:1:10: OS_PASSWORD is missing',
    ]);
    expect(faults({ 'slipway.yaml': MINIMAL }, { ...LOGIN, OS_TOKEN: 't' })).toEqual([
      expect.stringMatching(/^slipway\.yaml:1:10: OS_TOKEN is not supported; /u),
    ]);
    expect(faults({ 'slipway.yaml': MINIMAL })).toEqual([
      'slipway.yaml:1:10: how to log in is missing; name an entry of clouds.yaml as `cloud`, or set OS_AUTH_URL and the like',
    ]);
  });

  test('the process lends its own environment, folder and home when none are given', () => {
    const folder = folderWith({ 'slipway.yaml': MINIMAL });
    const before = process.env;
    process.env = { ...LOGIN };
    try {
      expect(loadConfig({ file: join(folder, 'slipway.yaml') }).clouds[0]?.auth.authUrl).toBe(LOGIN.OS_AUTH_URL);
    } finally {
      process.env = before;
    }
  });
});
