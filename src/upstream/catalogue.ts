/**
 * Keystone's service catalogue: at which address is a service of a region?
 *
 * Pure. Knows no service; the choice of region and interface is configuration.
 */

import { z } from 'zod';
import { UpstreamError } from '../errors.ts';

/** Which of a service's addresses: for customers, inside the data centre, or for administrators. */
export type EndpointInterface = 'public' | 'internal' | 'admin';

/** The catalogue as it comes with a token (Identity API v3). */
export const catalogue = z.array(
  z.object({
    type: z.string(),
    endpoints: z.array(
      z.object({
        interface: z.string(),
        url: z.string(),
        region_id: z.string().nullish(),
        region: z.string().nullish(),
      }),
    ),
  }),
);
export type Catalogue = z.infer<typeof catalogue>;

/** `region` null: the only one there is. */
export interface EndpointWish {
  readonly type: string;
  readonly region: string | null;
  readonly interface: EndpointInterface;
}

/** The address that is wished for. Throws UpstreamError, naming what there is, when there is no such address or no single one. */
export function endpointIn(upstream: string, services: Catalogue, wish: EndpointWish): string {
  const fault = (message: string): UpstreamError => new UpstreamError(upstream, 'UNREADABLE', message);
  const ofType = services.filter(({ type }) => type === wish.type).flatMap(({ endpoints }) => endpoints);
  if (ofType.length === 0) {
    throw fault(`the catalogue has no service of type ${wish.type}; it has ${list(services.map(({ type }) => type))}.`);
  }
  const regions = ofType.map(regionOf);
  const region = wish.region ?? (new Set(regions).size === 1 ? regions[0] : undefined);
  if (region === undefined) throw fault(`${wish.type} is in several regions; configure one of ${list(regions)}.`);

  const inRegion = ofType.filter((endpoint) => regionOf(endpoint) === region);
  if (inRegion.length === 0) {
    throw fault(`${wish.type} is not in region ${region}; it is in ${list(regions)}.`);
  }
  const found = inRegion.find((endpoint) => endpoint.interface === wish.interface);
  if (found === undefined) {
    const interfaces = list(inRegion.map((endpoint) => endpoint.interface));
    throw fault(`${wish.type} in ${region} has no ${wish.interface} endpoint; it has ${interfaces}.`);
  }
  return found.url;
}

function regionOf(endpoint: Catalogue[number]['endpoints'][number]): string {
  return endpoint.region_id ?? endpoint.region ?? '';
}

function list(names: readonly string[]): string {
  return [...new Set(names)].sort().join(', ') || 'nothing';
}
