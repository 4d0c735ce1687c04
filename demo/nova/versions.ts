/**
 * Nova's version documents: which APIs there are, and which microversions v2.1 speaks. No token needed.
 *
 * Knows no resource.
 */
import type { FastifyInstance } from 'fastify';

import { COMPUTE_PREFIX } from '../keystone/views.ts';
import { MAX_MICROVERSION, versionHeaders } from './microversion.ts';

const v21 = (origin: string): object => ({
  id: 'v2.1',
  status: 'CURRENT',
  version: `2.${String(MAX_MICROVERSION)}`,
  min_version: '2.1',
  updated: '2013-07-23T11:33:21Z',
  links: [{ rel: 'self', href: `${origin}${COMPUTE_PREFIX}/v2.1/` }],
});

const v20 = (origin: string): object => ({
  id: 'v2.0',
  status: 'SUPPORTED',
  version: '',
  min_version: '',
  updated: '2011-01-21T11:33:21Z',
  links: [{ rel: 'self', href: `${origin}${COMPUTE_PREFIX}/v2/` }],
});

/** Serves `/` and `/v2.1`. */
export function addVersionRoutes(app: FastifyInstance, origin: () => string): void {
  app.get('/', () => ({ versions: [v20(origin()), v21(origin())] }));
  app.get('/v2.1', (_request, reply) =>
    reply.headers(versionHeaders({ text: '2.1', minor: 1, supported: true })).send({
      version: {
        ...v21(origin()),
        links: [
          { rel: 'self', href: `${origin()}${COMPUTE_PREFIX}/v2.1/` },
          { rel: 'describedby', type: 'text/html', href: 'http://docs.openstack.org/' },
        ],
        'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.compute+json;version=2.1' }],
      },
    }),
  );
}
