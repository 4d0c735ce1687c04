/**
 * The contract on a real Keystone and Nova: those of this folder, or any that OS_CLIENT_CONFIG_FILE describes.
 *
 * Takes the entries admin, tenant-a and tenant-b of a clouds.yaml. Knows no more of the cloud than that file says,
 * except how to end a host of this folder and start it again.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { parse } from 'yaml';
import { z } from 'zod';

import { describeContract } from '../contract/contract.ts';
import { passwordLogin } from '../contract/session.ts';
import type { Credentials } from '../contract/session.ts';
import { read, send } from '../contract/wire.ts';

const entry = z.object({
  auth: z.object({ auth_url: z.url(), username: z.string(), password: z.string(), project_name: z.string() }),
  region_name: z.string(),
});
const cloudsShape = z.object({ clouds: z.object({ admin: entry, 'tenant-a': entry, 'tenant-b': entry }) });
const loginShape = z.object({ token: z.object({ user: z.object({ id: z.string() }) }) });
const credentialShape = z.object({ application_credential: z.object({ id: z.string(), secret: z.string() }) });

async function readClouds() {
  const path = process.env.OS_CLIENT_CONFIG_FILE ?? new URL('clouds.yaml', import.meta.url);
  return cloudsShape.parse(parse(await readFile(path, 'utf8'), { merge: true })).clouds;
}

const credentialsOf = ({ auth }: z.infer<typeof entry>): Credentials => ({
  username: auth.username,
  password: auth.password,
  project: auth.project_name,
});

/** Hosts of this folder are called `compute-N`. */
async function power(host: string, what: 'kill' | 'start'): Promise<void> {
  const script = fileURLToPath(new URL('host.sh', import.meta.url));
  await promisify(execFile)(script, [what, host.replace('compute-', '')]);
}

/** Makes an application credential for that user, and the way to take it back. */
async function makeApplicationCredential(authUrl: string, user: Credentials) {
  const login = await send('POST', `${authUrl}/auth/tokens`, { body: passwordLogin(user) });
  const token = login.headers.get('x-subject-token') ?? '';
  const url = `${authUrl}/users/${read(login, loginShape).token.user.id}/application_credentials`;
  const body = { application_credential: { name: `contract-${String(Date.now())}` } };
  const made = read(await send('POST', url, { token, body }), credentialShape).application_credential;
  return {
    applicationCredential: { id: made.id, secret: made.secret },
    close: async (): Promise<void> => {
      await send('DELETE', `${url}/${made.id}`, { token });
    },
  };
}

describeContract('a real cloud', async () => {
  const clouds = await readClouds();
  const authUrl = clouds.admin.auth.auth_url;
  const tenantA = credentialsOf(clouds['tenant-a']);
  return {
    authUrl,
    region: clouds.admin.region_name,
    admin: credentialsOf(clouds.admin),
    tenantA,
    tenantB: credentialsOf(clouds['tenant-b']),
    power,
    ...(await makeApplicationCredential(authUrl, tenantA)),
  };
});
