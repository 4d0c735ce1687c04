import { answerDeadline } from '../src/domain/window.ts';
import type { MaintenanceWindowResolvers } from '../src/generated/types.ts';
import { cloudByName } from './cloud-by-name.ts';
import { connectionOf, historyRequest } from './connection.ts';
import { nextEventsOf } from './next-events.ts';
import { partConnection } from './part-list.ts';
import { conflictsOf } from './window-conflicts.ts';
import { workflowOf } from './workflow-of-window.ts';

export const MaintenanceWindow: MaintenanceWindowResolvers = {
  cloud: (window, _args, context) => cloudByName(context, window.cloud),
  workflow: (window, _args, { loaders }) => workflowOf(loaders, window),
  nextEvents: (window, _args, context) => nextEventsOf(context, window),
  hosts: async (window, _args, { loaders }) => {
    const named = await loaders.hostsByWindow.load(window.id);
    const hosts = await Promise.all(named.map(({ host }) => loaders.hostById.load(host)));
    return hosts.filter((host) => host !== null);
  },
  acknowledgeBy: (window) => answerDeadline(window),
  servers: (window, args, context) => partConnection(context, window.id, args, args.filter ?? {}),
  readiness: (window, _args, { loaders }) => loaders.readinessByWindow.load(window),
  conflicts: (window, _args, { loaders }) => conflictsOf(loaders, window),
  conflictsProblem: async (window, _args, { loaders }) => (await loaders.clashesByWindow.load(window)).problem,
  tickets: (window, _args, { loaders }) => loaders.linksByWindow.load(window.id),
  replaces: ({ replaces }, _args, { loaders }) => replaces && loaders.windowById.load(replaces),
  replacedBy: ({ replacedBy }, _args, { loaders }) => replacedBy && loaders.windowById.load(replacedBy),
  history: async (window, args, { loaders }) => connectionOf(await loaders.historyOf(window.id, historyRequest(args))),
};
