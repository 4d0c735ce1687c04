/**
 * What is said about YAML that cannot be read.
 *
 * The parser's own messages quote the text around the fault, which may be a password: only its code is used. Refuses
 * to know what the file is for.
 */

import type { ErrorCode } from 'yaml';

const MESSAGES: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias (`*name`) takes neither anchor nor tag',
  BAD_ALIAS: 'an alias (`*name`) needs the name of an anchor (`&name`) above it',
  BAD_COLLECTION_TYPE: 'this tag does not fit the list or mapping behind it',
  BAD_DIRECTIVE: 'this `%` directive is not understood; leave it out',
  BAD_DQ_ESCAPE: 'no such escape in a double-quoted text; write \\\\ for a backslash, or use single quotes',
  BAD_INDENT: 'indented differently from its neighbours, or a bracket is not closed',
  BAD_PROP_ORDER: 'anchor and tag belong in front of the value',
  BAD_SCALAR_START: 'a text cannot begin with this character; put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second `:` on one line; put a text that contains `: ` in quotes, or start a new line',
  BLOCK_IN_FLOW: 'an indented block cannot stand inside brackets',
  DUPLICATE_KEY: 'this key is there already in the same mapping; keep one of them',
  IMPOSSIBLE: 'this cannot be read as YAML',
  KEY_OVER_1024_CHARS: 'a key is at most 1024 characters long',
  MISSING_CHAR: 'a character is missing here: a closing quote or bracket, a comma, a colon or a space',
  MULTILINE_IMPLICIT_KEY: 'a key stands on one line, with `: ` behind it',
  MULTIPLE_ANCHORS: 'a value has at most one anchor',
  MULTIPLE_DOCS: 'the file holds a second document; one file is one document, without `---` inside',
  MULTIPLE_TAGS: 'a value has at most one tag',
  NON_STRING_KEY: 'a key is a plain text',
  RESOURCE_EXHAUSTION: 'nested too deeply',
  TAB_AS_INDENT: 'indented with a tab; use spaces',
  TAG_RESOLVE_FAILED: 'this tag is not known or does not fit its value; leave it out',
  UNEXPECTED_TOKEN: 'this does not belong here; check indentation, quotes and brackets above it',
};

/** What is wrong, from the parser's code, and what to do about it. */
export function yamlFault(code: ErrorCode): string {
  return `not valid YAML: ${MESSAGES[code]}`;
}
