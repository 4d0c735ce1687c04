import { describeNovaMoves } from '../upstream/nova-moves-suite.ts';
import { describeNovaClient } from '../upstream/nova-suite.ts';
import type { NovaTarget } from '../upstream/nova-suite.ts';
import { realCloud } from './real-cloud.ts';

async function target(): Promise<NovaTarget> {
  const { authUrl, region, login } = await realCloud();
  return { authUrl, region, admin: login('admin'), tenant: login('tenant-a') };
}

describeNovaClient('a real cloud', target);
describeNovaMoves('a real cloud', target);
