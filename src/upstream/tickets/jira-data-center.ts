/**
 * Jira Data Center (REST API v2), read by search and written to.
 *
 * Knows what only Data Center has. Knows nothing of windows, of caches, or of who may see an answer.
 */

import { z } from 'zod';
import type { TicketSystem } from '../../domain/ticket-system.ts';
import { createJiraApi } from './jira-api.ts';
import { issue, ISSUE_FIELDS } from './jira-issue.ts';
import type { ReadBulk } from './jira-reading.ts';
import { jiraSystem } from './jira-system.ts';
import type { JiraOptions } from './jira-system.ts';
import { wiki } from './jira-wiki.ts';

export interface JiraDataCenterOptions extends JiraOptions {
  /** A personal access token. */
  readonly token: string;
}

const searchBody = z.object({ issues: z.array(issue) });

/** Without `validateQuery: false` one unknown key would fail all of them. Keys are well-formed, but may be words of JQL. */
const search: ReadBulk = async (ask, keys) => {
  const jql = `key in (${keys.map((key) => JSON.stringify(key)).join(', ')})`;
  const body = { jql, validateQuery: false, fields: ISSUE_FIELDS, maxResults: keys.length };
  const { issues } = await ask({ method: 'POST', path: '/search', body, shape: searchBody, isRead: true });
  return issues;
};

/** One Jira Data Center. */
export function createJiraDataCenter(options: JiraDataCenterOptions): TicketSystem {
  const authorization = `Bearer ${options.token}`;
  const api = createJiraApi(options, { root: '/rest/api/2', authorization, text: wiki, searchPath: '/search' });
  return jiraSystem(options, api, search);
}
