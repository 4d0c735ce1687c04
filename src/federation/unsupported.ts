/**
 * What composes and no planner here carries out: it would be answered wrongly, so it is a fault that has a name.
 *
 * Pure. Refuses to know schemas of subgraphs: the supergraph tells whose it is.
 */

import { Kind } from 'graphql';
import type { DirectiveNode, DocumentNode } from 'graphql';

export interface Unsupported {
  readonly code: 'CONTEXT_NOT_SUPPORTED';
  readonly message: string;
}

/** Both planners leave an argument with `@fromContext` out, and the field is answered as if nobody had set it. */
export function unsupportedIn({ definitions }: DocumentNode): readonly Unsupported[] {
  return definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
    return (type.fields ?? []).flatMap(({ name, directives = [] }) => {
      const coordinate = `${type.name.value}.${name.value}`;
      return directives.filter(takesContext).map((): Unsupported => {
        const message = `"${coordinate}" takes an argument by @fromContext, which is not supported: it would never be set.`;
        return { code: 'CONTEXT_NOT_SUPPORTED', message };
      });
    });
  });
}

function takesContext({ name, arguments: args = [] }: DirectiveNode): boolean {
  return name.value === 'join__field' && args.some((each) => each.name.value === 'contextArguments');
}
