/**
 * Waits for the moment at which no more keys are to be expected, so that one batch can take them all.
 *
 * Ticket URLs come from two sides (hosts' disabled reasons from Nova, windows' links from the store), at different
 * times. DataLoader alone would send a batch for each side. Refuses to know what is being loaded.
 */

export interface Quiet {
  /** Counts a load whose answer may lead to more keys. */
  readonly track: <Answer>(load: Promise<Answer>) => Promise<Answer>;
  /** Calls back once no tracked load is under way and its consumers had their turn, or when patience ends. */
  readonly whenQuiet: (callback: () => void) => void;
}

/** `patienceMs`: the longest that a batch waits for other loads, since a slow Nova must not delay Jira. */
export function createQuiet(patienceMs: number): Quiet {
  let underWay = 0;

  return {
    track: (load) => {
      underWay += 1;
      return load.finally(() => {
        underWay -= 1;
      });
    },
    whenQuiet: (callback) => {
      const deadline = Date.now() + patienceMs;
      const look = () => {
        if (underWay === 0 || Date.now() >= deadline) callback();
        else setTimeout(look, 1);
      };
      // Two turns: a finished load resolves resolvers, and those ask for their keys in the turn after.
      setImmediate(() => setImmediate(look));
    },
  };
}
