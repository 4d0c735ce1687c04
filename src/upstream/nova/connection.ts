/**
 * The way to one region's Nova: its address out of the catalogue and the microversions it speaks, found once.
 *
 * Knows no resource of Nova. Which credential a request carries is the caller's affair.
 */

import { z } from 'zod';
import type { Credential } from '../credential.ts';
import type { EndpointInterface } from '../catalogue.ts';
import { groundwork } from '../groundwork.ts';
import { createHttp } from '../http.ts';
import type { Connection, Http } from '../http.ts';
import { asService } from './as-service.ts';
import { microversion } from './microversion.ts';
import type { VersionRange } from './microversion.ts';

/** `upstream` is for messages, e.g. `nova home`. */
export interface NovaOptions extends Connection {
  readonly upstream: string;
  readonly credential: Credential;
  readonly region: string | null;
  readonly interface: EndpointInterface;
}

/** A Nova that was found. */
export interface Nova {
  readonly http: Http;
  readonly supported: VersionRange;
}

/** `find` throws UpstreamError and looks anew the next time. */
export interface NovaFinder {
  readonly find: () => Promise<Nova>;
  readonly close: () => Promise<void>;
}

/** A Nova without microversions leaves both empty. */
const version = z.union([microversion, z.literal('').transform(() => ({ major: 2, minor: 1 }))]);
const versionBody = z.object({ version: z.object({ version, min_version: version }) });

/** Looks when first asked; however many ask at once, once. */
export function createNovaFinder(options: NovaOptions): NovaFinder {
  let found: Promise<Nova> | null = null;
  return {
    find: () => {
      found ??= discover(options).catch((failure: unknown) => {
        found = null;
        throw failure;
      });
      return found;
    },
    close: async () => {
      const nova = await found?.catch(() => null);
      await nova?.http.close();
    },
  };
}

async function discover(options: NovaOptions): Promise<Nova> {
  const { credential, region, interface: face } = options;
  const endpoint = await credential.endpoint({ type: 'compute', region, interface: face });
  const http = createHttp({ ...options, baseUrl: computeUrl(endpoint) });
  try {
    const { body } = await groundwork(
      'no version document at the endpoint of the catalogue',
      asService(credential, (headers) => http.send({ path: '', headers, shape: versionBody })),
    );
    return { http, supported: { min: body.version.min_version, max: body.version.version } };
  } catch (failure) {
    await http.close();
    throw failure;
  }
}

/** The v2.1 API behind a catalogue's endpoint, which may name an older version, a project, or neither. */
export function computeUrl(endpoint: string): string {
  return `${endpoint.replace(/\/+$/u, '').replace(/\/v2(?:\.\d+)?(?:\/[^/]+)?$/u, '')}/v2.1`;
}
