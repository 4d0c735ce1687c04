/**
 * The port to elections: of all processes on one store, one does a thing.
 *
 * Pure: a type. store/campaigns implements it.
 */

/** Leadership is lost with the connection to the store, so what a leader does must bear being done by two for a moment. */
export interface Elections {
  /**
   * Runs `lead` while this process leads `what`; the signal aborts when leadership ends. Answers how to stop.
   *
   * `lead` must settle soon after its signal. When it settles before, or throws (which is logged), another process may
   * lead, and this one stands again a second later. Stopping aborts the signal, waits for `lead` and gives leadership up.
   */
  readonly campaign: (what: string, lead: (signal: AbortSignal) => Promise<void>) => () => Promise<void>;
}
