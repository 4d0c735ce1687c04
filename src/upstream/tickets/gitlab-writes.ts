/**
 * What is written to GitLab: notes, a link as a note, states, and new issues.
 *
 * Whatever may be there already is looked for first, among what the gateway's own account wrote: nobody else's text stands
 * for ours. Knows nothing of windows.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketDraft, TicketWrites } from '../../domain/ticket-system.ts';
import type { Http } from '../http.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import { issue, numberOf, projectOf } from './gitlab-issue.ts';
import type { TicketSystemOptions } from './options.ts';
import { hiddenMark, linkNote, markdown } from './markdown.ts';
import { oneLine } from './one-line.ts';
import { refusal } from './refuse.ts';

const PAGE = 100;
const LONGEST_TITLE = 255;
const EVENTS: ReadonlyMap<string, string> = new Map([
  ['opened', 'reopen'],
  ['closed', 'close'],
]);

const account = z.object({ id: z.number() });
const note = z.object({ id: z.number(), body: z.string(), system: z.boolean().default(false), author: account });
const described = z.array(issue.extend({ description: z.string().nullable() }));
type Note = z.infer<typeof note>;
type Headers = Readonly<Record<string, string>>;

type WriteOptions = Pick<TicketSystemOptions, 'name' | 'timeoutMs'> & { readonly project?: string };

export function gitLabWrites(options: WriteOptions, http: Http, headers: Headers): TicketWrites {
  const { name, timeoutMs, project } = options;
  const ownId = ownAccount(http, headers);
  const put = async (key: TicketKey, mark: string, body: string): Promise<void> => {
    const deadline = deadlineIn(timeoutMs);
    const path = `${pathOf(key)}/notes`;
    const there = await noteWith({ http, headers, deadline, path }, { mark, author: await ownId(deadline) }, '1');
    if (there?.body === body) return;
    const to =
      there === null ? ({ method: 'POST', path } as const) : ({ method: 'PUT', path: `${path}/${there.id}` } as const);
    await http.send({ ...to, headers, body: { body }, shape: note, deadline });
  };
  return {
    comment: (key, { marker, text }) => put(key, markdown(marker), markdown(text)),
    linkBack: (key, link) => put(key, hiddenMark(link.id), linkNote(link)),
    setStatus: async (key, status) => {
      const deadline = deadlineIn(timeoutMs);
      const path = pathOf(key);
      const { body: found } = await http.send({ path, headers, shape: issue, deadline });
      const wanted = status.toLowerCase();
      if (found.state === wanted) return;
      const event = EVENTS.get(wanted);
      if (event === undefined) throw refusal(name, `${key} cannot be made ${status}: only opened and closed are known`);
      const { body } = await http.send({
        method: 'PUT',
        path,
        headers,
        body: { state_event: event },
        shape: issue,
        deadline,
      });
      if (body.state !== wanted) throw refusal(name, `${key} is ${body.state} in spite of being made ${status}`);
    },
    ...(project !== undefined && {
      create: (draft) => create({ http, headers, deadline: deadlineIn(timeoutMs) }, project, draft),
    }),
  };
}

function pathOf(key: TicketKey): string {
  return `/api/v4/projects/${encodeURIComponent(projectOf(key))}/issues/${numberOf(key)}`;
}

interface Session {
  readonly http: Http;
  readonly headers: Headers;
  readonly deadline: Deadline;
}

/** The id of the token's account, asked for once. A failure is not kept. */
function ownAccount(http: Http, headers: Headers): (deadline: Deadline) => Promise<number> {
  let known: number | null = null;
  return async (deadline) => {
    known ??= (await http.send({ path: '/api/v4/user', headers, shape: account, deadline })).body.id;
    return known;
  };
}

/** From the newest note to the oldest, until one is found. System notes quote nobody, but are nobody's to edit. */
async function noteWith(
  session: Session & { readonly path: string },
  ours: { readonly mark: string; readonly author: number },
  page: string,
): Promise<Note | null> {
  const { http, path, headers, deadline } = session;
  const query = { per_page: PAGE, page, sort: 'desc', order_by: 'created_at' };
  const answer = await http.send({ path, query, headers, shape: z.array(note), deadline });
  const found = answer.body.find(
    ({ body, system, author }) => !system && author.id === ours.author && body.includes(ours.mark),
  );
  if (found !== undefined) return found;
  const next = answer.headers['x-next-page'] ?? '';
  return next === '' ? null : noteWith(session, ours, next);
}

/**
 * Looks for the marker among the newest issues that this account made, not by GitLab's search: that is over words of
 * the text that is shown, and a hidden mark is none.
 */
async function create({ http, headers, deadline }: Session, project: string, draft: TicketDraft): Promise<TicketKey> {
  const path = `/api/v4/projects/${encodeURIComponent(project)}/issues`;
  const query = { scope: 'created_by_me', order_by: 'created_at', sort: 'desc', per_page: PAGE };
  const mark = hiddenMark(draft.marker);
  const { body } = await http.send({ path, query, headers, shape: described, deadline });
  const there = body.find(({ description }) => description?.includes(mark) === true);
  const written = {
    title: oneLine(draft.summary, LONGEST_TITLE),
    description: `${markdown(draft.description)}\n\n${mark}`,
  };
  const made =
    there ?? (await http.send({ method: 'POST', path, headers, body: written, shape: issue, deadline })).body;
  return ticketKey(`${project.toLowerCase()}#${made.iid}`);
}
