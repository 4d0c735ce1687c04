/**
 * One Jira as a ticket system, put together from the files of its verbs.
 *
 * Knows not which Jira it is.
 */

import type { TicketSystem } from '../../domain/ticket-system.ts';
import type { JiraApi } from './jira-api.ts';
import { addComment } from './jira-comments.ts';
import { createCreation } from './jira-creation.ts';
import type { JiraPlace } from './jira-creation.ts';
import { readJiraDelivery } from './jira-delivery.ts';
import { putLink } from './jira-link.ts';
import { readIssues } from './jira-reading.ts';
import type { ReadBulk } from './jira-reading.ts';
import { reachStatus } from './jira-transitions.ts';
import { issueKeyOf } from './jira-url.ts';
import type { TicketSystemOptions } from './options.ts';

/** What every Jira is given, beside its credentials. */
export interface JiraOptions extends TicketSystemOptions {
  /** Left out: no issues are made. */
  readonly create?: JiraPlace;
}

export function jiraSystem(
  { siteUrl, webhookSecret, create }: JiraOptions,
  api: JiraApi,
  bulk: ReadBulk,
): TicketSystem {
  const site = new URL(siteUrl);
  return {
    name: api.name,
    keyOf: (url) => issueKeyOf(site, url),
    urlOf: (key) => new URL(`browse/${key}`, site).href,
    fetchMany: (keys) => readIssues(api, bulk, keys),
    linkBack: (key, link) => putLink(api, key, link),
    comment: (key, comment) => addComment(api, key, comment),
    setStatus: (key, status) => reachStatus(api, key, status),
    ...(create !== undefined && { create: createCreation(api, create) }),
    ...(webhookSecret !== undefined && { readDelivery: (delivery) => readJiraDelivery(webhookSecret, delivery) }),
    close: () => api.close(),
  };
}
