/**
 * The issues of the simulated Jira: seeded the same at every start, found by key, former key or id.
 *
 * Knows nothing of how Jira shows them.
 */

/** A workflow status; the category is what a machine may rely on, the name is anybody's choice. */
export interface JiraStatus {
  readonly id: string;
  readonly name: string;
  readonly category: 'done' | 'indeterminate' | 'new';
}

/** One issue. Times are milliseconds since 1970. */
export interface JiraIssue {
  readonly id: number;
  key: string;
  /** Keys it had before it was moved between projects; they still find it. */
  formerKeys: string[];
  /** Whether our account may not see it: then it is as if absent. */
  hidden: boolean;
  summary: string;
  /** As it was written: a document in v3, markup in v2. */
  description: unknown;
  labels: readonly string[];
  status: JiraStatus;
  type: string;
  priority: string;
  assignee: string | null;
  readonly createdAt: number;
  updatedAt: number;
}

/** What can be changed about an issue. */
export type IssueChange = Partial<
  Pick<JiraIssue, 'assignee' | 'description' | 'hidden' | 'labels' | 'priority' | 'summary' | 'type'>
> & {
  /** By name, e.g. `In Progress`. */
  readonly status?: string;
};

/** One field's change, as Jira tells it. */
export interface ChangeItem {
  readonly field: string;
  readonly fromString: string | null;
  readonly toString: string | null;
}

/** What happened to an issue, whoever did it. */
export interface IssueEvent {
  readonly name: 'comment_created' | 'jira:issue_created' | 'jira:issue_updated';
  readonly issue: JiraIssue;
  readonly items?: readonly ChangeItem[];
}

/** All issues of one Jira. */
export interface IssueStore {
  readonly all: () => readonly JiraIssue[];
  /** Called at every event from now on. */
  readonly listen: (listener: (event: IssueEvent) => void) => void;
  readonly emit: (event: IssueEvent) => void;
  /** A key of this project that no issue has. */
  readonly freeKey: (project: string) => string;
  /** By key in any case, former key or id; undefined if there is none, or it is hidden. */
  readonly find: (keyOrId: string) => JiraIssue | undefined;
  /** Throws if there is no such issue or status. */
  readonly change: (key: string, change: IssueChange) => void;
  /** Gives it a new key; the old one goes on finding it. Throws if there is no such issue. */
  readonly move: (key: string, newKey: string) => void;
  readonly add: (key: string, change?: IssueChange) => JiraIssue;
}

const EPOCH = Date.UTC(2026, 8, 1, 8);
const HOUR = 3_600_000;
const FIRST_ID = 10_100;
const FIRST_NUMBER = 101;

export const STATUSES: readonly JiraStatus[] = [
  { id: '1', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '5', name: 'Waiting for parts', category: 'indeterminate' },
  { id: '10001', name: 'Done', category: 'done' },
  { id: '10002', name: "Won't Do", category: 'done' },
  // No transition leads here.
  { id: '10003', name: 'Archived', category: 'done' },
];

/** Statuses that seeded issues are in. */
const ROUTINE = 5;

type Row = readonly [summary: string, status: string, type: string, priority: string, assignee: string | null];

/** OPS-101 and following. */
const ROWS: readonly Row[] = [
  ['Firmware upgrade of rack 12, hosts compute-1 and compute-2', 'To Do', 'Change', 'Medium', 'Mia Krystof'],
  ['Kernel security update, all hypervisors', 'In Progress', 'Change', 'High', 'Aino Laine'],
  ['Replace failing NVMe drive in compute-3', 'To Do', 'Task', 'High', null],
  [
    'Uncorrectable ECC errors on compute-5, replace DIMM B3',
    'Waiting for parts',
    'Incident',
    'Highest',
    'Matti Korhonen',
  ],
  ['Decommission compute-6 at end of lease', 'To Do', 'Change', 'Low', 'Mia Krystof'],
  ['Move power feed of row B to the new UPS', 'In Progress', 'Change', 'High', 'Matti Korhonen'],
  ['BIOS settings drift on compute-4', 'Done', 'Task', 'Low', 'Aino Laine'],
  ['Top-of-rack switch reboot, az-2', 'To Do', 'Change', 'Medium', 'Mia Krystof'],
  ['Clean air filters, cold aisle 3', "Won't Do", 'Task', 'Lowest', null],
  ['Replace BMC battery in compute-2', 'Done', 'Task', 'Medium', 'Matti Korhonen'],
  ['Enable <nested> virtualisation & huge pages on az-3', 'To Do', 'Change', 'Medium', null],
  ['Fan 4 failure predicted on compute-1', 'In Progress', 'Incident', 'High', 'Aino Laine'],
];

