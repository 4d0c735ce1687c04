/**
 * What a demo says at its start: that it is one, where things are, and a request to paste.
 *
 * Pure text.
 */

export interface BannerFacts {
  readonly url: string;
  /** Folder of the data. */
  readonly data: string;
  readonly cloud: string;
  /** A ticket's page in the simulated Jira. */
  readonly jira: string;
}

export function banner({ url, data, cloud, jira }: BannerFacts): string {
  return `
  Slipway demo: the cloud and the Jira behind it are simulated, its tokens are public. Not for real use.

  GraphiQL        ${url}/
  GraphQL         ${url}/graphql          (HTTP and WebSocket; server-sent events at /graphql/stream)
  Health          ${url}/healthz  ${url}/readyz
  Keystone, Nova  ${cloud}  (simulated: 6 hosts, 40 servers, 3 projects)
  A ticket        ${jira}
  Data            ${data}

  Tokens          demo-operator  demo-tenant-a  demo-tenant-b  demo-tenant-c

  Try
    curl -s ${url}/graphql -H 'X-Auth-Token: demo-operator' -H 'Content-Type: application/json' \\
      -d '{"query":"{ hosts(first: 3) { nodes { name status disabledReason tickets { ticket { key status } } servers(first: 3) { totalCount nodes { name } } } } }"}'

`;
}
