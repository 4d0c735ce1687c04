/**
 * OpenTelemetry's own variables, as far as they decide whether and where traces are sent.
 *
 * The others (headers, timeout, certificates, resource attributes) are read by OpenTelemetry itself. Refuses to know
 * `slipway.yaml`: whoever collects traces sets the same variables for every program.
 */

import { z } from 'zod';

import type { Faults, Place } from '../yaml/faults.ts';
import type { TracingConfig } from './config.ts';
import type { Environment } from './interpolate.ts';
import { isWebUrl } from './leaves.ts';

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

const addressShape = z.string().refine(isWebUrl).describe('an http or https address, e.g. http://127.0.0.1:4318');
const protocolShape = z.enum(['http/protobuf', 'http/json']).describe('one of http/protobuf, http/json');
const samplerShape = z.enum(SAMPLERS).describe(`one of ${SAMPLERS.join(', ')}`);
const shareShape = z.coerce.number().min(0).max(1).describe('a number from 0 to 1');

interface Said {
  readonly name: string;
  readonly value: string;
}

/** Null: no endpoint is set, or OTEL_SDK_DISABLED is `true`. Faults name the variable, at this place. */
export function readTracing(env: Environment, place: Place, faults: Faults): TracingConfig | null {
  const endpoint = firstOf(env, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT');
  if (endpoint === null || firstOf(env, 'OTEL_SDK_DISABLED')?.value.toLowerCase() === 'true') return null;

  const read = <Value>(shape: z.ZodType<Value>, said: Said | null, usual: Value): Value => {
    if (said === null) return usual;
    const parsed = shape.safeParse(said.value);
    if (parsed.success) return parsed.data;
    faults.add(place, `the environment variable ${said.name} must be ${shape.description ?? ''}`);
    return usual;
  };
  const url = read(addressShape, endpoint, '');
  const protocolName = firstOf(env, 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL');
  const sampler = read(samplerShape, firstOf(env, 'OTEL_TRACES_SAMPLER'), 'parentbased_always_on');
  const share = read(shareShape, firstOf(env, 'OTEL_TRACES_SAMPLER_ARG'), 1);
  return {
    url: endpoint.name === 'OTEL_EXPORTER_OTLP_ENDPOINT' ? `${url.replace(/\/+$/u, '')}/v1/traces` : url,
    protocol: read(protocolShape, protocolName, 'http/protobuf'),
    ...samplingOf(sampler, share),
  };
}

/** The first of these variables that says something. */
function firstOf(env: Environment, ...names: readonly string[]): Said | null {
  for (const name of names) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') return { name, value };
  }
  return null;
}

function samplingOf(sampler: (typeof SAMPLERS)[number], share: number): Pick<TracingConfig, 'share' | 'followsCaller'> {
  const followsCaller = sampler.startsWith('parentbased_');
  if (sampler.endsWith('always_off')) return { share: 0, followsCaller };
  return { share: sampler.endsWith('traceidratio') ? share : 1, followsCaller };
}
