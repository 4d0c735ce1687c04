/**
 * Issues and users as Jira Cloud's REST API v3 shows them, and the page a browser gets.
 *
 * Pure: JSON and HTML from what comes in.
 */
import type { JiraIssue, JiraStatus } from './issues.ts';

const CATEGORIES = {
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const;

/** `2026-11-22T12:00:00.000+0000`. */
export const time = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

const accountId = (name: string): string => `demo:${name.toLowerCase().replaceAll(' ', '-')}`;

/** A user; the address is only shown to the user itself. */
export const userView = (name: string, api: string, emailAddress?: string): object => ({
  self: `${api}/user?accountId=${encodeURIComponent(accountId(name))}`,
  accountId: accountId(name),
  accountType: 'atlassian',
  ...(emailAddress !== undefined && { emailAddress }),
  displayName: name,
  active: true,
  timeZone: 'Etc/UTC',
});

export function statusView({ id, name, category }: JiraStatus, api: string): object {
  const it = CATEGORIES[category];
  return {
    self: `${api}/status/${id}`,
    description: '',
    iconUrl: `${api}/images/icons/statuses/generic.png`,
    name,
    id,
    statusCategory: { self: `${api}/statuscategory/${String(it.id)}`, ...it },
  };
}

function fieldsView(issue: JiraIssue, api: string): Record<string, unknown> {
  const project = issue.key.split('-')[0] ?? '';
  const done = issue.status.category === 'done';
  return {
    summary: issue.summary,
    status: statusView(issue.status, api),
    issuetype: { self: `${api}/issuetype/10002`, id: '10002', name: issue.type, subtask: false },
    priority: { self: `${api}/priority/3`, id: '3', name: issue.priority },
    assignee: issue.assignee === null ? null : userView(issue.assignee, api),
    description: issue.description,
    labels: issue.labels,
    created: time(issue.createdAt),
    updated: time(issue.updatedAt),
    duedate: null,
    resolution: done ? { self: `${api}/resolution/10000`, id: '10000', name: issue.status.name } : null,
    project: { self: `${api}/project/10000`, id: '10000', key: project, name: project },
  };
}

/** An issue with the fields asked for: all of them without a list, or with one that has `*all` or `*navigable`. */
export function issueView(issue: JiraIssue, api: string, wanted: readonly string[] = []): object {
  const all = fieldsView(issue, api);
  const everything = wanted.length === 0 || wanted.some((name) => name.startsWith('*'));
  return {
    expand: '',
    id: String(issue.id),
    self: `${api}/issue/${String(issue.id)}`,
    key: issue.key,
    fields: everything ? all : Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name))),
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** The page behind `/browse/KEY`. */
export const browsePage = ({ key, summary, status, assignee }: JiraIssue): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>[${escape(key)}] ${escape(summary)}</title></head>
<body>
<h1>${escape(key)}: ${escape(summary)}</h1>
<p>${escape(status.name)}, ${escape(assignee ?? 'unassigned')}</p>
<p>A simulated issue of the demo.</p>
</body>
</html>
`;
