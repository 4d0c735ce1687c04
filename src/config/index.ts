/**
 * The public door to the configuration.
 *
 * Nothing but this folder reads files and the environment.
 */

export type { CloudConfig, Config, TicketSystemConfig, TlsConfig } from './config.ts';
export type { FederationConfig, SubgraphConfig } from './federation.ts';
export { demoConfig } from './demo.ts';
export { loadConfig } from './load.ts';
export { readSchemaFile } from './schema-files.ts';
export { postgresAddress, summaryOf } from './summary.ts';
export { packageVersion } from './version.ts';
