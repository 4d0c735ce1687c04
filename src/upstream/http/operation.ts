/**
 * What a request to another system is called where requests are counted: its method, and its path without ids.
 *
 * Paths hold ids, host names and other people's repositories, so a word stays only if it is one of an API that we
 * speak; everything else is `{}`. So there are few names, whatever anybody links. Refuses to know queries.
 */

/** Of Keystone, Nova and the ticket systems, as our clients spell them. */
const WORDS = new Set(
  (
    'v2 v2.1 v3 auth tokens projects catalog ' +
    'servers detail action metadata tags limits flavors migrations ' +
    'os-services os-hypervisors os-migrations os-server-groups os-instance-actions os-aggregates os-availability-zone ' +
    'rest api REST 1.0 2 2.0 3 4 v4 latest issue issues search jql bulkfetch comment comments transitions remotelink ' +
    'issues.json issue_statuses.json trackers.json search.json projects.json ' +
    'ticket tickets transactions graphql repos labels notes links state now table issue_links merge_requests'
  ).split(' '),
);
const MOST_SEGMENTS = 8;

/** E.g. `POST /servers/{}/action`. `path` is the one behind the base URL, without a query. */
export function operationOf(method: string, path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  const named = segments.slice(0, MOST_SEGMENTS).map((segment) => (WORDS.has(segment) ? segment : '{}'));
  return `${method} /${named.join('/')}`;
}
