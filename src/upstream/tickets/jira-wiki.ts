/**
 * Plain text as Jira's wiki markup, the form of texts in Data Center's API, and back.
 *
 * Pure. What would be markup is escaped, so that nobody mentions people or shows images through us; addresses stay
 * as they are, for Jira makes links of them.
 */

import { urlsIn } from '../../domain/ticket.ts';
import type { JiraText } from './jira-api.ts';

const MARKUP = /[\\{}[\]|*_^~+!?#]|(?<=^|\s)-/gmu;
const ESCAPED = /\\([\\{}[\]|*_^~+!?#-])/gu;

function written(plain: string): string {
  let rest = plain;
  let text = '';
  for (const url of urlsIn(plain)) {
    const at = rest.indexOf(url);
    text += escape(rest.slice(0, at)) + url.replace(/[\\{}[\]|*!^~]/gu, percent);
    rest = rest.slice(at + url.length);
  }
  return text + escape(rest);
}

function read(body: unknown): string {
  return typeof body === 'string' ? body.replace(ESCAPED, '$1') : '';
}

function escape(text: string): string {
  return text.replace(MARKUP, String.raw`\$&`);
}

/** encodeURIComponent leaves some of them alone. */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

export const wiki: JiraText = { written, read };
