/**
 * What of an operation's results could be another caller's too, read off its document.
 *
 * Refuses to know who is calling, and what a field depends on (access/sharing.ts says).
 */

import { createHash } from 'node:crypto';

import { Kind, OperationTypeNode, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { ASTNode, DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql';

import { dependenceOf, narrower } from '../../access/sharing.ts';
import type { Dependence } from '../../access/sharing.ts';

/** The same of two operations: the same results, of the same items, for callers who are alike in what is depended on. */
export interface SharedPart {
  /** Null: some field is each caller's own. */
  readonly dependence: Dependence | null;
  readonly operation: string;
}

interface Reading {
  readonly dependence: Dependence | null;
  /** Variables that the results depend on. Those of a subscription's root field are in the key of its stream. */
  readonly variables: readonly string[];
  readonly digest: string;
}

const readings = new WeakMap<DocumentNode, Reading>();

/** Documents are read once. */
export function sharedPartOf({ schema, document, operationName, variableValues }: ExecutionArgs): SharedPart {
  const reading = readings.get(document) ?? read(schema, document);
  readings.set(document, reading);
  const { dependence, variables, digest } = reading;
  const used = variables.map((name) => variableValues?.[name]);
  // Undefined and null are not the same to GraphQL, but they are to JSON.
  const given = variables.map((name) => Object.hasOwn(variableValues ?? {}, name));
  return { dependence, operation: JSON.stringify([digest, operationName ?? null, used, given]) };
}

function read(schema: GraphQLSchema, document: DocumentNode): Reading {
  const text = document.loc?.source.body;
  return {
    dependence: text === undefined ? null : dependenceOfDocument(schema, document),
    variables: [...variablesOf(document)].sort(),
    digest: createHash('sha256')
      .update(text ?? '')
      .digest('base64url'),
  };
}

function dependenceOfDocument(schema: GraphQLSchema, document: DocumentNode): Dependence | null {
  const types = new TypeInfo(schema);
  let whole: Dependence | null = 'SCOPE';
  const meet = (dependence: Dependence | null) => {
    whole = whole === null || dependence === null ? null : narrower(whole, dependence);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name: { value: field } }) => {
        if (field === '__typename') return;
        const parent = types.getParentType();
        meet(parent == null || field.startsWith('__') ? null : dependenceOf(parent.name, field));
      },
    }),
  );
  return whole;
}

function variablesOf(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const collect = (node: ASTNode) =>
    visit(node, {
      VariableDefinition: () => false,
      Variable: ({ name }) => {
        names.add(name.value);
      },
    });
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== OperationTypeNode.SUBSCRIPTION) {
      collect(definition);
      continue;
    }
    for (const selection of definition.selectionSet.selections) {
      collect(selection.kind === Kind.FIELD ? { ...selection, arguments: [] } : selection);
    }
  }
  return names;
}
