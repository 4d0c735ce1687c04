/**
 * The contract: what the gateway relies on in Keystone and Nova, asked over plain HTTP.
 *
 * One suite for the simulated cloud and a real one alike; only the target differs. Leaves everything as it was.
 */
import { afterAll, beforeAll, describe } from '@jest/globals';

import { describeColdMigration } from './cold-migration.ts';
import { describeEvacuation } from './evacuation.ts';
import { describeHypervisors } from './hypervisors.ts';
import { describeIdentity } from './identity.ts';
import { describeLiveMigration } from './live-migration.ts';
import { describeMemberships } from './memberships.ts';
import { describeMetadata } from './metadata.ts';
import { describeMicroversions } from './microversions.ts';
import { describeMigrations } from './migrations.ts';
import { describePower } from './power.ts';
import { describeServerFaults } from './server-faults.ts';
import { describeServerFilters } from './server-filters.ts';
import { describeServerGroups } from './server-groups.ts';
import { describeServerLife } from './server-life.ts';
import { describeServerPages } from './server-pages.ts';
import { describeServers } from './servers.ts';
import { describeServices } from './services.ts';
import { openSession } from './session.ts';
import type { ContractTarget, Session } from './session.ts';
import { describeTags } from './tags.ts';

/** How a part of the contract gets at its session: only inside a test. */
export type UseSession = () => Session;

/** Registers the whole contract for one target, which is opened before the first test and closed after the last. */
export function describeContract(name: string, target: () => Promise<ContractTarget>): void {
  describe(name, () => {
    let opened: ContractTarget | undefined;
    let session: Session | undefined;

    beforeAll(async () => {
      opened = await target();
      session = await openSession(opened);
    });
    afterAll(() => opened?.close());

    const use: UseSession = () => {
      if (!session) throw new Error('no session: the target could not be opened');
      return session;
    };
    describeIdentity(use);
    describeMemberships(use);
    describeMicroversions(use);
    describeServices(use);
    describeHypervisors(use);
    describeServers(use);
    describeServerPages(use);
    describeServerFilters(use);
    describeMetadata(use);
    describeTags(use);
    describePower(use);
    describeServerLife(use);
    describeServerFaults(use);
    describeServerGroups(use);
    describeLiveMigration(use);
    describeColdMigration(use);
    describeEvacuation(use);
    describeMigrations(use);
  });
}
