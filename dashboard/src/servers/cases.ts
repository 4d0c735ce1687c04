/** The four cases of maintenance, as columns. */

export const CASES = [
  { key: 'plannedTemporary', title: 'Planned, host comes back' },
  { key: 'plannedPermanent', title: 'Planned, host goes' },
  { key: 'unplannedTemporary', title: 'Failure, host comes back' },
  { key: 'unplannedPermanent', title: 'Failure, host goes' },
] as const;

export type Case = (typeof CASES)[number]['key'];
