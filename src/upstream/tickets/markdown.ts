/**
 * Plain text as Markdown that shows just that text, for systems whose comments are Markdown (GitHub, GitLab).
 *
 * Pure. Text is data: it formats nothing, calls nobody, and runs no command.
 */

/** A note that can be found again by `id`, which readers do not see. */
export function linkNote(link: {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly resolved: boolean;
}): string {
  const { id, url, title, summary, resolved } = link;
  const shown = `[${markdown(title)}](<${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`;
  return `${hiddenMark(id)}\n${shown}: ${markdown(summary)}${resolved ? ' (over)' : ''}`;
}

/** Unseen by readers, and not found in what people quote: a rendered page does not have it. */
export function hiddenMark(id: string): string {
  return `<!-- ${id.replaceAll('--', '- -').replaceAll('>', '')} -->`;
}

/** Addresses stay as they are, for Markdown makes links of them by itself. */
export function markdown(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .split(/(https?:\/\/\S+)/u)
        .map((part, place) => (place % 2 === 1 ? part : escaped(part, place === 0)))
        .join(''),
    )
    .join('  \n');
}

function escaped(text: string, startsLine: boolean): string {
  const inside = text
    .replace(/[\\`*_[\]<>~|&$]/gu, '\\$&')
    // An invisible joiner keeps the name readable and calls nobody: a backslash would not.
    .replaceAll('@', '@\u{2060}');
  // Lists, headings, rules, and GitLab's commands (`/close`).
  return startsLine ? inside.replace(/^(\s*)([#+\-=/!:])/u, '$1\\$2').replace(/^(\s*\d+)([.)])/u, '$1\\$2') : inside;
}
