/**
 * A GitLab of a few projects, by its REST API v4. No GitLab was asked: answers are written by hand after its
 * documentation, as it stands in the source (gitlab-org/gitlab, read in a stored copy).
 *
 * Checked there: doc/api/issues.md for lists (`iids[]`, `scope`, 404 of a private project), for one issue, for new ones
 * and for 403 where a project has its issues turned off; doc/api/notes.md for notes and their parameters;
 * doc/user/project/integrations/webhooks.md for a delivery's headers and for `X-Gitlab-Token`; webhook_events.md beside
 * it for an issue's event. By their source: that search (pg_full_text_searchable.rb) is over words of the text.
 *
 * Not checked: what `state_event` answers, the header `x-next-page`, a comment's event, and quick actions, of which
 * this one knows `/close` at a line's beginning alone.
 */

import { z } from 'zod';
import { json, startStub } from '../../stub-server.ts';
import type { StubServer } from '../../stub-server.ts';

export interface RecordedGitLabIssue {
  readonly project: string;
  readonly iid: number;
  title: string;
  description: string | null;
  state: 'opened' | 'closed';
  readonly mine: boolean;
  readonly notes: {
    readonly id: number;
    body: string;
    readonly system: boolean;
    /** Left out: the gateway's account. */
    readonly author?: number;
  }[];
}

export interface RecordedGitLab extends StubServer {
  readonly issues: RecordedGitLabIssue[];
}

export const newIssue = (iid: number, more: Partial<RecordedGitLabIssue> = {}): RecordedGitLabIssue => ({
  project: 'Acme/Infra/Ops',
  iid,
  title: `Issue ${iid}`,
  description: null,
  state: 'opened',
  mine: false,
  notes: [],
  ...more,
});

const OWN_ACCOUNT = 1;

const change = z.object({ state_event: z.enum(['close', 'reopen']) });
const made = z.object({ title: z.string().max(255), description: z.string() });
const written = z.object({ body: z.string() });

/** `notesOnAPage` is what a page of notes has, whatever is asked for; `stubborn`: states are taken and not kept. */
export async function startRecordedGitLab(
  issues: RecordedGitLabIssue[],
  { notesOnAPage = 2, stubborn = false } = {},
): Promise<RecordedGitLab> {
  const shown = (one: RecordedGitLabIssue) => ({
    id: one.iid + 4000,
    iid: one.iid,
    project_id: 4,
    title: one.title,
    description: one.description,
    state: one.state,
    issue_type: 'issue',
    assignees: [{ id: 9, username: 'lennie', name: 'Lennie Kovacek', state: 'active' }],
    updated_at: '2026-11-22T12:00:00.176Z',
    web_url: `https://gitlab.example/${one.project}/-/issues/${one.iid}`,
  });
  const shownNote = ({ id, body, system, author = OWN_ACCOUNT }: RecordedGitLabIssue['notes'][number]) => ({
    id,
    body,
    system,
    author: { id: author, username: `user-${author}`, name: 'Somebody' },
    noteable_type: 'Issue',
    internal: false,
  });
  const said = (one: RecordedGitLabIssue, body: string) => {
    if (/^\/close\b/mu.test(body)) one.state = 'closed';
    return body;
  };

  const list = (project: string, query: URLSearchParams) => {
    const iids = query.getAll('iids[]').map(Number);
    const search = query.get('search');
    return issues
      .filter((one) => one.project.toLowerCase() === project.toLowerCase())
      .filter(({ iid }) => iids.length === 0 || iids.includes(iid))
      .filter(({ mine }) => query.get('scope') !== 'created_by_me' || mine)
      .filter(({ description }) => search === null || (description ?? '').replace(/<!--.*?-->/gu, '').includes(search))
      .reverse()
      .slice(0, Number(query.get('per_page') ?? 20));
  };

  const stub = await startStub(({ method, url, headers, body }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://stub');
    const [, path = '', number, notes, note] =
      /^\/gitlab\/api\/v4\/projects\/([^/]+)\/issues(?:\/(\d+)(\/notes(?:\/(\d+))?)?)?$/u.exec(pathname) ?? [];
    const project = decodeURIComponent(path);
    const one = issues.find(
      (each) => each.iid === Number(number) && each.project.toLowerCase() === project.toLowerCase(),
    );
    if (headers['private-token'] !== 't0ken') json(response, 401, { message: '401 Unauthorized' });
    else if (pathname === '/gitlab/api/v4/user') json(response, 200, { id: OWN_ACCOUNT, username: 'slipway' });
    else if (project === 'acme/secret') json(response, 404, { message: '404 Project Not Found' });
    else if (project === 'acme/wiki') json(response, 403, { message: '403 Forbidden' });
    else if (number === undefined && method === 'GET') json(response, 200, list(project, searchParams).map(shown));
    else if (number === undefined) {
      const fresh = newIssue(10_000 + issues.length, { project, mine: true, ...made.parse(JSON.parse(body)) });
      issues.push(fresh);
      json(response, 201, shown(fresh));
    } else if (one === undefined) json(response, 404, { message: '404 Not found' });
    else if (notes === undefined) {
      if (method === 'PUT' && !stubborn)
        one.state = change.parse(JSON.parse(body)).state_event === 'close' ? 'closed' : 'opened';
      json(response, 200, shown(one));
    } else if (method === 'GET') {
      const page = Number(searchParams.get('page') ?? 1);
      const all = one.notes.toReversed();
      const next = page * notesOnAPage < all.length ? String(page + 1) : '';
      const part = all.slice((page - 1) * notesOnAPage, page * notesOnAPage);
      json(response, 200, part.map(shownNote), { 'x-next-page': next });
    } else if (method === 'POST') {
      const fresh: RecordedGitLabIssue['notes'][number] = {
        id: 300 + one.notes.length,
        body: said(one, written.parse(JSON.parse(body)).body),
        system: false,
      };
      one.notes.push(fresh);
      json(response, 201, shownNote(fresh));
    } else {
      const old = one.notes.find(({ id }) => id === Number(note));
      if (old === undefined || old.system) json(response, 404, { message: '404 Not found' });
      else {
        old.body = said(one, written.parse(JSON.parse(body)).body);
        json(response, 200, shownNote(old));
      }
    }
  });
  return { ...stub, issues };
}
