/**
 * The dashboard: static files that were built beforehand, read once, and the one page that they belong to.
 *
 * What is asked for by its hashed name never changes and may be kept; the page itself is asked for each time. Everybody
 * may load it, for it holds no data: what it shows, it asks for with its reader's own right. Refuses to know what it
 * shows and how it is built.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { bodyOf } from './error-reply.ts';

/** Addresses within the page: whoever opens one gets the page, and it shows what the address says. */
const PAGES = ['/', '/timeline', '/hosts', '/servers', '/windows', '/schedule', '/calendar', '/windows/:id'];
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Nothing inline and nothing from elsewhere; sockets are to our own address. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
  readonly zipped: Promise<{ readonly br: Buffer; readonly gzip: Buffer }> | null;
}

/** Where `npm ci` builds it. */
export const BUILT_DASHBOARD = join(import.meta.dirname, '../../dashboard/dist');

/** Adds the routes. Where it was not built, they say how to. */
export function serveDashboard(app: Pick<FastifyInstance, 'get'>, folder: string): void {
  const files = existsSync(join(folder, 'index.html')) ? readFiles(folder) : null;
  const page = files?.get('index.html');

  for (const url of PAGES) {
    app.get<{ Params: { id?: string } }>(url, (request, reply) => {
      const { id } = request.params;
      if (id !== undefined && !UUID.test(id)) {
        reply.callNotFound();
        return reply;
      }
      if (page === undefined)
        return reply.code(503).send(bodyOf('The dashboard is not built: run npm ci.', 'NOT_BUILT'));
      return reply.header('content-security-policy', PAGE_POLICY).type(page.type).send(page.body);
    });
  }
  for (const [name, file] of files ?? []) {
    if (name === 'index.html') continue;
    app.get(`/${name}`, (request, reply) => sendFile(file, name.startsWith('assets/'), request, reply));
  }
}

async function sendFile(file: StaticFile, hashed: boolean, request: FastifyRequest, reply: FastifyReply) {
  const accepted = request.headers['accept-encoding'] ?? '';
  reply
    .type(file.type)
    .header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
  if (file.zipped === null) return reply.send(file.body);
  reply.header('vary', 'accept-encoding');
  const encoding = (['br', 'gzip'] as const).find((each) => new RegExp(`\\b${each}\\b`, 'u').test(accepted));
  if (encoding === undefined) return reply.send(file.body);
  return reply.header('content-encoding', encoding).send((await file.zipped)[encoding]);
}

/** All files by their path in the folder. Only those are ever served, whatever an address spells. */
function readFiles(folder: string): Map<string, StaticFile> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), readStatic(path)]));
}

function readStatic(path: string): StaticFile {
  const body = readFileSync(path);
  const extension = extname(path);
  const isText = extension !== '.woff2';
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    body,
    zipped: isText ? zip(body) : null,
  };
}

async function zip(body: Buffer): Promise<{ br: Buffer; gzip: Buffer }> {
  // 9 of 11: the last steps cost a second and gain a hundredth.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(body, { params }), promisify(gzip)(body)]);
  return { br, gzip: gzipped };
}
