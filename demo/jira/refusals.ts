/**
 * How the simulated Jira says no.
 *
 * Pure, but for the reply it fills.
 */
import type { FastifyReply } from 'fastify';

export const NO_ISSUE = 'Issue does not exist or you do not have permission to see it.';
export const BAD_PAYLOAD = 'Invalid request payload. Refer to the REST API documentation and try again.';

/** Jira's error body. */
export const jiraError = (...errorMessages: readonly string[]): object => ({ errorMessages, errors: {} });

export const refuse = (reply: FastifyReply, status: number, ...messages: readonly string[]): FastifyReply =>
  reply.code(status).send(jiraError(...messages));

/** 400, a reason for each field. */
export const refuseFields = (reply: FastifyReply, errors: Readonly<Record<string, string>>): FastifyReply =>
  reply.code(400).send({ errorMessages: [], errors });
