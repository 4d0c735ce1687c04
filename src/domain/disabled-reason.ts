/**
 * Nova's `disabled_reason`: what we write there, and whose hand we recognise in it.
 *
 * Pure. Nova takes 1 to 255 characters and fails on characters outside the Basic Multilingual Plane; neither may ever
 * turn into a failure of ours.
 */

import { windowId } from './ids.ts';
import type { WindowId } from './ids.ts';

/** Nova's limit for the field. */
export const REASON_LIMIT = 255;

const MARKER = /\[slipway:([0-9a-f-]{36})\]/gu;

/** Tools that sign the hosts they disable, by how their reasons begin. */
const KNOWN_TOOLS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^AUTO: /u, 'nova-compute'],
  [/^watcher_/u, 'watcher'],
  [/^masakari\b/iu, 'masakari'],
  [/^Masakari detected/u, 'masakari'],
];

/** Who disabled a host, as far as its reason tells. */
export type DisableSigner =
  | { readonly kind: 'GATEWAY'; readonly window: WindowId }
  | { readonly kind: 'TOOL'; readonly name: string }
  | { readonly kind: 'PERSON' };

/** The text made fit for Nova: control characters and those outside the BMP become one space, at most `limit` characters. A URL at the cut goes whole. */
export function fitForNova(text: string, limit: number = REASON_LIMIT): string {
  const legal = text.replace(/[\p{Cc}\p{Cs}]|[\u{10000}-\u{10FFFF}]/gu, ' ').replace(/ +/gu, ' ');
  return cut(legal.trim(), Math.max(limit, 0)).trimEnd();
}

/** The beginning of the text, and no beginning of a URL in it: a cut URL would be another one. */
function cut(text: string, limit: number): string {
  const kept = text.slice(0, limit);
  return /^\s?$/u.test(text.charAt(limit)) ? kept : kept.replace(/https?:\/\/\S*$/iu, '');
}

/** What a window writes: summary, first ticket's URL, marker. The summary gives way first, then the URL (a cut URL would be a wrong one). */
export function disabledReasonText(window: { id: WindowId; summary: string }, ticketUrl: string | null): string {
  const marker = `[slipway:${window.id}]`;
  const url = ticketUrl !== null && fitForNova(ticketUrl) === ticketUrl ? ticketUrl : null;
  const tail = url !== null && url.length + marker.length + 1 <= REASON_LIMIT ? `${url} ${marker}` : marker;
  const summary = fitForNova(window.summary.replace(MARKER, ''), REASON_LIMIT - tail.length - 1);
  return summary === '' ? tail : `${summary} ${tail}`;
}

/** Reads who disabled a host from its reason; a reason that nobody signed was written by a person. The last marker counts: ours stands behind all that people wrote. */
export function signerOf(reason: string): DisableSigner {
  const id = [...reason.matchAll(MARKER)].at(-1)?.[1];
  if (id !== undefined) return { kind: 'GATEWAY', window: windowId(id) };
  const tool = KNOWN_TOOLS.find(([pattern]) => pattern.test(reason));
  return tool === undefined ? { kind: 'PERSON' } : { kind: 'TOOL', name: tool[1] };
}
