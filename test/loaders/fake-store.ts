/** A store in memory, which notes every call, and a workflow to put into it. */

import type { ProjectId } from '../../src/domain/ids.ts';
import type { MaintenanceReads } from '../../src/domain/maintenance-store.ts';
import type { Page } from '../../src/domain/page.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { WindowServer } from '../../src/domain/server-maintenance.ts';
import type { TicketLink } from '../../src/domain/ticket.ts';
import type { MaintenanceWindow, WindowHost } from '../../src/domain/window.ts';
import type { Workflow } from '../../src/domain/workflow.ts';

/** A store of the test's making; `calls` are the names of all reads so far. */
export interface FakeStore extends MaintenanceReads {
  readonly calls: readonly string[];
}

export interface StoreContents {
  readonly windows?: readonly MaintenanceWindow[];
  readonly hosts?: readonly WindowHost[];
  readonly servers?: readonly WindowServer[];
  readonly links?: readonly TicketLink[];
  readonly urls?: readonly string[];
  readonly workflow?: Workflow;
  /** Those that may have to move again. */
  readonly moving?: readonly WindowServer[];
  /** The history of every window is rejected with it. */
  readonly historyFailure?: Error;
}

export function fakeStore(contents: StoreContents = {}): FakeStore {
  const { windows = [], hosts = [], servers = [], links = [], urls = [], moving = [], workflow = null } = contents;
  const calls: string[] = [];
  const answer = async <Value>(call: string, value: Value): Promise<Value> => {
    calls.push(call);
    // Long enough for Nova to answer meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return value;
  };
  const whole = <Item>(items: readonly Item[]): Page<Item> => ({
    items: items.map((item, place) => ({ cursor: String(place), item })),
    hasNextPage: false,
    hasPreviousPage: false,
    totalCount: null,
  });
  const within = <Row extends { readonly project: ProjectId }>(scope: Scope, rows: readonly Row[]) =>
    rows.filter(({ project }) => scope.kind === 'operator' || scope.project === project);
  return {
    calls,
    calendarFeedsOf: () => answer('calendarFeedsOf', []),
    windowsByIds: (_scope, ids) =>
      answer(
        'windowsByIds',
        windows.filter(({ id }) => ids.includes(id)),
      ),
    listWindows: (_scope, { cloud, phase }) =>
      answer(
        `listWindows ${cloud ?? ''}`,
        whole(windows.filter((each) => each.cloud === cloud && phase?.includes(each.phase) !== false)),
      ),
    hostsOfWindows: (_scope, ids) =>
      answer(
        'hostsOfWindows',
        hosts.filter(({ window }) => ids.includes(window)),
      ),
    serversOfWindows: (scope, ids) =>
      answer(
        'serversOfWindows',
        within(scope, servers).filter(({ window }) => ids.includes(window)),
      ),
    windowsOfHosts: (_scope, ids) =>
      answer(
        'windowsOfHosts',
        hosts.filter(({ host }) => ids.includes(host)),
      ),
    windowsOfServers: () => answer('windowsOfServers', []),
    linksOfWindows: () => answer('linksOfWindows', links),
    linkedUrls: () => answer('linkedUrls', urls),
    linksOfTickets: () => answer('linksOfTickets', []),
    linkedTickets: () => answer('linkedTickets', []),
    mayMoveAgain: () => answer('mayMoveAgain', moving),
    historyOf: async () => {
      if (contents.historyFailure !== undefined) throw contents.historyFailure;
      return answer('historyOf', whole([]));
    },
    hostsDown: () => answer('hostsDown', []),
    workflow: (name, version) => answer(`workflow ${name} ${version}`, workflow),
    standaloneReasons: () => answer('standaloneReasons', []),
  };
}

/** A workflow of one state that nothing leads out of. */
export function aWorkflow(values: Partial<Workflow> = {}): Workflow {
  return {
    name: 'standard',
    version: '1',
    initial: 'tentative',
    asksOwners: true,
    defaults: { onSilence: 'CONSENT', allowedActions: ['LIVE_MIGRATE'], defaultAction: 'LIVE_MIGRATE' },
    approval: null,
    states: [{ name: 'tentative', phase: 'TENTATIVE', transitions: [], signals: [] }],
    ...values,
  };
}
