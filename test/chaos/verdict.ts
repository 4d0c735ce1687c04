/** What a client was told beside what the log has. */

export interface Verdict {
  readonly lost: number;
  readonly twice: number;
  readonly outOfOrder: number;
  /** Told of, but not in the log. */
  readonly invented: number;
}

/** `log` and `told` are cursors, in order. */
export function judge(log: readonly string[], told: readonly string[]): Verdict {
  const place = new Map(log.map((cursor, nth) => [cursor, nth]));
  const seen = new Set(told);
  let furthest = -1;
  let outOfOrder = 0;
  for (const cursor of told) {
    const at = place.get(cursor) ?? -1;
    if (at < furthest) outOfOrder += 1;
    furthest = Math.max(furthest, at);
  }
  return {
    lost: log.filter((cursor) => !seen.has(cursor)).length,
    twice: told.length - seen.size,
    outOfOrder,
    invented: told.filter((cursor) => !place.has(cursor)).length,
  };
}

export const FAULTLESS: Verdict = { lost: 0, twice: 0, outOfOrder: 0, invented: 0 };

/** The sum over all clients. */
export function sum(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(
    (all, { lost, twice, outOfOrder, invented }) => ({
      lost: all.lost + lost,
      twice: all.twice + twice,
      outOfOrder: all.outOfOrder + outOfOrder,
      invented: all.invented + invented,
    }),
    FAULTLESS,
  );
}
