import { signerOf } from '../src/domain/disabled-reason.ts';
import { urlsIn } from '../src/domain/ticket.ts';
import type { HostResolvers } from '../src/generated/types.ts';
import { cloudByName } from './cloud-by-name.ts';
import { connectionOf, pageRequest } from './connection.ts';
import { serversOfHostConnection } from './server-list.ts';
import { pageOfWindows } from './window-list.ts';

export const Host: HostResolvers = {
  cloud: (host, _args, context) => cloudByName(context, host.cloud),
  disabledBy: ({ status, disabledReason }) => (status === 'DISABLED' ? signerOf(disabledReason ?? '') : null),
  tickets: ({ disabledReason }) =>
    urlsIn(disabledReason ?? '').map((url) => ({
      window: null,
      url,
      rel: null,
      title: null,
      audience: 'OPERATORS',
      addedBy: null,
      addedAt: null,
    })),
  hypervisors: async (host, _args, { loaders }) => (await loaders.listHypervisorsOf(host.id)).items,
  hypervisorsProblem: async (host, _args, { loaders }) => (await loaders.listHypervisorsOf(host.id)).problem,
  servers: (host, args, context) => serversOfHostConnection(context, host.id, args, args.filter ?? {}),
  maintenanceWindows: async (host, args, { loaders }) =>
    connectionOf(pageOfWindows(await loaders.windowsByHost.load(host.id), args.phase, pageRequest('windows', args))),
};
