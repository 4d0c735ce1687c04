/**
 * A ServiceNow instance of a few records, by its Table API. No instance was asked: answers are written by hand after what
 * ServiceNow publishes.
 *
 * Checked there: the Table API's reference (servicenow.com/docs, c_TableAPI) for addresses and verbs; its FAQ
 * (KB0534905) for values as they are stored, with times in UTC, and as they are displayed; "Journal field type" for text
 * between code tags, which is shown as HTML. Public code and a forum's answer only, no reference: that
 * `sysparm_display_value=all` gives a display value and a value of each field.
 *
 * Not checked: that journals read as nothing unless display values are asked for, how their entries are headed, that
 * a field which the account may not write is passed over with a good status, the error documents, and what the numbers
 * of states mean, which each instance may change.
 */

import { z } from 'zod';
import { json, startStub } from '../../stub-server.ts';
import type { StubServer } from '../../stub-server.ts';

export interface RecordedRecord {
  readonly sys_id: string;
  readonly table: string;
  readonly number: string;
  readonly short_description: string;
  readonly description: string;
  readonly correlation_id: string;
  readonly state: readonly [display: string, value: string];
  readonly active: boolean;
  readonly work_notes: string[];
}

export interface RecordedServiceNow extends StubServer {
  readonly records: RecordedRecord[];
}

export const newRecord = (number: string, more: Partial<RecordedRecord> = {}): RecordedRecord => ({
  sys_id: `id-of-${number}`,
  table: 'change_request',
  number,
  short_description: `Record ${number}`,
  description: '',
  correlation_id: '',
  state: ['New', '-5'],
  active: true,
  work_notes: [],
  ...more,
});

const LOGIN = `Basic ${Buffer.from('slipway:pa:ss').toString('base64')}`;
const noted = z.object({ work_notes: z.string() });
const made = z.object({ short_description: z.string().max(160), description: z.string(), correlation_id: z.string() });

/** `deaf`: work notes are passed over with a good status. */
export async function startRecordedServiceNow(
  records: RecordedRecord[],
  { deaf = false } = {},
): Promise<RecordedServiceNow> {
  /** What a field is: to people, and in the database. */
  const fieldsOf = (one: RecordedRecord): Readonly<Record<string, readonly [string, string]>> => ({
    sys_id: [one.sys_id, one.sys_id],
    number: [one.number, one.number],
    short_description: [one.short_description, one.short_description],
    state: one.state,
    active: [String(one.active), String(one.active)],
    priority: ['3 - Moderate', '3'],
    assigned_to: ['Matti Korhonen', '46d44a23a9fe19810012d100cca80666'],
    sys_class_name: ['Change Request', one.table],
    sys_updated_on: ['22.11.2026 14:00:00', '2026-11-22 12:00:00'],
    work_notes: [one.work_notes.map((text) => `22.11.2026 14:00:00 - Slipway (Work notes)\n${text}\n\n`).join(''), ''],
  });

  const shown = (one: RecordedRecord, query: URLSearchParams) => {
    const asked = query.get('sysparm_fields')?.split(',');
    const how = query.get('sysparm_display_value') ?? 'false';
    return Object.fromEntries(
      Object.entries(fieldsOf(one))
        .filter(([name]) => asked?.includes(name) ?? true)
        .map(([name, [display, value]]) => [
          name,
          how === 'all' ? { display_value: display, value } : how === 'true' ? display : value,
        ]),
    );
  };

  const matches = (one: RecordedRecord, query: string): boolean => {
    const [, field = '', operator, value = ''] = /^(\w+?)(=|IN)(.*)$/u.exec(query) ?? [];
    const own = field === 'number' ? one.number : field === 'correlation_id' ? one.correlation_id : null;
    if (own === null) throw new Error(`no such query: ${query}`);
    return operator === 'IN' ? value.split(',').includes(own) : value === own;
  };

  const stub = await startStub(({ method, url, headers, body }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://stub');
    const [, table, id] = /^\/api\/now\/table\/([a-z_]+)(?:\/([^/]+))?$/u.exec(pathname) ?? [];
    const own = records.filter((one) => one.table === table);
    const one = own.find(({ sys_id: its }) => its === id);
    if (headers.authorization !== LOGIN) {
      json(response, 401, { error: { message: 'User Not Authenticated' }, status: 'failure' });
    } else if (table === 'problem') {
      json(response, 403, { error: { message: 'Operation Failed' }, status: 'failure' });
    } else if (id === undefined && method === 'GET') {
      const found = own.filter((each) => matches(each, searchParams.get('sysparm_query') ?? ''));
      const part = found.slice(0, Number(searchParams.get('sysparm_limit') ?? 10_000));
      json(response, 200, { result: part.map((each) => shown(each, searchParams)) });
    } else if (id === undefined && method === 'POST') {
      const number = `CHG${String(9_000_000 + records.length)}`;
      const fresh = newRecord(number, { ...(table !== undefined && { table }), ...made.parse(JSON.parse(body)) });
      records.push(fresh);
      json(response, 201, { result: shown(fresh, searchParams) });
    } else if (one === undefined) {
      json(response, 404, { error: { message: 'No Record found' }, status: 'failure' });
    } else {
      if (!deaf) one.work_notes.unshift(noted.parse(JSON.parse(body)).work_notes);
      json(response, 200, { result: shown(one, searchParams) });
    }
  });
  return { ...stub, records };
}
