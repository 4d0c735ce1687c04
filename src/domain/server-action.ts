/**
 * What may happen to a server of a window, and what its owner's silence means.
 *
 * Pure: words.
 */

/** What an owner's silence means once the time to answer is over. */
export const SILENCE_POLICIES = ['CONSENT', 'HOLD'] as const;
export type SilencePolicy = (typeof SILENCE_POLICIES)[number];

/** What is to happen to a server of a window. */
export const SERVER_ACTIONS = ['LIVE_MIGRATE', 'MIGRATE', 'KEEP', 'OWN_ACTION'] as const;
export type ServerAction = (typeof SERVER_ACTIONS)[number];
