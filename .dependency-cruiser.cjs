/**
 * Which layer may import which (docs/ARCHITECTURE.md, "Layers"). Whatever is not allowed here is refused.
 */
const layers = {
  domain: [],
  errors: [],
  generated: ['context', 'schema', 'resolvers', 'domain'],
  secret: [],
  yaml: ['domain', 'errors', 'secret'],
  upstream: ['domain', 'errors'],
  store: ['domain', 'errors'],
  picture: ['domain', 'errors'],
  loaders: ['picture', 'domain', 'errors'],
  workflow: ['domain', 'errors', 'yaml'],
  access: ['domain', 'errors'],
  calendar: ['domain', 'errors'],
  stream: ['domain', 'errors'],
  services: ['domain', 'workflow', 'errors'],
  live: ['services', 'domain', 'errors', 'log-context'],
  context: ['loaders', 'services', 'stream', 'access', 'domain'],
  config: ['domain', 'errors', 'yaml', 'secret'],
  server: ['context', 'errors', 'generated', 'access', 'domain', 'log-context'],
  federation: ['context', 'errors', 'generated', 'access', 'domain', 'server'],
  metrics: ['domain'],
  tracing: ['domain'],
  'log-context': [],
};

const path = (layer) => `^src/${layer}(/|\\.ts$)`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: '^src/(generated|context)' } },
    },
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `layer-${layer}`,
      comment: `src/${layer} may import ${['itself', ...allowed].join(', ')} of this project.`,
      severity: 'error',
      from: { path: path(layer) },
      to: {
        path: '^(src|resolvers|schema|demo|test|bench|dashboard)/',
        pathNot: [layer, ...allowed].map((each) => (['resolvers', 'schema'].includes(each) ? `^${each}/` : path(each))),
      },
    })),
    {
      name: 'domain-is-pure',
      comment: 'domain imports nothing, not even npm packages or Node.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'resolvers-wire',
      severity: 'error',
      from: { path: '^resolvers/' },
      to: {
        path: '^(src|demo|test|bench)/',
        pathNot: '^src/(generated|domain|errors|context|stream/maintenance-events|workflow/)',
      },
    },
    {
      name: 'mappers-name-domain-types',
      severity: 'error',
      from: { path: '^schema/' },
      to: { pathNot: '^(schema|src/domain)/' },
    },
    {
      name: 'graphql-stops-at-the-edge',
      comment: '`graphql` and HTTP types stop at resolvers and server.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(server/|federation/|app|generated/)' },
      to: {
        path: 'node_modules/(graphql|@graphql-tools|@graphql-hive|@theguild|@apollo|fastify|ws|graphql-ws|graphql-sse)/',
      },
    },
    {
      name: 'metrics-are-kept-by-prom-client',
      comment: 'Everybody else tells the Observer port in domain.',
      severity: 'error',
      from: { path: '^(src|resolvers|schema)/', pathNot: '^src/metrics/' },
      to: { path: 'node_modules/prom-client/' },
    },
    {
      name: 'traces-are-kept-by-opentelemetry',
      comment: 'Everybody else tells the Tracer port in domain.',
      severity: 'error',
      from: { path: '^(src|resolvers|schema)/', pathNot: '^src/tracing/' },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'nothing-watches-unless-wanted',
      comment: 'Metrics and traces are loaded when the configuration asks for them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(metrics|tracing)/' },
      to: { path: '^src/(metrics|tracing)/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'dashboard-stands-alone',
      comment: 'The dashboard knows the graph and nothing of what answers it; nothing else knows the dashboard.',
      severity: 'error',
      from: { path: '^dashboard/' },
      to: { path: '^(src|resolvers|schema|demo|test|bench)/' },
    },
    {
      name: 'demo-stands-alone',
      comment: 'The simulated systems speak wire formats and know nothing of the gateway.',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^(src|resolvers|schema|test|dashboard)/' },
    },
    {
      name: 'main-starts-the-app',
      severity: 'error',
      from: { path: '^src/(main\\.ts|cli\\.ts|commands/)' },
      to: {
        path: '^(src|resolvers|schema|test)/',
        pathNot: '^src/((app|cli|main|errors)\\.ts|(app|commands|config)/)|^demo/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
