/**
 * Identical reads under way at once are one read.
 *
 * Keyed by whoever asks, since another may be answered otherwise. Refuses to know what is read. Nothing is remembered
 * once it has been answered.
 */

export interface Flights {
  /** Joins the read of this name that `whose` has under way, or begins it. */
  readonly join: <Answer>(whose: string, name: string, begin: () => Promise<Answer>) => Promise<Answer>;
  /** Nobody else is to wait for this read, which takes too long. */
  readonly abandon: (whose: string, name: string) => void;
  /** Reads that this one begins from now on join none from before: it has written something. */
  readonly forget: (whose: string) => void;
}

export function createFlights(): Flights {
  const underWay = new Map<string, Map<string, Promise<unknown>>>();

  return {
    join: <Answer>(whose: string, name: string, begin: () => Promise<Answer>): Promise<Answer> => {
      const own = underWay.get(whose) ?? new Map<string, Promise<unknown>>();
      // A name stands for one read, and so for one kind of answer.
      const joined = own.get(name) as Promise<Answer> | undefined;
      if (joined !== undefined) return joined;
      const flight = begin().finally(() => {
        if (own.get(name) === flight) own.delete(name);
        if (own.size === 0 && underWay.get(whose) === own) underWay.delete(whose);
      });
      underWay.set(whose, own.set(name, flight));
      return flight;
    },
    abandon: (whose, name) => void underWay.get(whose)?.delete(name),
    forget: (whose) => void underWay.delete(whose),
  };
}
