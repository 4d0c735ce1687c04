/**
 * What an operation costs: a field counts 1, one with fields below it 2, and what stands below half as much again for
 * every step down.
 *
 * How many nodes a page holds does not count: it may be a variable, which no document tells, and `maxFirst` holds for
 * it. Nor does `__schema`. Refuses to know what is asked of other systems.
 */

import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import type { CostLimitOptions } from '@escape.tech/graphql-armor-cost-limit';
import { validate, visit } from 'graphql';
import type { DocumentNode, ValidationRule } from 'graphql';

const COSTS = { scalarCost: 1, objectCost: 2, depthCostFactor: 1.5, flattenFragments: true };
const PAGE_SIZES = new Set(['first', 'last']);

/** Reports each operation of a document that costs more. */
export function maxCostRule(options: Pick<CostLimitOptions, 'maxCost' | 'onReject' | 'propagateOnRejection'>) {
  const rule: ValidationRule = (context) => {
    const priced = withoutPageSizes(context.getDocument());
    const faults = validate(context.getSchema(), priced, [costLimitRule({ ...COSTS, ...options })]);
    for (const fault of faults) context.reportError(fault);
    return {};
  };
  return rule;
}

/** The library multiplies by those that are written out, and by those alone. */
function withoutPageSizes(document: DocumentNode): DocumentNode {
  return visit(document, { Argument: ({ name }) => (PAGE_SIZES.has(name.value) ? null : undefined) });
}
