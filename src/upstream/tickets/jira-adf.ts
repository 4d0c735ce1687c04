/**
 * Plain text as an Atlassian document (ADF), the form of texts in Jira Cloud's API, and back.
 *
 * Pure. Text stays text: nothing in it is taken for markup, and addresses become links to themselves.
 */

import { z } from 'zod';
import { urlsIn } from '../../domain/ticket.ts';
import type { JiraText } from './jira-api.ts';

type Inline =
  { readonly type: 'hardBreak' } | { readonly type: 'text'; readonly text: string; readonly marks?: readonly object[] };

/** A blank line separates paragraphs. */
function written(plain: string): object {
  const paragraphs = plain.split(/\n{2,}/u).filter((text) => text !== '');
  return {
    type: 'doc',
    version: 1,
    content: paragraphs.map((text) => ({ type: 'paragraph', content: inlines(text) })),
  };
}

function inlines(paragraph: string): Inline[] {
  return paragraph
    .split('\n')
    .flatMap((line, place): Inline[] => [...(place === 0 ? [] : [{ type: 'hardBreak' } as const]), ...linked(line)]);
}

/** No text may be empty: Jira refuses the document. */
function linked(line: string): Inline[] {
  const found: Inline[] = [];
  let rest = line;
  for (const url of urlsIn(line)) {
    const at = rest.indexOf(url);
    found.push({ type: 'text', text: rest.slice(0, at) });
    found.push({ type: 'text', text: url, marks: [{ type: 'link', attrs: { href: url } }] });
    rest = rest.slice(at + url.length);
  }
  return [...found, { type: 'text' as const, text: rest }].filter((part) => part.type !== 'text' || part.text !== '');
}

const node = z.object({
  type: z.string().nullish(),
  text: z.string().nullish(),
  content: z.array(z.unknown()).nullish(),
});

/** All of its text, blocks on lines of their own. What is unknown is nothing. */
function read(body: unknown): string {
  const found = node.safeParse(body).data;
  if (found === undefined) return '';
  if (found.type === 'hardBreak') return '\n';
  const inside = (found.content ?? []).map(read).join('');
  return `${found.text ?? ''}${inside}${found.type === 'paragraph' ? '\n' : ''}`;
}

export const adf: JiraText = { written, read };
