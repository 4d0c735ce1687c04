/**
 * What the simulators tell of themselves, from process to process.
 */

import { z } from 'zod';

export const surroundings = z.object({
  authUrl: z.string(),
  computeUrl: z.string(),
  region: z.string(),
  username: z.string(),
  password: z.string(),
  project: z.string(),
  jira: z.object({ url: z.string(), email: z.string(), token: z.string() }),
});
export type Surroundings = z.infer<typeof surroundings>;
