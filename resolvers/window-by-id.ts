/**
 * The window that something belongs to.
 *
 * Refuses to know who may see which: whoever sees what belongs to a window sees the window.
 */

import type { Context } from '../src/context.ts';
import type { WindowId } from '../src/domain/ids.ts';
import type { MaintenanceWindow } from '../src/domain/window.ts';
import { NotFoundError } from '../src/errors.ts';

/** Throws NotFoundError for a window that is not there, or not the caller's to see. */
export async function windowNamedBy(
  { loaders }: Pick<Context, 'loaders'>,
  { window: id }: { readonly window: WindowId },
): Promise<MaintenanceWindow> {
  const window = await loaders.windowById.load(id);
  if (window === null) throw new NotFoundError(`There is no window ${id}.`);
  return window;
}
