/**
 * As much of JQL as its users here write: keys, labels and projects, joined by AND; ORDER BY is read and ignored.
 *
 * Pure. Finds in order of ids, which is that of creation.
 */
import type { IssueStore, JiraIssue } from './issues.ts';

/** Issues that fit, and keys that were named and are not there; or why the query is refused. */
export type Found =
  { readonly issues: readonly JiraIssue[]; readonly unknown: readonly string[] } | { readonly refusal: string };

const CLAUSE = /^(issuekey|issue|key|id|labels|project)\s*(?:=\s*([^\s()]+)|in\s*\(([^)]*)\))$/iu;

/** Hidden issues are not there. `now`: issues that are younger than the index are not found by anything but a key. */
export function findByJql(jql: string, store: IssueStore, indexedUntil: number): Found {
  const restriction = jql.replace(/\border\s+by\b.*$/isu, '').trim();
  if (restriction === '') {
    return { refusal: 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.' };
  }
  let issues = store.all().filter(({ hidden }) => !hidden);
  const unknown: string[] = [];
  for (const clause of restriction.split(/\s+and\s+/iu)) {
    const [, field = '', one, many] = CLAUSE.exec(clause.trim()) ?? [];
    if (field === '') return { refusal: `Error in the JQL Query: '${clause}' is not understood.` };
    const values = (one ?? many ?? '').split(',').map((value) => value.trim().replace(/^["'](.*)["']$/u, '$1'));
    const name = field.toLowerCase();
    if (name === 'labels')
      issues = issues.filter(
        ({ labels, createdAt }) => createdAt <= indexedUntil && values.some((it) => labels.includes(it)),
      );
    else if (name === 'project')
      issues = issues.filter(
        ({ key, createdAt }) => createdAt <= indexedUntil && values.includes(key.split('-')[0] ?? ''),
      );
    else {
      unknown.push(...values.filter((value) => store.find(value) === undefined));
      const named = new Set(values.map(store.find));
      issues = issues.filter((it) => named.has(it));
    }
  }
  return { issues, unknown };
}

/** What Jira says of each key that is not there. */
export const unknownKey = (key: string): string => `An issue with key '${key}' does not exist for field 'key'.`;
