/**
 * Users and their roles in projects, for administrators.
 *
 * Identity API v3. As much of the list of assignments as one user in one project is, effective and with names.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { World } from '../world/world.ts';
import { forbidden, notFound } from './faults.ts';
import type { Token } from './tokens.ts';
import { assignmentsView, userView } from './views.ts';

/** What the routes need. `caller` throws when nobody known asks. */
export interface MembershipParts {
  readonly world: World;
  readonly origin: () => string;
  readonly caller: (request: FastifyRequest) => Token;
}

/** Adds the routes. */
export function membershipRoutes(app: FastifyInstance, { world, origin, caller }: MembershipParts): void {
  const requireAdmin = (request: FastifyRequest, policy: string): void => {
    if (!caller(request).roles.includes('admin')) throw forbidden(policy);
  };

  app.get<{ Params: { id: string } }>('/v3/users/:id', (request) => {
    const { id } = request.params;
    if (caller(request).userId !== id) requireAdmin(request, 'identity:get_user');
    const user = world.users.find((each) => each.id === id);
    if (!user) throw notFound('user', id);
    return userView(origin(), user);
  });
  app.get<{ Querystring: Record<string, string> }>('/v3/role_assignments', (request) => {
    requireAdmin(request, 'identity:list_role_assignments');
    const { 'user.id': userId = '', 'scope.project.id': projectId = '' } = request.query;
    const user = world.users.find((each) => each.id === userId && each.projectId === projectId);
    const project = world.projects.find((each) => each.id === projectId);
    return assignmentsView(origin(), request.url, user, project ?? { id: projectId, name: '' });
  });
}
