/**
 * Plain text as Textile that shows just that text, for Redmine's notes and descriptions.
 *
 * Pure. Text is data: it formats nothing, shows no image, calls nobody and runs no macro. Redmine knows no sign that
 * escapes in all of its formats, and does not tell which one it has: an invisible joiner keeps signs apart that would
 * mean something together, and is nothing to a Redmine that shows plain text. Names such as `rack_1-a` stay as they are.
 * What stands between two `@` may still be shown as code: nothing invisible keeps these apart.
 */

const JOINER = '\u{2060}';

/** Addresses stay as they are, for Redmine makes links of them by itself. */
export function textile(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      asNoBlock(line)
        .split(/(https?:\/\/\S+)/u)
        .map((part, place) => (place % 2 === 1 ? part : apart(part)))
        .join(''),
    )
    .join('\n');
}

/** As it was before it became Textile. */
export function fromTextile(text: string): string {
  return text.replaceAll(JOINER, '');
}

/** Lists, tables, quotes, rules and references begin with a sign; headings and paragraphs with a word and a dot. */
function asNoBlock(line: string): string {
  return /^\s*(?:[^\p{L}\p{N}\s"[]|\[[^\]]+\]\S|(?:h[1-6]|bq|p|fn\d+|table)\W)/u.test(line) ? `${JOINER}${line}` : line;
}

/** `*bold*`, `!image!` and their like begin behind a space; the rest is two signs, of which the second loses the first. */
function apart(text: string): string {
  return text
    .replace(/(?<=^|[\s(>])(?=[*_+^~%?!=-](?:\S|$))/gu, JOINER)
    .replace(/@|\{(?=\{)|\[(?=[\d[])|\](?=\()|"(?=:)|#(?=[\d#n])|<(?=[\w/!])|\b[A-Z][A-Z\d]+(?=\()/gu, `$&${JOINER}`);
}
