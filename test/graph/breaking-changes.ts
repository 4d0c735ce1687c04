/** What of one schema breaks those who rely on another, and which of it a changelog admits to. */

import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** Everything that operations written against `released` may stumble over in `current`, in words. */
export async function breakingChanges(
  released: string,
  current: string,
): Promise<readonly { readonly place: string; readonly message: string }[]> {
  const changes = await diff(buildSchema(released), buildSchema(current));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({ place: path ?? 'schema', message }));
}

/** The places, in backticks, that the section `### Breaking` of `## [Unreleased]` names. */
export function admittedBreaks(changelog: string): ReadonlySet<string> {
  const [, unreleased = ''] = changelog.split(/^## \[Unreleased\]$/mu);
  const [, breaking = ''] = (unreleased.split(/^## /mu)[0] ?? '').split(/^### Breaking$/mu);
  const section = breaking.split(/^### /mu)[0] ?? '';
  return new Set([...section.matchAll(/`([\w.]+)`/gu)].flatMap(([, place]) => place ?? []));
}
