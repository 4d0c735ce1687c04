/**
 * One entry of `tickets` in `slipway.yaml`: what all ticket systems have in common, and what each kind needs beside.
 *
 * Refuses to know how a system is asked.
 */

import { z } from 'zod';

import { PHASES } from '../domain/workflow.ts';
import { hidden, name, range, seconds, text, webUrl, whole } from './leaves.ts';

const token = hidden('the token as text, ${VARIABLE} or file:PATH, and not empty');
const SECRETS: readonly unknown[] = ['token', 'password', 'webhookSecret'];

/** Is this key of an entry of `tickets` secret? */
export function isTicketSecret(key: unknown): boolean {
  return SECRETS.includes(key);
}

const phase = z.enum(PHASES).describe(`one of ${PHASES.join(', ')}`);

const writeBack = z.strictObject({
  link: z.boolean().describe('true or false').default(true),
  commentOn: z.array(phase).describe('a list of phases').default([]),
  statusOn: z
    .partialRecord(phase, text("a status, as the system's people know it"))
    .describe('a mapping from phases to statuses')
    .default({}),
});

const common = {
  name: name
    .refine((given) => given !== 'link')
    .describe('a name of lower-case letters, digits and hyphens, e.g. corp-jira, other than link'),
  url: webUrl("the https address that people's links begin with, e.g. https://corp.example/"),
  apiUrl: webUrl('an https address, e.g. https://api.atlassian.com/ex/jira/CLOUD-ID/').optional(),
  expose: z.enum(['key', 'status', 'summary']).describe('one of key, status, summary').default('status'),
  timeoutSeconds: seconds.default(8),
  concurrency: whole(1, 64).default(4),
  allowAddresses: z.array(range).describe('a list of ranges of addresses').default([]),
  webhookSecret: hidden('a secret of at least 16 characters as text, ${VARIABLE} or file:PATH', isLong).optional(),
  writeBack: writeBack.optional(),
};

/** How a ticket is made from a window, where its system lets us. */
const templates = {
  summary: text('a text, e.g. Maintenance: {summary}').default('Maintenance: {summary}'),
  description: text('a text with {placeholders}').optional(),
};

const jiraCreate = z
  .strictObject({
    project: text('the key of a project, e.g. OPS'),
    type: text('the name of an issue type').default('Task'),
    ...templates,
  })
  .optional();

const jiraCloud = z.strictObject({
  ...common,
  kind: z.literal('jira-cloud'),
  email: z.email().describe('the e-mail address of the account that the token belongs to'),
  token,
  create: jiraCreate,
});

const jiraDataCenter = z.strictObject({
  ...common,
  kind: z.literal('jira-data-center'),
  token,
  create: jiraCreate,
});

const redmine = z.strictObject({
  ...common,
  kind: z.literal('redmine'),
  token,
  create: z
    .strictObject({
      project: text('the identifier of a project, e.g. ops'),
      tracker: text('the name of a tracker').optional(),
      ...templates,
    })
    .optional(),
});

const requestTracker = z.strictObject({
  ...common,
  kind: z.literal('request-tracker'),
  token,
  create: z.strictObject({ queue: text('the name of a queue'), ...templates }).optional(),
});

const github = z.strictObject({
  ...common,
  kind: z.literal('github'),
  token,
  create: z.strictObject({ repository: text('OWNER/NAME of a repository, e.g. acme/ops'), ...templates }).optional(),
});

const gitlab = z.strictObject({
  ...common,
  kind: z.literal('gitlab'),
  token,
  create: z.strictObject({ project: text('the path of a project, e.g. acme/ops'), ...templates }).optional(),
});

const servicenow = z.strictObject({
  ...common,
  kind: z.literal('servicenow'),
  user: text('the name of the account'),
  password: hidden('the password as text, ${VARIABLE} or file:PATH, and not empty'),
  create: z.strictObject({ table: text('the name of a table').default('change_request'), ...templates }).optional(),
});

const pointer = z
  .string()
  .regex(/^(?:\/(?:[^~]|~[01])*)?$/u)
  .describe('a JSON pointer (RFC 6901), e.g. /fields/status');
const withKey = (mustBe: string) =>
  z
    .string()
    .refine((path) => path.includes('{key}'))
    .describe(mustBe);

const httpJson = z.strictObject({
  ...common,
  kind: z.literal('http-json'),
  token: token.optional(),
  header: text('the name of a header, e.g. Authorization').default('Authorization'),
  scheme: z.string().describe('the word before the token, e.g. Bearer; may be empty').default('Bearer'),
  keyPattern: z
    .string()
    .refine(isPattern)
    .describe('a regular expression, e.g. CHG[0-9]+')
    .default('[A-Za-z0-9][A-Za-z0-9_.-]*'),
  page: withKey('the path of a ticket’s page behind url, with {key}, e.g. changes/{key}').default('{key}'),
  read: withKey('the path of one ticket behind apiUrl, with {key}, e.g. api/changes/{key}'),
  readMany: z
    .strictObject({
      path: z
        .string()
        .refine((path) => path.includes('{keys}'))
        .describe('a path behind apiUrl with {keys}, e.g. api/changes?ids={keys}'),
      separator: text('what stands between keys').default(','),
      size: whole(1, 1000).default(50),
      items: pointer.default(''),
    })
    .optional(),
  fields: z.strictObject({
    key: pointer,
    summary: pointer.optional(),
    status: pointer,
    type: pointer.optional(),
    priority: pointer.optional(),
    assignee: pointer.optional(),
    updatedAt: pointer.optional(),
  }),
  categories: z
    .record(text('a status'), z.enum(['TODO', 'IN_PROGRESS', 'DONE']).describe('one of TODO, IN_PROGRESS, DONE'))
    .describe('a mapping from statuses to TODO, IN_PROGRESS or DONE')
    .default({}),
});

/** One entry. */
export const ticketSystemSchema = z.discriminatedUnion('kind', [
  jiraCloud,
  jiraDataCenter,
  redmine,
  requestTracker,
  github,
  gitlab,
  servicenow,
  httpJson,
]);

/** An entry's keys as they are written, defaults filled in. */
export type TicketSystemSettings = z.output<typeof ticketSystemSchema>;

function isLong(plain: string): boolean {
  return plain.length >= 16;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(`^(?:${text})$`, 'u').source !== '';
  } catch {
    return false;
  }
}
