/** Settings of a gateway with other teams' subgraphs beside it. */

import type { Config } from '../../src/config/index.ts';
import { secret } from '../../src/secret.ts';

type Federation = NonNullable<Config['federation']>;
type Other = Pick<Federation['subgraphs'][number], 'name' | 'url'> & Partial<Federation['subgraphs'][number]>;

/** The same configuration with these beside it; each is asked by WebSocket for subscriptions unless it says otherwise. */
export function beside(others: readonly Other[], rest: Partial<Federation> = {}): (config: Config) => Config {
  return (config) => ({
    ...config,
    federation: {
      name: 'slipway',
      subgraphs: others.map((other) => ({
        headers: { 'x-api-key': secret(`key-of-${other.name}`) },
        schema: null,
        timeoutMs: 2_000,
        concurrency: 8,
        subscriptions: { protocol: 'ws', url: other.url.replace('http', 'ws') },
        ...other,
      })),
      supergraph: null,
      forward: ['x-request-id', 'traceparent'],
      policies: {},
      pollMs: 3_600_000,
      ...rest,
    },
  });
}
