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
  status: JiraStatus;
  type: string;
  priority: string;
  assignee: string | null;
  readonly createdAt: number;
  updatedAt: number;
}

/** What can be changed about an issue. */
export type IssueChange = Partial<Pick<JiraIssue, 'assignee' | 'hidden' | 'priority' | 'summary' | 'type'>> & {
  /** By name, e.g. `In Progress`. */
  readonly status?: string;
};

/** All issues of one Jira. */
export interface IssueStore {
  readonly all: () => readonly JiraIssue[];
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

const STATUSES: readonly JiraStatus[] = [
  { id: '1', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '5', name: 'Waiting for parts', category: 'indeterminate' },
  { id: '10001', name: 'Done', category: 'done' },
  { id: '10002', name: "Won't Do", category: 'done' },
];

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
  const status = STATUSES[index % STATUSES.length]?.name ?? 'To Do';
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
  const change = (key: string, { status, ...fields }: IssueChange): void => {
    Object.assign(known(key), fields, status === undefined ? {} : { status: statusNamed(status) }, {
      updatedAt: Date.now(),
    });
  };

  return {
    all: () => issues,
    find: (keyOrId) => {
      const found = anywhere(keyOrId);
      return found?.hidden === true ? undefined : found;
    },
    change,
    move: (key, newKey) => {
      const moved = known(key);
      moved.formerKeys = [...moved.formerKeys, moved.key];
      moved.key = newKey;
    },
    add: (key, fields = {}) => {
      const added = issue(FIRST_ID + issues.length, key, rowNumber(issues.length));
      issues.push(added);
      change(key, fields);
      return added;
    },
  };
}
