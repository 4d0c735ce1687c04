/**
 * What a view shows when it has nothing to show, or not all of it.
 */

import { Alert, Button, EmptyState, EmptyStateBody, Skeleton } from './patternfly.ts';
import type { CombinedError } from 'urql';

import type { CoverageStatus } from '../generated/graphql.ts';
import { Ago } from '../time/time.tsx';

/** While the first answer is on its way. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="sw-loading" role="status" aria-label={`Loading ${what}`}>
      {['35%', '80%', '65%', '72%'].map((width) => (
        <Skeleton key={width} width={width} fontSize="lg" />
      ))}
    </div>
  );
}

export function Nothing({ title, children }: { readonly title: string; readonly children?: React.ReactNode }) {
  return (
    <EmptyState titleText={title} headingLevel="h2" variant="sm">
      <EmptyStateBody>{children}</EmptyStateBody>
    </EmptyState>
  );
}

export function NoRights() {
  return (
    <Nothing title="This view is for operators">
      Your Keystone roles do not make you one. What happens to your own servers is under “My maintenance”.
    </Nothing>
  );
}

/** An answer that did not come, or only in part. Nothing where all is well. */
export function Failure({
  error,
  again,
  partial = false,
}: {
  readonly error: CombinedError | undefined;
  readonly again: () => void;
  readonly partial?: boolean;
}) {
  if (error === undefined) return null;
  const title = partial ? 'Part of this is missing or older than the rest' : 'This could not be read';
  return (
    <Alert
      component="p"
      isInline
      variant={partial ? 'warning' : 'danger'}
      title={title}
      actionLinks={
        <Button variant="link" isInline onClick={again}>
          Try again
        </Button>
      }
    >
      {messagesOf(error)}
    </Alert>
  );
}

function messagesOf(error: CombinedError): string {
  if (error.networkError !== undefined) return 'The gateway does not answer. What is shown is what was known last.';
  return [...new Set(error.graphQLErrors.map(({ message }) => message))].slice(0, 3).join(' ');
}

interface CoverageShown {
  readonly cloud: string;
  readonly status: CoverageStatus;
  readonly fetchedAt: string | null;
  readonly problem: { readonly message: string } | null;
}

/** Says which clouds' parts of a list are missing or old. */
export function CoverageNotice({ coverage }: { readonly coverage: readonly CoverageShown[] }) {
  const incomplete = coverage.filter(({ status }) => status !== 'FRESH');
  return incomplete.map(({ cloud, status, fetchedAt, problem }) => (
    <Alert
      component="p"
      key={cloud}
      isInline
      variant="warning"
      className={`sw-coverage sw-coverage--${status.toLowerCase()}`}
      title={status === 'MISSING' ? `${cloud} is missing from this list` : `${cloud}’s part of this list is old`}
    >
      {fetchedAt !== null && (
        <>
          Read <Ago at={fetchedAt} />.{' '}
        </>
      )}
      {problem?.message}
    </Alert>
  ));
}

/** Expected refusals of a mutation, in the gateway's words. */
export function Refusals({
  errors,
}: {
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}) {
  return errors.map(({ code, message }) => (
    <Alert component="p" key={code + message} isInline isLiveRegion variant="danger" title={message}>
      <span className="sw-quiet">{code}</span>
    </Alert>
  ));
}
