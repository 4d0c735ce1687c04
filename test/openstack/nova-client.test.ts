import { describeNovaClient } from '../upstream/nova-suite.ts';
import { realCloud } from './real-cloud.ts';

describeNovaClient('a real cloud', async () => {
  const { authUrl, region, login } = await realCloud();
  return { authUrl, region, admin: login('admin'), tenant: login('tenant-a') };
});
