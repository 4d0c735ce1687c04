/**
 * The cloud that a thing belongs to, of those that the caller may see.
 *
 * Refuses to know why a cloud may not be seen.
 */

import type { Context } from '../src/context.ts';
import type { CloudName } from '../src/domain/ids.ts';
import { NotFoundError } from '../src/errors.ts';

export function cloudByName({ loaders }: Context, name: CloudName): Context['loaders']['clouds'][number] {
  const cloud = loaders.clouds.find((each) => each.name === name);
  if (cloud === undefined) throw new NotFoundError(`There is no cloud ${name}: it was taken out of the configuration.`);
  return cloud;
}
