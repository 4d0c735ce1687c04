/**
 * What is to be done with servers whose owner no longer names an action: from then on their policies decide again.
 *
 * Reads in Nova only the servers whose answer named one before. Refuses to know what may be answered.
 */

import { windowId } from '../domain/ids.ts';
import type { ServerId } from '../domain/ids.ts';
import { actionFor } from '../domain/policy.ts';
import type { Server } from '../domain/server.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import type { Caller } from '../domain/viewer.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { Dependencies } from './dependencies.ts';

/** What an answered server's row then says of its action; nothing where Nova did not tell: the next look will. */
export type PolicyAction = (
  window: MaintenanceWindow,
  answered: WindowServer,
) => Partial<Pick<WindowServer, 'action' | 'actionSource' | 'policyProblem'>>;

/** To be called before the window is locked. Nobody's answer is kept waiting by a Nova that does not answer. */
export async function readPolicyActions(
  { store, clouds, projectPolicies, warn }: Dependencies,
  { viewer }: Caller,
  input: { readonly windowId: string; readonly serverIds?: readonly string[] | null | undefined },
): Promise<PolicyAction> {
  const id = windowId(input.windowId);
  const [window] = await store.windowsByIds(viewer.scope, [id]);
  const compute = clouds.find(({ name }) => name === window?.cloud)?.service;
  const rows = await store.serversOfWindows(viewer.scope, [id]);
  const changing = rows.filter(
    ({ server, project, answeredAction }) =>
      answeredAction !== null && (input.serverIds?.includes(server) ?? project === viewer.project?.id),
  );
  const read = async (server: ServerId): Promise<readonly Server[]> => {
    try {
      const found = (await compute?.getServer(server)) ?? null;
      return found === null || found.status === 'UNKNOWN' ? [] : [found];
    } catch (error) {
      warn('the policies of a server could not be read', { window: id, server, err: error });
      return [];
    }
  };
  const found = (await Promise.all(changing.map(({ server }) => read(server)))).flat();
  const byId = new Map(found.map((server) => [server.id, server]));
  return (present, answered) => {
    const server = byId.get(answered.server);
    return server === undefined ? {} : actionFor(present, answered, server, projectPolicies);
  };
}
