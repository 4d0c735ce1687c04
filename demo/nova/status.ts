/**
 * A server's `status`, made of its vm_state and task_state, and the way back for the `status` filter.
 *
 * Follows Nova's own state table; pure.
 */
import type { DemoServer } from '../world/model.ts';

const RESIZING = ['resize_prep', 'resize_migrating', 'resize_migrated', 'resize_finish'];
const REBUILDING = ['rebuilding', 'rebuild_block_device_mapping', 'rebuild_spawning'];

const tasks = (status: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, status]));

/** Per vm_state: the status by task_state, and the one for any other task as `default`. */
const STATUS: Readonly<Record<DemoServer['vmState'], Readonly<Record<string, string>>>> = {
  active: {
    default: 'ACTIVE',
    rebooting: 'REBOOT',
    ...tasks('REBUILD', REBUILDING),
    migrating: 'MIGRATING',
    ...tasks('RESIZE', RESIZING),
  },
  building: { default: 'BUILD' },
  stopped: { default: 'SHUTOFF', ...tasks('RESIZE', RESIZING), ...tasks('REBUILD', REBUILDING) },
  resized: { default: 'VERIFY_RESIZE', resize_reverting: 'REVERT_RESIZE' },
  paused: { default: 'PAUSED', migrating: 'MIGRATING' },
  error: { default: 'ERROR', ...tasks('REBUILD', REBUILDING) },
  deleted: { default: 'DELETED' },
};

/** Nova's status word for a server as it is now. */
export function statusOf({ vmState, taskState }: DemoServer): string {
  const byTask = STATUS[vmState];
  return byTask[taskState ?? 'default'] ?? byTask.default ?? 'UNKNOWN';
}

/** What a list of status words selects. `tasks` is null when any task_state will do. */
export interface StatusFilter {
  readonly vmStates: readonly string[];
  readonly tasks: readonly string[] | null;
}

/**
 * The states behind these words, or undefined if no word is known. As soon as one word means a plain state,
 * task states no longer count: `status=ACTIVE` also finds a server that is being migrated.
 */
export function statusFilter(words: readonly string[]): StatusFilter | undefined {
  const wanted = words.map((word) => word.toLowerCase());
  const rows = Object.entries(STATUS).flatMap(([vmState, byTask]) =>
    Object.entries(byTask)
      .filter(([, status]) => wanted.includes(status.toLowerCase()))
      .map(([task]) => ({ vmState, task })),
  );
  if (rows.length === 0) return undefined;
  const taskNames = rows.map(({ task }) => task);
  return {
    vmStates: rows.map(({ vmState }) => vmState),
    tasks: taskNames.includes('default') ? null : taskNames,
  };
}
