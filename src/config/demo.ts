/**
 * The configuration of a demo: the same as from a file, with a cloud and a ticket system that are given as arguments.
 *
 * Refuses to start them, and to know that they are not real.
 */

import { cloudName } from '../domain/ids.ts';
import type { CloudConfig, Config, LogLevel } from './config.ts';
import { faultList } from '../yaml/faults.ts';
import { fileSchema } from './schema.ts';
import type { CloudSettings } from './schema.ts';
import { secret } from '../secret.ts';
import { toConfig } from './to-config.ts';
import { readShippedWorkflows } from './workflow-files.ts';

/** What a demo is made of. */
export interface DemoSettings {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Relative to where the process was started. */
  readonly dataDir: string;
  /** Names of user and project are within Keystone's domain `default`. `authUrl` ends in `/v3`. */
  readonly cloud: {
    readonly name: string;
    readonly authUrl: string;
    readonly region: string;
    readonly username: string;
    readonly password: string;
    readonly project: string;
  };
  readonly jira: { readonly name: string; readonly url: string; readonly email: string; readonly token: string };
  readonly logLevel?: LogLevel;
}

/** Limits, roles and workflows are those of a file that leaves them out. Throws ConfigError when the shipped workflows cannot be read. */
export function demoConfig({ host, port, dataDir, cloud, jira, logLevel }: DemoSettings): Config {
  const faults = faultList();
  const workflows = readShippedWorkflows(faults);
  if (!faults.isEmpty()) throw faults.toError();

  const settings = fileSchema.parse({
    listen: { host, port },
    store: { pglite: dataDir },
    clouds: [{ name: cloud.name, region: cloud.region }],
    tickets: [{ ...jira, kind: 'jira-cloud', token: secret(jira.token) }],
    log: { level: logLevel },
  });
  const clouds = settings.clouds.map((keys) => toDemoCloud(keys, cloud, settings.limits.upstreamSeconds));
  return toConfig(settings, clouds, workflows, process.cwd());
}

function toDemoCloud(keys: CloudSettings, cloud: DemoSettings['cloud'], seconds: number): CloudConfig {
  const domain = { id: 'default' };
  return {
    name: cloudName(keys.name),
    region: cloud.region,
    interface: 'public',
    concurrency: keys.concurrency,
    timeoutMs: 1000 * seconds,
    auth: {
      kind: 'password',
      authUrl: cloud.authUrl,
      user: { name: cloud.username, domain },
      password: secret(cloud.password),
      project: { name: cloud.project, domain },
    },
    tls: { ca: null, verify: true, client: null },
  };
}
