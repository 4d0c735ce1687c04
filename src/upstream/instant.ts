/**
 * Instants as OpenStack writes them: ISO 8601 in UTC, with or without fractions of a second.
 *
 * Knows no field of any answer.
 */

import { z } from 'zod';

/** A date out of such a text. */
export const instant = z.iso.datetime().transform((text) => new Date(text));
