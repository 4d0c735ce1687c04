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
import { readTracing } from './tracing.ts';
import { toCare, toConfig } from './to-config.ts';
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
  readonly jira: {
    readonly name: string;
    readonly url: string;
    readonly email: string;
    readonly token: string;
    readonly webhookSecret: string;
  };
  readonly logLevel?: LogLevel;
  /** Where metrics are, on loopback; nowhere when left out. 0 takes any that is free. */
  readonly metricsPort?: number;
  /** Are traces sent where OpenTelemetry's variables of this process say? Nowhere when left out. */
  readonly tracesByEnvironment?: boolean;
}

/** Limits, roles and workflows are those of a file that leaves them out; it is looked at more often, so that nobody waits long. Throws ConfigError when the shipped workflows cannot be read. */
export function demoConfig(demo: DemoSettings): Config {
  const { host, port, dataDir, cloud, jira, logLevel, metricsPort } = demo;
  const faults = faultList();
  const env = demo.tracesByEnvironment === true ? process.env : {};
  const tracing = readTracing(env, { file: 'the environment', line: 1, column: 1 }, faults);
  const workflows = readShippedWorkflows(faults);
  if (!faults.isEmpty()) throw faults.toError();

  const settings = fileSchema.parse({
    listen: { host, port },
    store: { pglite: dataDir },
    clouds: [{ name: cloud.name, region: cloud.region, moving: { backoffSeconds: 2 } }],
    tickets: [toDemoJira(jira)],
    log: { level: logLevel },
    watch: { lookSeconds: 2, moveSeconds: 1 },
    ...(metricsPort !== undefined && { metrics: { port: metricsPort } }),
  });
  const clouds = settings.clouds.map((keys) => toDemoCloud(keys, cloud, settings.limits.upstreamSeconds));
  return toConfig(settings, clouds, workflows, process.cwd(), tracing);
}

/** Everything that the loop of windows and tickets has: it is there to be seen. */
function toDemoJira(jira: DemoSettings['jira']) {
  return {
    ...jira,
    kind: 'jira-cloud',
    token: secret(jira.token),
    webhookSecret: secret(jira.webhookSecret),
    writeBack: { commentOn: ['CONFIRMED', 'COMPLETED'] },
    create: { project: 'OPS', type: 'Change' },
  };
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
    ...toCare(keys),
  };
}
