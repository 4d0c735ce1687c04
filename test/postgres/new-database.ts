/** Databases of the PostgreSQL that the suites share. */

import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

/** Makes an empty one and answers its URL. */
export async function newDatabase(server = process.env.TEST_POSTGRES_URL): Promise<string> {
  if (server === undefined) throw new Error('Run with test/postgres/jest.config.js, which starts a PostgreSQL.');
  const name = `store_${randomUUID().replaceAll('-', '')}`;
  await query(server, `create database ${name}`);
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** Runs SQL beside the store, on a connection of its own. */
export async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, application_name: 'test' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
