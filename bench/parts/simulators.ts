/**
 * A simulated cloud and Jira of the bench's size in a process of their own, so that they do not share a thread with
 * what is measured. Started by fork; tells its parent where they are, and ends with it.
 */

import { startDemoCloud } from '../../demo/cloud.ts';
import { startDemoJira } from '../../demo/jira.ts';

const [hosts, servers, issues] = process.argv.slice(2).map(Number);
if (hosts === undefined || servers === undefined || issues === undefined)
  throw new Error('usage: HOSTS SERVERS ISSUES');

const cloud = await startDemoCloud({ hosts, servers });
const jira = await startDemoJira({ issues });
// Half of the tickets stand in disabled reasons; the other half will be linked to windows.
for (let index = issues / 2; index < issues; index += 1) {
  const disabledReason = `see ${jira.browseUrl(`OPS-${101 + index}`)}`;
  cloud.changeHost(`compute-${index + 1}`, { disabled: true, disabledReason });
}
process.send?.({
  authUrl: cloud.authUrl,
  computeUrl: cloud.computeUrl,
  region: cloud.region,
  username: cloud.cloud.auth.username,
  password: cloud.cloud.auth.password,
  project: cloud.cloud.auth.project_name,
  jira: { url: jira.url, email: jira.email, token: jira.token },
});
/** How many requests came to Nova with the readers' own token: what the gateway sends by itself has another, and once a minute it asks Keystone about each token. */
process.on('message', () => {
  const byReaders = cloud.requests.filter(
    ({ tokenHint, path }) => tokenHint === 'demo-operator' && path.startsWith('/compute/'),
  ).length;
  process.send?.({ byReaders });
});
process.on('disconnect', () => process.exit());
