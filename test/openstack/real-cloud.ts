/**
 * The cloud of a clouds.yaml, for suites that hold the gateway against it.
 *
 * By default the control plane of this folder; any other by OS_CLIENT_CONFIG_FILE with entries admin, tenant-a, tenant-b.
 */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { parse } from 'yaml';
import { z } from 'zod';

import { createKeystone } from '../../src/upstream/keystone.ts';
import type { PasswordLogin } from '../../src/upstream/login.ts';

const entry = z.object({
  auth: z.object({ auth_url: z.url(), username: z.string(), password: z.string(), project_name: z.string() }),
  region_name: z.string(),
});
const cloudsShape = z.object({ clouds: z.object({ admin: entry, 'tenant-a': entry, 'tenant-b': entry }) });

export type Who = keyof z.infer<typeof cloudsShape>['clouds'];

export interface RealCloud {
  /** Path of the clouds.yaml. */
  readonly file: string;
  readonly authUrl: string;
  readonly region: string;
  readonly login: (who: Who) => PasswordLogin;
  /** A fresh token and its project's id. */
  readonly tokenOf: (who: Who) => Promise<{ readonly token: string; readonly project: string }>;
}

export async function realCloud(): Promise<RealCloud> {
  const file = process.env.OS_CLIENT_CONFIG_FILE ?? fileURLToPath(new URL('clouds.yaml', import.meta.url));
  const { clouds } = cloudsShape.parse(parse(await readFile(file, 'utf8'), { merge: true }));
  const authUrl = clouds.admin.auth.auth_url;
  const domain = { id: 'default' };
  const login = (who: Who): PasswordLogin => {
    const { username, password, project_name } = clouds[who].auth;
    return {
      kind: 'password',
      user: { name: username, domain },
      password,
      project: { name: project_name, domain },
    };
  };
  return {
    file,
    authUrl,
    region: clouds.admin.region_name,
    login,
    tokenOf: async (who) => {
      const keystone = createKeystone({ name: 'keystone', authUrl, timeoutMs: 30_000, concurrency: 1 });
      const { token } = await keystone.login(login(who));
      const owner = await keystone.validate(token);
      await keystone.close();
      return { token, project: owner?.project?.id ?? '' };
    },
  };
}
