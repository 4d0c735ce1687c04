/**
 * How large an operation may be, checked before anything is executed, and by the same rules on every transport.
 *
 * Depth counts fields, not fragments; introspection through `__schema` is not counted, so that tools can read the whole
 * schema. Refuses to know what an operation costs upstream.
 */

import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError } from 'graphql';
import { maxCostRule } from './cost-rule.ts';
import { noRecursionRule } from './recursion-rule.ts';
import type { ParseOptions, ValidationContext, ValidationRule } from 'graphql';

/** The largest operation, request and page that is answered. Looked at anew for each operation; `bodyBytes` only at the start. */
export interface Limits {
  /** Fields inside each other. */
  readonly maxDepth: number;
  /** Aliases in one operation. */
  readonly maxAliases: number;
  /** What an operation may cost by the reckoning of cost-rule.ts. */
  readonly maxCost: number;
  /** Operations under way at once on one WebSocket; over HTTP each has a request of its own. */
  readonly maxSubscriptions: number;
  /** Lexical tokens of a document. */
  readonly maxTokens: number;
  /** Bytes of an HTTP body, and of a WebSocket message. */
  readonly bodyBytes: number;
  /** The largest `first` of any field; no limit of the server's when it is left out. */
  readonly maxFirst?: number;
}

/** For `parse` of graphql-js. */
export function parseOptionsFor({ maxTokens }: Limits): ParseOptions {
  return { maxLexicalTokens: maxTokens };
}

/** For `validate` of graphql-js, beside the rules of the specification. */
export function validationRulesFor(limits: Limits): readonly ValidationRule[] {
  return [
    (context) => {
      const { maxDepth } = limits;
      return maxDepthRule({ n: maxDepth, flattenFragments: true, ...refusing(`deeper than ${maxDepth} fields`) })(
        context,
      );
    },
    (context) => {
      const { maxAliases } = limits;
      return maxAliasesRule({ n: maxAliases, ...refusing(`with more than ${maxAliases} aliases`) })(context);
    },
    (context) => {
      const { maxCost } = limits;
      return maxCostRule({ maxCost, ...refusing(`that cost more than ${maxCost}`) })(context);
    },
    noRecursionRule,
  ];
}

/** The rules throw by default, which would end validation, and call a syntax error what is none. */
function refusing(what: string) {
  return {
    propagateOnRejection: false,
    onReject: [
      (context: ValidationContext | null) => {
        context?.reportError(new GraphQLError(`Operations ${what} are not answered: ask for less at a time.`));
      },
    ],
  };
}
