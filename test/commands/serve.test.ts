/** `slipway serve` as a process: told to read its configuration again, and told to end. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { startDemoCloud } from '../../demo/cloud.ts';
import type { DemoCloud } from '../../demo/cloud.ts';
import { rawSubscriber } from '../graph/raw-subscriber.ts';
import { until } from '../graph/until.ts';
import { start } from './process.ts';
import type { SlipwayProcess } from './process.ts';

const EVENTS = 'subscription { maintenanceEvents { __typename } }';
let folder: string;
let cloud: DemoCloud;
let slipway: SlipwayProcess;
let url: string;

const configure = (text: string) => writeFile(join(folder, 'slipway.yaml'), `clouds: [{ name: home }]\n${text}`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-serve-'));
  cloud = await startDemoCloud();
  await configure('listen: { port: 0 }\n');
  const { auth_url, username, password, project_name, user_domain_name, project_domain_name } = cloud.cloud.auth;
  slipway = start(['serve'], {
    cwd: folder,
    env: {
      OS_AUTH_URL: auth_url,
      OS_USERNAME: username,
      OS_PASSWORD: password,
      OS_PROJECT_NAME: project_name,
      OS_USER_DOMAIN_NAME: user_domain_name,
      OS_PROJECT_DOMAIN_NAME: project_domain_name,
      OS_REGION_NAME: cloud.region,
    },
  });
  url = /http:\S+?(?=\/graphql)/u.exec(await slipway.says('/graphql'))?.[0] ?? '';
}, 240_000);
afterEach(async () => {
  await slipway.kill();
  await cloud.close();
  await rm(folder, { recursive: true });
});

test('at SIGHUP a faulty file is told and changes nothing, a right one counts, and no stream ends; SIGTERM ends with 0', async () => {
  const stream = rawSubscriber(url, 'demo-operator', EVENTS);
  await until('the snapshot', () => stream.payloads.length === 1);

  await configure('limits: { maxFirst: 0 }\n');
  slipway.signal('SIGHUP');
  await slipway.logs('limits.maxFirst must be a whole number from 1 to 1000');
  await slipway.logs('the old one stays in force');

  await configure('listen: { port: 4999 }\nlimits: { maxFirst: 3 }\n');
  slipway.signal('SIGHUP');
  await slipway.logs('"restartNeeded":["listen.port"]');
  await slipway.logs('goes on under the new configuration');
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': 'demo-operator' },
    body: JSON.stringify({ query: '{ maintenanceWindows(first: 4) { nodes { id } } }' }),
  });
  expect(await answer.text()).toContain('from 0 to 3');
  expect(stream.ends).toEqual([]);

  const ended = await slipway.end('SIGTERM');
  expect({ code: ended.code, signal: ended.signal }).toEqual({ code: 0, signal: null });
  await until('the end of the stream', () => stream.ends.length === 1);
  expect(stream.ends[0]?.code).toBe(1012);
}, 120_000);
