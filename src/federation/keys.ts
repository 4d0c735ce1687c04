/**
 * Which types of ours another subgraph may extend, and by which field it names one of them.
 *
 * Said here and not in schema/, since a client of the graph alone has nothing to do with it. Pure; refuses to know how a
 * reference becomes a thing (references.ts).
 */

/** The field that names one, for each type that may be referred to from elsewhere. */
export const ENTITY_KEYS = {
  Cloud: 'name',
  Host: 'id',
  Server: 'id',
  Project: 'id',
  MaintenanceWindow: 'id',
  Ticket: 'url',
} as const;

export type EntityName = keyof typeof ENTITY_KEYS;

const keys = Object.entries(ENTITY_KEYS).map(([type, field]) => `extend type ${type} @key(fields: "${field}")`);

/** What makes the graph a subgraph of Federation 2, beside its own types. `PageInfo` is Relay's, and other graphs have it too. */
export const FEDERATION_TYPE_DEFS = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

${keys.join('\n')}
extend type PageInfo @shareable
`;
