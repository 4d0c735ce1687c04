/**
 * The adapter of each kind of ticket system, made from its configuration.
 *
 * Reveals the secrets of ticket systems, each to the client that sends it.
 */

import type { TicketSystemConfig } from '../config/index.ts';
import type { TicketSystem, TicketTemplate } from '../domain/ticket-system.ts';
import type { Connection } from '../upstream/http.ts';
import { createGitHub } from '../upstream/tickets/github.ts';
import { createGitLab } from '../upstream/tickets/gitlab.ts';
import { createHttpJson } from '../upstream/tickets/http-json.ts';
import type { HttpJsonOptions } from '../upstream/tickets/http-json.ts';
import { createJiraCloud } from '../upstream/tickets/jira-cloud.ts';
import { createJiraDataCenter } from '../upstream/tickets/jira-data-center.ts';
import type { TicketSystemOptions } from '../upstream/tickets/options.ts';
import { createRedmine } from '../upstream/tickets/redmine.ts';
import { createRequestTracker } from '../upstream/tickets/request-tracker.ts';
import { createServiceNow } from '../upstream/tickets/servicenow.ts';

/** A hundred tickets with all that we ask for are far below this. */
const MOST_ANSWER_BYTES = 4 * 2 ** 20;

/** Makes no connection yet. */
export function connectTicketSystem(
  system: TicketSystemConfig,
  common: Pick<Connection, 'log' | 'onCall' | 'tracer'>,
): TicketSystem {
  const options: TicketSystemOptions = { ...common, ...optionsOf(system) };
  switch (system.kind) {
    case 'jira-cloud':
      return createJiraCloud({
        ...options,
        ...placeOf(system),
        email: system.email,
        token: system.token.reveal(),
      });
    case 'jira-data-center':
      return createJiraDataCenter({ ...options, ...placeOf(system), token: system.token.reveal() });
    case 'redmine':
      return createRedmine({ ...options, ...placeOf(system), token: system.token.reveal() });
    case 'request-tracker':
      return createRequestTracker({ ...options, ...placeOf(system), token: system.token.reveal() });
    case 'github':
      return createGitHub({ ...options, ...system.create, token: system.token.reveal() });
    case 'gitlab':
      return createGitLab({ ...options, ...system.create, token: system.token.reveal() });
    case 'servicenow':
      return createServiceNow({
        ...options,
        ...system.create,
        user: system.user,
        password: system.password.reveal(),
      });
    case 'http-json':
      return createHttpJson({ ...options, ...documentOf(system) });
  }
}

/** How tickets are worded that are made there; null where none are to be. */
export function templateOf(system: TicketSystemConfig): TicketTemplate | null {
  if (!('create' in system) || system.create === undefined) return null;
  const { summary, description = null } = system.create;
  return { summary, description };
}

function optionsOf(system: TicketSystemConfig): Omit<TicketSystemOptions, 'log' | 'onCall' | 'tracer'> {
  const { name, url, apiUrl, timeoutMs, concurrency, allowAddresses, webhookSecret } = system;
  return {
    name,
    siteUrl: url,
    baseUrl: apiUrl,
    timeoutMs,
    concurrency,
    allowAddresses,
    maxAnswerBytes: MOST_ANSWER_BYTES,
    ...(webhookSecret !== undefined && { webhookSecret: webhookSecret.reveal() }),
  };
}

/** Where new tickets go; without it there is no verb that makes one. */
function placeOf<Place>({ create }: { readonly create?: Place | undefined }): { readonly create?: Place } {
  return create === undefined ? {} : { create };
}

function documentOf(
  system: Extract<TicketSystemConfig, { kind: 'http-json' }>,
): Omit<HttpJsonOptions, keyof TicketSystemOptions> {
  const { keyPattern, page, read, readMany, fields, categories, header, scheme, token } = system;
  return {
    keyPattern,
    page,
    read,
    fields,
    categories,
    ...(readMany !== undefined && { readMany }),
    ...(token !== undefined && { header: { name: header, value: `${scheme} ${token.reveal()}`.trimStart() } }),
  };
}
