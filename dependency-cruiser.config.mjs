// The import rules of the house: data/ is the ground floor; server/ and web/ stand on it and never on each other.
const pureLibraries = '^(typebox|geographiclib-geodesic|geojson|proj4|flatbush|flatqueue|gcoord)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'data-stands-alone', severity: 'error', from: { path: '^data/' }, to: { path: '^(server|web|test)/' } },
    {
      name: 'domain-imports-pure-libraries-only',
      severity: 'error',
      from: { path: '^data/domain/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: `node_modules/(@types/)?${pureLibraries.slice(1)}` },
    },
    { name: 'web-never-server', severity: 'error', from: { path: '^web/' }, to: { path: '^(server|test)/' } },
    { name: 'server-never-web', severity: 'error', from: { path: '^server/' }, to: { path: '^(web|test)/' } },
    {
      name: 'map-libraries-in-web-map-only',
      severity: 'error',
      from: { path: '^(web|data|server)/', pathNot: '^web/map/' },
      to: { path: 'node_modules/(maplibre-gl|@deck\\.gl|@luma\\.gl|terra-draw)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sql-in-stores-only',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(store/|[^/]+/store\\.ts)' },
      to: { path: 'node_modules/(pg|kysely|pg-query-stream)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'store-knows-no-concept',
      severity: 'error',
      from: { path: '^server/store/' },
      to: { path: '^server/(?!store/|config\\.ts)' },
    },
    {
      name: 'concepts-meet-in-screens',
      severity: 'error',
      from: { path: '^web/([^/]+)/', pathNot: '^web/(screens|map)/' },
      to: { path: '^web/([^/]+)/', pathNot: '^web/($1|live|ui|i18n|theme|state|map|api)/' },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^geojson$', '\\?'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|html)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'web/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
