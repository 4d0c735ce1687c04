import type { MaintenanceWindowResolvers } from '../src/generated/types.ts';
import { cloudByName } from './cloud-by-name.ts';
import { connectionOf, pageRequest } from './connection.ts';
import { nextEventsOf, workflowOf } from './workflow-of-window.ts';
import { pageOf } from '../src/domain/page.ts';

export const MaintenanceWindow: MaintenanceWindowResolvers = {
  cloud: (window, _args, context) => cloudByName(context, window.cloud),
  workflow: (window, _args, { loaders }) => workflowOf(loaders, window),
  nextEvents: (window, _args, context) => nextEventsOf(context, window),
  hosts: async (window, _args, { loaders }) => {
    const named = await loaders.hostsByWindow.load(window.id);
    const hosts = await Promise.all(named.map(({ host }) => loaders.hostById.load(host)));
    return hosts.filter((host) => host !== null);
  },
  servers: async (window, args, { loaders }) =>
    connectionOf(pageOf(await loaders.serversByWindow.load(window.id), ({ server }) => server, pageRequest(args))),
  tickets: (window, _args, { loaders }) => loaders.linksByWindow.load(window.id),
};
