/** Users and their roles in projects: what the gateway asks about owners of calendar feeds. Part of the contract; knows no target. */
import { describe, expect, test } from '@jest/globals';

import type { UseSession } from './contract.ts';
import type { Who } from './session.ts';
import { oneUser, roleAssignments, tokenWithoutCatalogue } from './shapes.ts';
import { expectIdentityFault, read, send } from './wire.ts';
import type { Answer } from './wire.ts';

/** Registers the tests. */
export function describeMemberships(use: UseSession): void {
  const get = (who: Who, path: string): Promise<Answer> =>
    send('GET', `${use().target.authUrl}${path}`, { token: use().tokens[who] });
  const userIdOf = async (who: Who): Promise<string> => {
    const token = use().tokens[who];
    const headers = { 'X-Subject-Token': token };
    const answer = await send('GET', `${use().target.authUrl}/auth/tokens?nocatalog`, { token, headers });
    return read(answer, tokenWithoutCatalogue).token.user.id;
  };
  const rolesIn = (user: string, project: string): string =>
    `/role_assignments?user.id=${user}&scope.project.id=${project}&effective=&include_names=`;

  describe('users and their roles', () => {
    test('an administrator reads whether a user is enabled', async () => {
      const id = await userIdOf('tenantA');

      expect(read(await get('admin', `/users/${id}`), oneUser).user).toMatchObject({ id, enabled: true });
    });

    test('a user that there is not is a 404, and a user of others a 403 to a tenant', async () => {
      const none = '0'.repeat(32);

      expectIdentityFault(await get('admin', `/users/${none}`), 404, 'Not Found', /^Could not find user: /);
      const foreign = await get('tenantA', `/users/${await userIdOf('tenantB')}`);
      expectIdentityFault(foreign, 403, 'Forbidden', /action: identity:get_user\.$/);
    });

    test('an administrator reads by name which roles a user has in a project, implied ones too, and none elsewhere', async () => {
      const { projectIds } = use();
      const user = await userIdOf('tenantA');

      const own = read(await get('admin', rolesIn(user, projectIds.tenantA)), roleAssignments).role_assignments;

      expect(new Set(own.map(({ role }) => role.name))).toEqual(new Set(['member', 'reader']));
      expect(new Set(own.map((each) => each.user.id))).toEqual(new Set([user]));
      const elsewhere = read(await get('admin', rolesIn(user, projectIds.tenantB)), roleAssignments);
      expect(elsewhere.role_assignments).toEqual([]);
    });

    test('an administrator’s roles have admin among them', async () => {
      const answer = await get('admin', rolesIn(await userIdOf('admin'), use().projectIds.admin));

      expect(read(answer, roleAssignments).role_assignments.map(({ role }) => role.name)).toContain('admin');
    });

    test('a tenant lists no role assignments', async () => {
      const { projectIds } = use();
      const answer = await get('tenantA', rolesIn(await userIdOf('tenantB'), projectIds.tenantB));

      expectIdentityFault(answer, 403, 'Forbidden', /action: identity:list_role_assignments\.$/);
    });
  });
}
