/** Facts about deploy/: what it names exists here, and what has to agree does. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

import { run } from '../../src/cli.ts';
import { faults, LOGIN } from '../config/folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(ROOT, 'deploy', name), 'utf8');

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const container = z.object({
  name: z.string(),
  args: z.array(z.string()),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
  resources: z.object({ requests: z.object({ memory: z.string() }), limits: z.object({ memory: z.string() }) }),
});
const deployment = z.object({
  spec: z.object({
    replicas: z.number(),
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        initContainers: z.array(container),
        containers: z.array(
          container.extend({
            ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
            startupProbe: probe,
            livenessProbe: probe,
            readinessProbe: probe,
          }),
        ),
        volumes: z.array(z.object({ name: z.string() })),
      }),
    }),
  }),
});
const service = z.object({
  spec: z.object({
    selector: z.record(z.string(), z.string()),
    ports: z.array(z.object({ targetPort: z.string() })),
  }),
});
const compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      command: z.array(z.string()).optional(),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
    }),
  ),
});

const documents = parseAllDocuments(read('kubernetes.yaml'), { merge: true }).map(
  (document) => document.toJS() as unknown,
);
const ofKind = (kind: string): unknown =>
  documents.find((each) => z.object({ kind: z.literal(kind) }).safeParse(each).success);
const { spec } = deployment.parse(ofKind('Deployment'));
const pod = spec.template.spec;
const [gateway] = pod.containers;
const services = compose.parse(parse(read('compose.yaml'))).services;

/** What the command line makes of the words: the command that they ask for. */
async function asksFor(words: readonly string[]): Promise<string> {
  const asked: string[] = [];
  const note = (name: string) => (options: { config: string }) => {
    asked.push(`${name} ${options.config}`);
    return Promise.resolve();
  };
  const quiet = { out: () => undefined, err: () => undefined, version: '0' };
  const commands = {
    demo: () => Promise.resolve(),
    serve: note('serve'),
    migrate: note('migrate'),
    checkConfig: () => '',
    compose: () => Promise.resolve(''),
    subgraph: () => Promise.resolve(''),
  };
  expect(await run(words, quiet, commands)).toBe(0);
  return asked.join();
}

/** The commands of the unit, behind the program. */
const unitCommands = [...read('slipway.service').matchAll(/^Exec(?:Start|StartPre)=\S+ src\/main\.ts (.*)$/gmu)].map(
  ([, words = '']) => words.split(' '),
);

describe('every command that is named', () => {
  test.each([
    ...unitCommands,
    ...[...pod.initContainers, ...pod.containers].map(({ args }) => args),
    ...Object.values(services).flatMap(({ command }) => (command === undefined ? [] : [command])),
  ])('%s is one of this version, with that file', async (...words) => {
    expect(await asksFor(words)).toBe(`${words[0]} /etc/slipway/slipway.yaml`);
  });

  test('the unit has two, and so has the pod', () => {
    expect(unitCommands.map(([name]) => name)).toEqual(['migrate', 'serve']);
    expect([...pod.initContainers, ...pod.containers].map(({ args: [name] }) => name)).toEqual(['migrate', 'serve']);
  });
});

describe('every configuration', () => {
  const configMap = z.object({ data: z.object({ 'slipway.yaml': z.string() }) }).parse(ofKind('ConfigMap'));
  test.each([
    ['slipway.yaml', read('slipway.yaml')],
    ['the ConfigMap', configMap.data['slipway.yaml']],
  ])('%s is right, and listens where it is looked for', (_name, text) => {
    const local = text.replace(/file:\/run\/secrets\/(?:slipway\/)?/gu, 'file:');
    expect(
      faults({ 'slipway.yaml': local, 'database-url': 'postgres://slipway:secret@postgres/slipway\n' }, LOGIN),
    ).toEqual([]);
    const { listen } = z.object({ listen: z.object({ host: z.string(), port: z.number() }) }).parse(parse(text));
    expect(listen).toEqual({ host: '0.0.0.0', port: gateway?.ports[0]?.containerPort });
    expect(read('Dockerfile')).toContain(`EXPOSE ${listen.port}`);
  });
});

test('probes ask what the gateway answers, at the port that it has', () => {
  const health = readFileSync(join(ROOT, 'src/server/health.ts'), 'utf8');
  for (const each of [gateway?.startupProbe, gateway?.livenessProbe, gateway?.readinessProbe]) {
    expect(health).toContain(`app.get('${each?.httpGet.path}'`);
    expect(each?.httpGet.port).toBe(gateway?.ports[0]?.name);
  }
  expect(gateway?.livenessProbe.httpGet.path).toBe('/healthz');
  expect(gateway?.readinessProbe.httpGet.path).toBe('/readyz');
  expect(services.slipway?.healthcheck?.test.join(' ')).toContain('http://127.0.0.1:4000/readyz');
});

test('labels, ports and volumes of the manifest agree', () => {
  const { selector, ports } = service.parse(ofKind('Service')).spec;
  expect(selector).toEqual(spec.selector.matchLabels);
  expect(spec.template.metadata.labels).toEqual(selector);
  expect(ports.map(({ targetPort }) => targetPort)).toEqual(gateway?.ports.map(({ name }) => name));
  const volumes = pod.volumes.map(({ name }) => name).sort();
  for (const each of [...pod.initContainers, ...pod.containers]) {
    expect(each.volumeMounts.map(({ name }) => name).sort()).toEqual(volumes);
  }
  expect(spec.replicas).toBe(3);
});

test('whoever ends a gateway waits longer than it takes to drain', () => {
  const unit = Number(/^TimeoutStopSec=(\d+)$/mu.exec(read('slipway.service'))?.[1]);
  // Requests, then jobs, 10 seconds each.
  for (const seconds of [unit, pod.terminationGracePeriodSeconds]) expect(seconds).toBeGreaterThan(5 + 10 + 10);
});

test('the image has every folder that the program is made of', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (\w+) \1$/gmu)].map(([, folder = '']) => folder);
  expect([...copied].sort()).toEqual(['demo', 'resolvers', 'schema', 'src', 'workflows']);
  for (const folder of copied) expect(existsSync(join(ROOT, folder))).toBe(true);
});
