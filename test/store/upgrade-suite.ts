/** Facts about a database that an earlier version of the gateway filled. */

import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { pino } from 'pino';

import { hostId, projectId, serverId, windowId } from '../../src/domain/ids.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import type { StoreOptions } from '../../src/store/index.ts';
import { windows } from '../../src/store/migrations/0001-windows.ts';
import { events } from '../../src/store/migrations/0002-events.ts';
import { aServer, aWindow, operator, ownerOf } from './samples.ts';

const log = pino({ level: 'silent' });
const [open, permanent, ended] = [
  windowId('00000000-0000-4000-8000-000000000001'),
  windowId('00000000-0000-4000-8000-000000000002'),
  windowId('00000000-0000-4000-8000-000000000003'),
];
const [host, project, server] = [hostId('home/c1'), projectId('p1'), serverId('s1')];

/** What version 0.1.0 would have written. */
const BEFORE = `
  insert into workflow_version (name, version, document) values ('standard', '1', '{
    "name": "standard", "version": "1", "initial": "tentative",
    "states": [
      {"name": "tentative", "phase": "TENTATIVE",
        "transitions": [{"event": "begin", "target": "done", "actions": ["disableHosts"]}]},
      {"name": "done", "phase": "COMPLETED", "transitions": []}
    ]}');
  insert into maintenance_window values
    ('${open}', 'home', 'Replace a power supply', 'In rack 7', 'TEMPORARY', 'PLANNED', 'standard', '1', 'tentative',
      'TENTATIVE', '2026-12-01 08:00Z', '2026-12-01 12:00Z', 'Europe/Helsinki', null, null, 3,
      '2026-11-22 12:00:00.123Z', '2026-11-22 12:00:00.123Z', 'olga'),
    ('${permanent}', 'home', 'Scrap it', null, 'PERMANENT', 'PLANNED', 'standard', '1', 'tentative', 'TENTATIVE',
      '2027-12-01 08:00Z', null, 'UTC', null, null, 1, '2026-11-22 12:00Z', '2026-11-22 12:00Z', 'olga'),
    ('${ended}', 'home', 'Done', null, 'TEMPORARY', 'PLANNED', 'standard', '1', 'done', 'COMPLETED',
      '2026-10-01 08:00Z', '2026-10-01 12:00Z', 'UTC', null, null, 2, '2026-09-22 12:00Z', '2026-09-22 12:00Z', 'olga');
  insert into window_host values
    ('${open}', '${host}', '[2026-12-01 08:00Z,2026-12-01 12:00Z)', true, 'HELD', '{Replace a power supply}');
  insert into window_server values ('${open}', '${server}', '${project}', '${host}', '2026-11-22 12:00:00.123Z');
  insert into maintenance_event (type, window_id, window_revision, changed_fields, actor_role, actor_name, host_id,
      ticket_url, audience, note, cloud, projects)
    values ('STATE_CHANGED', '${open}', 3, '{state}', 'operator', 'olga', '${host}', null, 'OWNERS', null, 'home',
      '{${project}}');
`;

/** Runs on a database that is empty. */
export function describeUpgrade(place: () => Promise<StoreOptions>): void {
  test('what an earlier version kept is read as if it had been planned with the defaults, and open windows are due', async () => {
    const options = await place();
    const database = await openDatabase(options, log);
    const released = { '0001-windows': windows, '0002-events': events };
    const provider = { getMigrations: () => Promise.resolve(released) };
    expect((await new Migrator({ db: database.db, provider }).migrateToLatest()).error).toBeUndefined();
    await database.executeSql(BEFORE);
    expect((await sql<{ n: number }>`select count(*)::int as n from window_server`.execute(database.db)).rows).toEqual([
      { n: 1 },
    ]);
    await database.close();

    const store = await openStore(options, log);
    const { maintenance } = store;
    try {
      expect(store.migrated).toEqual([
        '0003-maintenance-in-full',
        '0004-tickets',
        '0005-live-picture',
        '0006-calendar-feeds',
      ]);
      const read = await maintenance.windowsByIds(operator, [open, permanent, ended]);
      expect(read.find(({ id }) => id === open)).toEqual(aWindow({ id: open, acknowledgeBy: null, revision: 3 }));
      const allowed = new Map(read.map(({ id, allowedActions }) => [id, allowedActions]));
      expect(allowed.get(permanent)).toEqual(['LIVE_MIGRATE', 'MIGRATE', 'OWN_ACTION']);
      expect(await maintenance.hostsOfWindows(operator, [open])).toEqual([
        {
          window: open,
          host,
          hold: 'HELD',
          writtenReasons: ['Replace a power supply'],
          problem: null,
          emptiedAt: null,
        },
      ]);
      const kept = { ...aServer(project, host, { server }), window: open };
      expect(await maintenance.serversOfWindows(operator, [open])).toEqual([kept]);
      const history = await maintenance.historyOf(ownerOf(project), open, { first: 10, after: null });
      expect(history.items.map(({ item }) => item)).toMatchObject([{ type: 'STATE_CHANGED', host, server: null }]);
      expect([...(await maintenance.transaction((writes) => writes.takeDue(new Date())))].sort()).toEqual([
        open,
        permanent,
      ]);
      expect(await maintenance.workflow('standard', '1')).toEqual({
        name: 'standard',
        version: '1',
        initial: 'tentative',
        asksOwners: false,
        defaults: {
          onSilence: 'CONSENT',
          allowedActions: ['LIVE_MIGRATE', 'MIGRATE', 'KEEP', 'OWN_ACTION'],
          defaultAction: 'LIVE_MIGRATE',
        },
        approval: null,
        states: [
          {
            name: 'tentative',
            phase: 'TENTATIVE',
            transitions: [{ event: 'begin', target: 'done', guards: [], actions: ['disableHosts'] }],
            signals: [],
          },
          { name: 'done', phase: 'COMPLETED', transitions: [], signals: [] },
        ],
      });
    } finally {
      await store.close();
    }
  }, 60_000);
}
