import { defineConfig } from '@eddeee888/gcg-typescript-resolver-files';
import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Types of every resolver from schema/*.graphql and its mappers; the printed schema for readers and reviews; and the
 * dashboard's operations, typed.
 */
const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'dashboard/src/generated/': {
      preset: 'client',
      documents: 'dashboard/src/graph/*.graphql',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        immutableTypes: true,
        strictScalars: true,
        scalars: {
          DateTime: 'string',
          Duration: 'string',
          URL: 'string',
          TimeZone: 'string',
          Cursor: 'string',
          JSONObject: 'Readonly<Record<string, unknown>>',
        },
      },
    },
    '.': defineConfig({
      mode: 'merged',
      resolverGeneration: 'minimal',
      resolverRelativeTargetDir: 'resolvers',
      resolverTypesPath: 'src/generated/types.ts',
      resolverMainFile: 'src/generated/resolvers.ts',
      typeDefsFilePath: 'src/generated/type-defs.ts',
      importExtension: '.ts',
      mergeSchema: { path: 'docs/schema.graphql', config: { includeDirectives: true } },
      scalarsModule: false,
      emitLegacyCommonJSImports: false,
      fixObjectTypeResolvers: 'fast',
      scalarsOverrides: {
        ID: { type: 'string' },
        DateTime: { type: 'Date' },
        Duration: { type: 'number' },
        URL: { type: 'string' },
        TimeZone: { type: 'string' },
        Cursor: { type: 'string' },
        JSONObject: { type: 'Readonly<Record<string, unknown>>' },
      },
      typesPluginsConfig: {
        contextType: '../context.ts#Context',
        enumsAsTypes: true,
        immutableTypes: true,
        useTypeImports: true,
        avoidOptionals: { defaultValue: true, field: false, inputValue: false, object: false },
        resolversNonOptionalTypename: { unionMember: true },
      },
    }),
  },
};

export default config;
