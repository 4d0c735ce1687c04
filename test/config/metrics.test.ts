/** Keys and variables that say who watches the gateway. */

import { afterEach, describe, expect, test } from '@jest/globals';

import { summaryOf } from '../../src/config/index.ts';
import { faults, load, LOGIN, MINIMAL, removeFolders } from './folder.ts';

afterEach(removeFolders);

const loadWith = (text: string, env: Readonly<Record<string, string>> = {}) =>
  load({ 'slipway.yaml': `${MINIMAL}${text}` }, { ...LOGIN, ...env });
const faultsWith = (text: string, env: Readonly<Record<string, string>> = {}) =>
  faults({ 'slipway.yaml': `${MINIMAL}${text}` }, { ...LOGIN, ...env });
const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318/' };

test('nobody watches unless somebody says so', () => {
  expect(loadWith('')).toMatchObject({ metrics: null, tracing: null });
});

test('metrics are for this machine unless they have a token, which is told to nobody', () => {
  expect(loadWith('metrics: {}\n').metrics).toEqual({ host: '127.0.0.1', port: 9464, token: null });

  const config = loadWith("metrics: { host: 0.0.0.0, token: '${TOKEN}' }\n", { TOKEN: 'prometheus-may' });
  expect(config.metrics?.token?.reveal()).toBe('prometheus-may');
  expect(summaryOf(config)).toContain('metrics    0.0.0.0:9464, behind a token\n');
  expect(JSON.stringify(config)).not.toContain('prometheus-may');
});

test.each(['localhost', '127.0.0.53', '::1'])('%s is this machine', (host) => {
  expect(loadWith(`metrics: { host: '${host}' }\n`).metrics?.token).toBeNull();
});

test.each(['0.0.0.0', '::', '10.0.0.7', '127.0.0.1.example', 'metrics.example'])('%s needs a token', (host) => {
  expect(faultsWith(`metrics: { host: '${host}' }\n`)).toEqual([
    'slipway.yaml:3:10: metrics must be a mapping with a token, unless its host is a loopback address',
  ]);
});

describe("OpenTelemetry's variables", () => {
  test('an endpoint is enough', () => {
    const config = loadWith('', ENDPOINT);

    expect(config.tracing).toEqual({
      url: 'http://collector.example:4318/v1/traces',
      protocol: 'http/protobuf',
      share: 1,
      followsCaller: true,
    });
    expect(summaryOf(config)).toContain('traces     to http://collector.example:4318/v1/traces\n');
  });

  test('an endpoint for traces alone is taken as it is, before the other', () => {
    const own = { ...ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/in' };

    expect(loadWith('', own).tracing?.url).toBe('https://traces.example/in');
  });

  test.each([
    ['always_off', undefined, { share: 0, followsCaller: false }],
    ['traceidratio', '0.25', { share: 0.25, followsCaller: false }],
    ['parentbased_traceidratio', '0.05', { share: 0.05, followsCaller: true }],
    ['parentbased_always_off', '1', { share: 0, followsCaller: true }],
  ])('sampler %s with %s', (sampler, share, expected) => {
    const env = {
      ...ENDPOINT,
      OTEL_TRACES_SAMPLER: sampler,
      ...(share !== undefined && { OTEL_TRACES_SAMPLER_ARG: share }),
    };

    expect(loadWith('', env).tracing).toMatchObject(expected);
  });

  test('say nothing when the SDK is switched off, or when they are empty', () => {
    expect(loadWith('', { ...ENDPOINT, OTEL_SDK_DISABLED: 'TRUE' }).tracing).toBeNull();
    expect(loadWith('', { OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }).tracing).toBeNull();
  });

  test.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'an http or https address, e.g. http://127.0.0.1:4318'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'one of http/protobuf, http/json'],
    ['OTEL_TRACES_SAMPLER', 'sometimes', 'one of always_on, always_off, traceidratio'],
    ['OTEL_TRACES_SAMPLER_ARG', '2', 'a number from 0 to 1'],
  ])('%s: %s is a fault that names it', (name, value, mustBe) => {
    const told = faultsWith('', { ...ENDPOINT, [name]: value });

    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`slipway.yaml:1:1: the environment variable ${name} must be ${mustBe}`);
  });
});
