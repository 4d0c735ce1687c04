import type { MaintenanceEventResolvers } from '../src/generated/types.ts';
import { windowNamedBy } from './window-by-id.ts';

export const MaintenanceEvent: MaintenanceEventResolvers = {
  actor: ({ actor }, _args, { show }) => show.actor(actor),
  window: (event, _args, context) => windowNamedBy(context, event),
  host: ({ host }, _args, { loaders }) => host && loaders.hostById.load(host),
  server: async ({ window, server: id }, _args, { loaders }) =>
    id && ((await loaders.serversByWindow.load(window)).find(({ server }) => server === id) ?? null),
  ticket: ({ ticketUrl }) => (ticketUrl === null ? null : { url: ticketUrl, linked: null }),
};
