import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** One PostgreSQL for all suites; each makes databases of its own in it. */
export default function setup() {
  const up = join(import.meta.dirname, 'up.sh');
  process.env.TEST_POSTGRES_URL = execFileSync(up, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}
