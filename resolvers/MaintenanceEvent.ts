import { NotFoundError } from '../src/errors.ts';
import { shownTicket } from './shown-ticket.ts';
import type { MaintenanceEventResolvers } from '../src/generated/types.ts';

export const MaintenanceEvent: MaintenanceEventResolvers = {
  actor: ({ actor }, _args, { show }) => show.actor(actor),
  window: async ({ window: id }, _args, { loaders }) => {
    const window = await loaders.windowById.load(id);
    if (window === null) throw new NotFoundError(`There is no window ${id}.`);
    return window;
  },
  host: ({ host }, _args, { loaders }) => host && loaders.hostById.load(host),
  ticket: ({ ticketUrl }, _args, context) => (ticketUrl === null ? null : shownTicket(context, ticketUrl)),
};
