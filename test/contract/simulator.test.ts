/** The contract on the simulated cloud. What fails here and not on a real Nova is the simulator's fault. */
import { startDemoCloud } from '../../demo/cloud.ts';
import { describeContract } from './contract.ts';
import type { Credentials } from './session.ts';

describeContract('the simulated cloud', async () => {
  const cloud = await startDemoCloud({ hosts: 4, servers: 12, migrationSeconds: 0.5 });
  const credentials = (project: string): Credentials => {
    const { username, password } = cloud.cloudOf(project).auth;
    return { username, password, project };
  };

  return {
    authUrl: cloud.authUrl,
    region: cloud.region,
    admin: credentials('admin'),
    tenantA: credentials('tenant-a'),
    tenantB: credentials('tenant-b'),
    applicationCredential: cloud.applicationCredentialOf('tenant-a'),
    power: (host, what) => {
      cloud.setHostState(host, what === 'kill' ? 'down' : 'up');
      return Promise.resolve();
    },
    close: cloud.close,
  };
});
