/** A window as its page has it. */

import type { WindowPageQuery } from '../generated/graphql.ts';

export type WindowPage = NonNullable<WindowPageQuery['maintenanceWindow']>;
