/** The addresses that somebody has, each to be revoked. */

import { Table, Tbody, Td, Th, Thead, Tr } from '../parts/table.tsx';

import type { CalendarFeedsQuery } from '../generated/graphql.ts';
import { RevokeCalendarFeedMutation } from '../graph/operations.ts';
import { useSend } from '../graph/send.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Refusals } from '../parts/states.tsx';
import { Ago, When } from '../time/time.tsx';

type Feed = CalendarFeedsQuery['viewer']['calendarFeeds'][number];

interface Props {
  readonly feeds: readonly Feed[];
  readonly revoked: (feed: Feed) => void;
}

const nameOf = ({ name }: Feed): string => name ?? 'without a name';

export function FeedTable({ feeds, revoked }: Props) {
  return (
    <Table aria-label="Your addresses" cardsBelow="md">
      <Thead>
        <Th width={30}>For</Th>
        <Th>Shows</Th>
        <Th>Made</Th>
        <Th>Last fetched</Th>
        <Th width={30}>
          <span className="sw-unseen">Revoke</span>
        </Th>
      </Thead>
      <Tbody>
        {feeds.map((feed) => (
          <Tr key={feed.id}>
            <Td label="For">
              <strong className="sw-break">{nameOf(feed)}</strong>
            </Td>
            <Td label="Shows">{feed.operator ? 'all of your clouds' : 'your project’s servers'}</Td>
            <Td label="Made">
              <When at={feed.createdAt} />
            </Td>
            <Td label="Last fetched">
              {feed.readAt === null ? <span className="sw-quiet">never</span> : <Ago at={feed.readAt} />}
            </Td>
            <Td label="Revoke">
              <Revoke feed={feed} revoked={revoked} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Revoke({ feed, revoked }: { readonly feed: Feed; readonly revoked: Props['revoked'] }) {
  const { send, busy, refusals } = useSend(RevokeCalendarFeedMutation, (data) => data.revokeCalendarFeed);
  const revoke = async () => {
    const answer = await send({ id: feed.id });
    if (answer?.userErrors.length === 0) revoked(feed);
  };
  return (
    <>
      <Confirmed
        verb="Revoke"
        what={nameOf(feed)}
        warning="The program that has it is answered nothing from then on."
        busy={busy}
        act={() => void revoke()}
      />
      <Refusals errors={refusals} />
    </>
  );
}
