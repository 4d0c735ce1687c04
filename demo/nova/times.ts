/**
 * Nova's three ways to write a moment.
 *
 * Takes milliseconds since 1970; pure.
 */

/** `2026-11-22T12:00:00Z`: server timestamps. */
export const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** `2026-11-22T12:00:00.000000`: everything read back from the database, which keeps whole seconds. */
export const databaseTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}.000000`;

/** `2026-11-22T12:00:00.123000`: a value just written, not yet read back. */
export const preciseTime = (at: number): string => new Date(at).toISOString().replace('Z', '000');
