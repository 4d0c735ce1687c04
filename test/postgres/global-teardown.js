import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export default function teardown() {
  execFileSync(join(import.meta.dirname, 'down.sh'), { stdio: 'pipe' });
}
