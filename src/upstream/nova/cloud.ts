/**
 * One OpenStack region: Nova with a caller's token, or with the gateway's own credential.
 *
 * Decides only whose token goes along. What Nova is asked is in compute.ts, where it is in connection.ts.
 */

import type { Cloud } from '../../domain/compute.ts';
import type { CloudName } from '../../domain/ids.ts';
import type { NovaNews } from '../../domain/nova-news.ts';
import type { EndpointInterface } from '../catalogue.ts';
import type { Credential } from '../credential.ts';
import type { Connection } from '../http.ts';
import { asService } from './as-service.ts';
import type { AskNova } from './ask.ts';
import { createCompute } from './compute.ts';
import { createNovaFinder } from './connection.ts';
import type { TokenHeader } from './as-service.ts';
import { chosen } from './microversion.ts';

/** `identityKey` is equal for all regions of one Keystone. `interface` is `public` unless said; `now` is for tests. */
export interface CloudOptions extends Connection {
  readonly name: CloudName;
  readonly region: string | null;
  readonly identityKey: string;
  readonly credential: Credential;
  readonly interface?: EndpointInterface;
  readonly news?: NovaNews | null;
  readonly now?: () => Date;
}

/** `close` ends the connections once their requests are done. */
export interface NovaCloud extends Cloud {
  readonly close: () => Promise<void>;
}

/** Makes no connection before it is asked something. The service credential finds Nova for callers too. */
export function createCloud(options: CloudOptions): NovaCloud {
  const { name, region, credential, now = () => new Date() } = options;
  const upstream = `nova ${name}`;
  const nova = createNovaFinder({ ...options, upstream, interface: options.interface ?? 'public' });

  const askWith =
    (withToken: <Answer>(send: (header: TokenHeader) => Promise<Answer>) => Promise<Answer>): AskNova =>
    async (versions, call) => {
      const { http, supported } = await nova.find();
      const microversion = { 'openstack-api-version': `compute ${chosen(upstream, supported, versions)}` };
      const { body } = await withToken((header) => http.send({ ...call, headers: { ...microversion, ...header } }));
      return body;
    };

  return {
    name,
    region,
    identity: options.identityKey,
    as: (token, { allProjects }) => {
      const ask = askWith((send) => send({ 'x-auth-token': token }));
      return createCompute({ upstream, cloud: name, ask, allProjects, now });
    },
    service: createCompute({
      upstream,
      cloud: name,
      ask: askWith((send) => asService(credential, send)),
      allProjects: true,
      now,
    }),
    news: options.news ?? null,
    close: nova.close,
  };
}
