/**
 * Comments and remote links of the simulated Jira's issues, in order of their making.
 *
 * Knows nothing of how Jira shows them.
 */

/** The body is as it was written: a document in v3, markup in v2. */
export interface JiraComment {
  readonly id: number;
  readonly body: unknown;
  readonly createdAt: number;
}

/** All but `id` as it was written; what an update left out is gone. */
export interface JiraRemoteLink {
  readonly id: number;
  readonly globalId?: string | undefined;
  readonly application?: object | undefined;
  readonly relationship?: string | undefined;
  readonly object: RemoteObject;
}

export interface RemoteObject {
  readonly url: string;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly icon?: object | undefined;
  readonly status?: { readonly resolved?: boolean | undefined; readonly icon?: object | undefined } | undefined;
}

/** By an issue's id. */
export interface Discussion {
  readonly comments: (issue: number) => readonly JiraComment[];
  readonly comment: (issue: number, body: unknown) => JiraComment;
  readonly links: (issue: number) => readonly JiraRemoteLink[];
  /** In place of the one with the same global id, if there is one. */
  readonly link: (issue: number, link: Omit<JiraRemoteLink, 'id'>) => { link: JiraRemoteLink; isNew: boolean };
  readonly unlink: (issue: number, globalId: string) => void;
}

export function createDiscussion(): Discussion {
  const comments = new Map<number, JiraComment[]>();
  const links = new Map<number, JiraRemoteLink[]>();
  let id = 10_000;

  return {
    comments: (issue) => comments.get(issue) ?? [],
    comment: (issue, body) => {
      const made = { id: (id += 1), body, createdAt: Date.now() };
      comments.set(issue, [...(comments.get(issue) ?? []), made]);
      return made;
    },
    links: (issue) => links.get(issue) ?? [],
    link: (issue, fields) => {
      const all = links.get(issue) ?? [];
      const old = all.find(({ globalId }) => globalId !== undefined && globalId === fields.globalId);
      const link = { id: old?.id ?? (id += 1), ...fields };
      links.set(issue, old ? all.map((it) => (it === old ? link : it)) : [...all, link]);
      return { link, isNew: !old };
    },
    unlink: (issue, globalId) => {
      links.set(
        issue,
        (links.get(issue) ?? []).filter((it) => it.globalId !== globalId),
      );
    },
  };
}
