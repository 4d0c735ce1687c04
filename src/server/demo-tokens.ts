/**
 * The tokens that everybody may use where the gateway is a demo.
 *
 * Refuses to know who accepts them.
 */

/** A token and what to write on its button. */
export interface DemoToken {
  readonly token: string;
  readonly label: string;
}

export const DEMO_TOKENS: readonly DemoToken[] = [
  { token: 'demo-operator', label: 'Operator' },
  { token: 'demo-tenant-a', label: 'Owner in tenant-a' },
  { token: 'demo-tenant-b', label: 'Owner in tenant-b' },
];
