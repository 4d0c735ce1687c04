/**
 * Documents that were found good, by their text: whoever sends the same again has it neither parsed nor checked again.
 *
 * Forgotten when the limits or the schema change. Refuses to know what makes a document good.
 */

import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Characters of documents that are kept. */
const MOST_CHARACTERS = 4_000_000;

export interface CheckedDocuments {
  readonly recall: (text: string) => DocumentNode | null;
  readonly remember: (text: string, document: DocumentNode) => void;
  readonly forget: () => void;
}

export function createCheckedDocuments(): CheckedDocuments {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_document, text) => text.length + 1,
  });
  return {
    recall: (text) => documents.get(text) ?? null,
    remember: (text, document) => {
      documents.set(text, document);
    },
    forget: () => {
      documents.clear();
    },
  };
}
