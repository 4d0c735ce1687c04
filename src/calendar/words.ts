/**
 * What an entry of a calendar says, beside its times.
 *
 * Pure: from what may be shown to text. Refuses to know calendars' grammar.
 */

import { expectedImpact, isStale } from '../domain/server-maintenance.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import { answerDeadline, hasEnded } from '../domain/window.ts';
import type { Notice } from './maintnote.ts';

const KIND = { TEMPORARY: 'Temporary: the host comes back.', PERMANENT: 'For good: the host is removed.' } as const;
const ACTION: Readonly<Record<WindowServer['action'], string>> = {
  LIVE_MIGRATE: 'is live-migrated',
  MIGRATE: 'is migrated, switched off meanwhile',
  KEEP: 'stays where it is, switched off meanwhile',
  OWN_ACTION: 'is left to its owner to act',
};
/** A calendar is no place for thousands of lines. */
const MOST_LINES = 50;

/** Description, state, deadline, and what happens to each server. */
export function descriptionOf({ window, servers, hosts }: Notice): string {
  const open = !hasEnded(window);
  const pending = servers.filter((server) => server.answer === 'PENDING' || isStale(server, window));
  const deadline = `Answer by ${answerDeadline(window).toISOString()} for ${count(pending.length, 'server')}.`;
  const without = window.endsAt === null ? 'No end is planned; the entry stands for the first day.' : null;
  const paragraphs = [
    window.description,
    [`State: ${window.state}.`, KIND[window.kind], without].filter((line) => line !== null).join('\n'),
    open && pending.length > 0 && window.phase !== 'TENTATIVE' ? deadline : null,
    listed('Hosts', hosts),
    listed(
      'Servers',
      servers.map((server) => `${server.server} ${ACTION[server.action]}${interruption(server, window)}`),
    ),
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');
}

/** A text with nothing in it that a calendar's text may not hold (RFC 5545, 3.3.11): no control characters but tabs and the ends of lines. */
export function calendarText(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '');
}

function interruption(server: WindowServer, window: Notice['window']): string {
  const { downtimeMs, impact } = expectedImpact(server, window);
  if (impact === 'NO_IMPACT') return '; no interruption expected';
  return downtimeMs === null
    ? '; an interruption is expected'
    : `; out for up to ${Math.ceil(downtimeMs / 60_000)} minutes`;
}

function listed(heading: string, lines: readonly string[]): string | null {
  if (lines.length === 0) return null;
  const more = lines.length > MOST_LINES ? [`- and ${lines.length - MOST_LINES} more`] : [];
  return [`${heading}:`, ...lines.slice(0, MOST_LINES).map((line) => `- ${line}`), ...more].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
