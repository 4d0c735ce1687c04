/**
 * GraphiQL at `/graphiql`: one page with everything in it, so that it works where there is no internet.
 *
 * Refuses to know the schema: the page asks for it.
 */

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import type { FastifyInstance } from 'fastify';

import type { Admission } from './admission.ts';
import { FETCHER_SCRIPT } from './graphiql-script.ts';

const TITLE = 'Slipway';
const DEMO_HEADERS = JSON.stringify({ 'X-Auth-Token': 'demo-operator' }, null, 2);
/** What the demo's page comes with. */
export const DEMO_QUERY = `# The demo's tokens are demo-operator, demo-tenant-a, demo-tenant-b and demo-tenant-c:
# change the one under "Headers" and run the same operation again.

query HostsAndTheirWork {
  hosts(first: 10) {
    nodes {
      name
      status
      state
      disabledReason
      tickets { url ticket { key status summary } }
      servers(first: 5) { nodes { name status } }
      maintenanceWindows { nodes { summary state startsAt endsAt } }
    }
  }
}

subscription WhatHappens {
  maintenanceEvents {
    __typename
    ... on MaintenanceEvent { type at window { summary state } }
    ... on StreamHeartbeat { at }
  }
}
`;

interface Page {
  readonly html: string;
  readonly gzipped: Buffer;
  readonly policy: string;
}

/** Adds the routes. In demo mode the page is open to everybody and comes with a token and a query to begin with. */
export function serveGraphiQL(app: FastifyInstance, options: { demo: boolean; admission: Admission }): void {
  const { demo, admission } = options;
  let rendered: Promise<Page> | null = null;

  app.get('/graphiql', demo ? {} : admission, async (request, reply) => {
    // Some 9 MB, and most processes never show it.
    rendered ??= render(demo);
    const { html, gzipped, policy } = await rendered;
    const zipped = /\bgzip\b/u.test(request.headers['accept-encoding'] ?? '');
    reply.header('content-security-policy', policy).header('vary', 'accept-encoding').type('text/html; charset=utf-8');
    return zipped ? reply.header('content-encoding', 'gzip').send(gzipped) : reply.send(html);
  });
}

async function render(demo: boolean): Promise<Page> {
  const { css, editorWorkerService, favicon, graphqlWorker, js, jsonWorker } =
    await import('@graphql-yoga/render-graphiql/graphiql');
  // Tokens stay out of the browser's storage: the editors are as they are here whenever the page is loaded.
  const options = {
    title: TITLE,
    logo: '<span></span>',
    shouldPersistHeaders: false,
    ...(demo && { headers: DEMO_HEADERS, defaultQuery: DEMO_QUERY }),
  };
  const script = `
const workers = ${inScript({ editorWorkerService, json: jsonWorker, graphql: graphqlWorker })};
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) =>
    URL.createObjectURL(new Blob([workers[label]], { type: 'application/javascript' })),
};
${js};
${FETCHER_SCRIPT}
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), { ...${inScript(options)}, fetcher: slipwayFetcher });
`;
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${TITLE}</title><link rel="icon" href="${favicon}"><style>${css}</style></head>
<body class="no-focus-outline"><noscript>This page needs JavaScript.</noscript><div id="root"></div><script>${script}</script></body>
</html>
`;
  return { html, gzipped: await promisify(gzip)(html), policy: policyFor(script) };
}

/** JSON that no HTML parser takes for the end of the script. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Nothing from elsewhere: this script and no other, its workers, its inlined fonts and pictures, and our own address. */
function policyFor(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
