/**
 * Jira Cloud (REST API v3), read in bulk and written to.
 *
 * Knows what only Cloud has. Knows nothing of windows, of caches, or of who may see an answer.
 */

import { z } from 'zod';
import type { TicketSystem } from '../../domain/ticket-system.ts';
import { adf } from './jira-adf.ts';
import { createJiraApi } from './jira-api.ts';
import { issue, ISSUE_FIELDS } from './jira-issue.ts';
import type { ReadBulk } from './jira-reading.ts';
import { jiraSystem } from './jira-system.ts';
import type { JiraOptions } from './jira-system.ts';

/** A token belongs to the account of an e-mail address. */
export interface JiraCloudOptions extends JiraOptions {
  readonly email: string;
  readonly token: string;
}

const bulkBody = z.object({ issues: z.array(issue) });

/** The answer comes in the order of ids. */
const bulkFetch: ReadBulk = async (ask, keys) => {
  const body = { issueIdsOrKeys: keys, fields: ISSUE_FIELDS };
  const { issues } = await ask({ method: 'POST', path: '/issue/bulkfetch', body, shape: bulkBody, isRead: true });
  return issues;
};

/** One Jira Cloud site. */
export function createJiraCloud(options: JiraCloudOptions): TicketSystem {
  const login = Buffer.from(`${options.email}:${options.token}`, 'utf8').toString('base64');
  const authorization = `Basic ${login}`;
  const api = createJiraApi(options, { root: '/rest/api/3', authorization, text: adf, searchPath: '/search/jql' });
  return jiraSystem(options, api, bulkFetch);
}
