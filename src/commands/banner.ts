/**
 * What a demo says at its start: that it is one, where things are, and a request to paste.
 *
 * Pure text.
 */

export interface BannerFacts {
  readonly url: string;
  /** Where metrics are; null: nowhere. */
  readonly metrics: string | null;
  /** Folder of the data. */
  readonly data: string;
  readonly cloud: string;
  /** A ticket's page in the simulated Jira. */
  readonly jira: string;
  /** How big the simulated cloud is. */
  readonly hosts: number;
  readonly servers: number;
}

export function banner({ url, metrics, data, cloud, jira, hosts, servers }: BannerFacts): string {
  const measured = metrics === null ? '' : `\n  Metrics         ${metrics}`;
  return `
  Slipway demo: the cloud and the Jira behind it are simulated, its tokens are public. Not for real use.

  Dashboard       ${url}/
  GraphiQL        ${url}/graphiql
  GraphQL         ${url}/graphql          (HTTP and WebSocket; server-sent events at /graphql/stream)
  Health          ${url}/healthz  ${url}/readyz${measured}
  Keystone, Nova  ${cloud}  (simulated: ${hosts} hosts, ${servers} servers, 3 projects)
  A ticket        ${jira}
  Data            ${data}

  Tokens          demo-operator  demo-tenant-a  demo-tenant-b  demo-tenant-c

  Try
    curl -s ${url}/graphql -H 'X-Auth-Token: demo-operator' -H 'Content-Type: application/json' \\
      -d '{"query":"{ hosts(first: 3) { nodes { name status disabledReason tickets { ticket { key status } } servers(first: 3) { totalCount nodes { name } } } } }"}'

`;
}