const statusNamed = (name: string): JiraStatus => {
  const status = STATUSES.find((it) => it.name === name);
  if (!status) throw new Error(`the simulated Jira has no status ${name}`);
  return status;
};

function issue(id: number, key: string, [summary, status, type, priority, assignee]: Row): JiraIssue {
  const createdAt = EPOCH + (id - FIRST_ID) * HOUR;
  return {
    id,
    key,
    formerKeys: [],
    hidden: false,
    summary,
    description: null,
    labels: ['maintenance'],
    status: statusNamed(status),
    type,
    priority,
    assignee,
    createdAt,
    updatedAt: createdAt + HOUR,
  };
}

function rowNumber(index: number): Row {
  const row = ROWS[index];
  if (row) return row;
  const status = STATUSES[index % ROUTINE]?.name ?? 'To Do';
  return [`Routine check of host ${String(index + 1)}`, status, 'Task', 'Low', null];
}

/** `OPS-101` … in number `count`, of which OPS-108 was once HW-17, and the hidden SEC-7. */
function seed(count: number): JiraIssue[] {
  const visible = Array.from({ length: count }, (_, index) =>
    issue(FIRST_ID + index, `OPS-${String(FIRST_NUMBER + index)}`, rowNumber(index)),
  );
  for (const moved of visible.filter(({ key }) => key === 'OPS-108')) moved.formerKeys = ['HW-17'];
  const secret: Row = ['Audit of the key management hosts', 'In Progress', 'Change', 'High', null];
  return [...visible, { ...issue(FIRST_ID + count, 'SEC-7', secret), hidden: true }];
}

/** Fields whose changes are told. */
const TOLD = ['assignee', 'priority', 'status', 'summary'] as const;

const told = (it: JiraIssue, field: (typeof TOLD)[number]): string | null =>
  field === 'status' ? it.status.name : it[field];

/** The seeded issues of a fresh Jira. */
export function createIssueStore(count: number): IssueStore {
  const issues = seed(count);
  const anywhere = (keyOrId: string): JiraIssue | undefined => {
    const wanted = keyOrId.toUpperCase();
    return issues.find(
      ({ id, key, formerKeys }) => String(id) === wanted || key === wanted || formerKeys.includes(wanted),
    );
  };
  const known = (key: string): JiraIssue => {
    const found = anywhere(key);
    if (!found) throw new Error(`the simulated Jira has no issue ${key}`);
    return found;
  };
  let listeners: readonly ((event: IssueEvent) => void)[] = [];
  const emit = (event: IssueEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const apply = (it: JiraIssue, { status, ...fields }: IssueChange): void => {
    Object.assign(it, fields, status === undefined ? {} : { status: statusNamed(status) }, { updatedAt: Date.now() });
  };
  const change = (key: string, wanted: IssueChange): void => {
    const it = known(key);
    const before = { ...it };
    apply(it, wanted);
    const items = TOLD.map((field) => ({ field, fromString: told(before, field), toString: told(it, field) }));
    emit({ name: 'jira:issue_updated', issue: it, items: items.filter((item) => item.fromString !== item.toString) });
  };

  return {
    all: () => issues,
    listen: (listener) => {
      listeners = [...listeners, listener];
    },
    emit,
    freeKey: (project) => {
      const numbers = issues
        .flatMap(({ key, formerKeys }) => [key, ...formerKeys])
        .filter((key) => key.startsWith(`${project}-`))
        .map((key) => Number(key.slice(project.length + 1)));
      return `${project}-${String(Math.max(0, ...numbers) + 1)}`;
    },
    find: (keyOrId) => {
      const found = anywhere(keyOrId);
      return found?.hidden === true ? undefined : found;
    },
    change,
    move: (key, newKey) => {
      const moved = known(key);
      const item = { field: 'Key', fromString: moved.key, toString: newKey };
      moved.formerKeys = [...moved.formerKeys, moved.key];
      moved.key = newKey;
      emit({ name: 'jira:issue_updated', issue: moved, items: [item] });
    },
    add: (key, fields = {}) => {
      const added = {
        ...issue(FIRST_ID + issues.length, key, rowNumber(issues.length)),
        createdAt: Date.now(),
      };
      issues.push(added);
      apply(added, fields);
      emit({ name: 'jira:issue_created', issue: added });
      return added;
    },
  };
}
