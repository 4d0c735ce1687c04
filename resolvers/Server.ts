import { standingRule } from '../src/domain/policy.ts';
import type { PolicyCase } from '../src/domain/policy.ts';
import type { ServerResolvers } from '../src/generated/types.ts';
import { cloudByName } from './cloud-by-name.ts';

export const Server: ServerResolvers = {
  cloud: (server, _args, context) => cloudByName(context, server.cloud),
  project: ({ project }) => ({ id: project, name: null }),
  host: (server, _args, { loaders }) => server.host && loaders.hostById.load(server.host),
  hostId: ({ hostHash }) => hostHash,
  maintenance: async (server, { phase }, { loaders }) => {
    const parts = await loaders.windowsByServer.load(server.id);
    const windows = await Promise.all(parts.map(({ window }) => loaders.windowById.load(window)));
    return parts
      .flatMap((part, place) => ({ part, window: windows[place] ?? null }))
      .filter(({ window }) => window !== null && (phase == null || phase.includes(window.phase)))
      .sort((a, b) => Number(a.window?.startsAt) - Number(b.window?.startsAt))
      .map(({ part }) => part);
  },
  maintenancePolicy: (server, _args, { workflows, projectPolicies }) => {
    const fallback = workflows[0]?.defaults.defaultAction ?? 'LIVE_MIGRATE';
    const rule = (policyCase: PolicyCase) => standingRule(server, projectPolicies, policyCase, fallback);
    return {
      plannedTemporary: rule('plannedTemporary'),
      plannedPermanent: rule('plannedPermanent'),
      unplannedTemporary: rule('unplannedTemporary'),
      unplannedPermanent: rule('unplannedPermanent'),
    };
  },
};
