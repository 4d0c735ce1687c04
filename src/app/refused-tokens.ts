/**
 * Notices that an upstream does not accept a caller's token, also where the failure ends up as a problem within an answer.
 *
 * A result that is meant for many must not be spoilt by the one token it was read with. Refuses to know what is read.
 */

import type { Compute } from '../domain/compute.ts';
import { UpstreamError } from '../errors.ts';
import type { LoaderSources } from '../loaders/index.ts';

type Reading = Pick<LoaderSources, 'clouds' | 'identities' | 'flights'>;

/** The same sources; `onRefused` is told of every 401 that a token of a caller meets. */
export function tellingRefusals<Sources extends Reading>(sources: Sources, onRefused: () => void): Sources {
  const watch = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    answer.catch((failure: unknown) => {
      if (failure instanceof UpstreamError && failure.status === 401) onRefused();
    });
    return answer;
  };
  return {
    ...sources,
    // A read that somebody else began is refused to all who wait for it.
    flights: { ...sources.flights, join: (whose, name, ask) => watch(sources.flights.join(whose, name, ask)) },
    clouds: sources.clouds.map((cloud) => ({
      ...cloud,
      as: (token: string, options: { readonly allProjects: boolean }) => watched(cloud.as(token, options), watch),
    })),
    identities: new Map(
      [...sources.identities].map(([key, identity]) => [
        key,
        { ...identity, listProjects: (token: string) => watch(identity.listProjects(token)) },
      ]),
    ),
  };
}

function watched(compute: Compute, watch: <Answer>(answer: Promise<Answer>) => Promise<Answer>): Compute {
  return new Proxy(compute, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(member, target, given);
        return answer instanceof Promise ? watch(answer) : answer;
      };
    },
  });
}
