/**
 * Markdown as its readers see it, as far as our own notes go.
 */

import type { OutsideLink } from './adapter-suite.ts';

/** What only escapes is not seen. */
export function rendered(markdown: string): string {
  return markdown.replace(/\\(.)/gu, '$1').replaceAll('\u{2060}', '');
}

/** The link in each of these texts that has one. */
export function linksIn(texts: readonly string[]): OutsideLink[] {
  return texts.flatMap((text) => {
    const [, title, url, summary, over] = /\[(.*)\]\(<(.*)>\): (.*?)( \(over\))?$/u.exec(text) ?? [];
    return title === undefined || url === undefined || summary === undefined
      ? []
      : [{ title, url, summary, resolved: over !== undefined }];
  });
}
