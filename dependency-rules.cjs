/**
 * The import rules of ARCHITECTURE.md for dependency-cruiser. Packages resolve through their workspace links to real
 * paths, so every rule speaks of paths. `tools/dependency-rules.test.ts` plants a violation of each rule.
 */

/** A package may import only packages of rows above its own. */
const rows = [
  ['base'],
  ['schema', 'database', 'ui'],
  ['matrix', 'homeserver', 'collab', 'search'],
  ['editor'],
  ['plugin-api'],
  ['workbench'],
  ['web'],
];

const forPlugins = ['base', 'schema', 'database', 'search', 'editor', 'collab', 'matrix', 'ui', 'plugin-api'];

/** Not part of the product: they may reach what only tests and measurements need. */
const tests = '\\.(test|stories)\\.tsx?$|/(testing|bench|contract)/|/test-[a-z-]+\\.tsx?$';

const clientCode = '^(packages|plugins)/[^/]+/client/|^packages/(ui|workbench|web)/';
const serverCode = '^(packages|plugins)/[^/]+/server/|^packages/(database|search)/(?!shared/|client/)|^server/';
const buildFiles = '/vite[.-][^/]*\\.m?[jt]s$';

const layers = rows.flatMap((row, index) => {
  const lower = rows.slice(0, index).flat();
  return row.map((name) => ({
    name: `layer-of-${name}`,
    comment: `packages/${name} may import only: ${lower.join(', ') || 'nothing of ours'}.`,
    severity: 'error',
    from: { path: `^packages/${name}/` },
    to: { path: '^packages/', pathNot: [name, ...lower].map((allowed) => `^packages/${allowed}/`) },
  }));
});

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'packages-do-not-know-the-product',
      comment:
        'Packages import neither server, desktop, tools nor e2e; only tests may use server/testing. The contract of the bridge, which runs anywhere, is known on both of its ends.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(server|desktop|tools|e2e)/', pathNot: '^server/testing/|^desktop/shared/bridge\\.ts$' },
    },
    {
      name: 'core-knows-no-plugin',
      comment: 'Only the two lists name plugins: server/plugins.ts and packages/web/plugins.ts.',
      severity: 'error',
      from: { path: '^(packages|server|desktop)/', pathNot: '^(server/plugins|packages/web/plugins)\\.ts$' },
      to: { path: '^plugins/' },
    },
    {
      name: 'plugins-meet-in-shared',
      comment: 'Of another plugin only its shared/index.ts may be imported; its insides are its own.',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^plugins/', pathNot: ['^plugins/$1/', '^plugins/[^/]+/shared/index\\.ts$'] },
    },
    {
      name: 'plugins-use-the-plugin-api',
      comment: `Of packages a plugin imports only: ${forPlugins.join(', ')}.`,
      severity: 'error',
      from: { path: '^plugins/' },
      to: { path: '^packages/', pathNot: `^packages/(${forPlugins.join('|')})/` },
    },
    {
      name: 'plugins-do-not-reach-the-server',
      comment:
        'A plugin gets a host; it imports neither server, desktop, tools nor e2e. Its tests may use server/testing.',
      severity: 'error',
      from: { path: '^plugins/' },
      to: { path: '^(server|desktop|tools|e2e)/', pathNot: '^server/testing/' },
    },
    {
      name: 'only-tests-use-server-testing',
      severity: 'error',
      from: { pathNot: [tests, '^server/testing/', '^e2e/', '^vitest\\.config\\.ts$'] },
      to: { path: '^(server|packages/database)/testing/' },
    },
    {
      name: 'nobody-uses-e2e',
      severity: 'error',
      from: { pathNot: '^e2e/' },
      to: { path: '^e2e/' },
    },
    {
      name: 'shared-runs-anywhere',
      comment: 'shared/, base and schema run in Node and in browsers: no modules of Node.',
      severity: 'error',
      from: { path: '^(packages|plugins)/[^/]+/shared/|^packages/(base|schema)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-uses-shared',
      comment: 'shared/ imports what runs anywhere: no client, no server.',
      severity: 'error',
      from: { path: '^(packages|plugins)/[^/]+/shared/|^packages/(base|schema)/', pathNot: tests },
      to: { path: `${clientCode}|${serverCode}` },
    },
    {
      name: 'client-does-not-import-server',
      severity: 'error',
      from: { path: clientCode, pathNot: [tests, buildFiles] },
      to: { path: serverCode },
    },
    {
      name: 'client-runs-in-browsers',
      severity: 'error',
      from: { path: clientCode, pathNot: [tests, buildFiles] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-does-not-import-client',
      severity: 'error',
      from: { path: serverCode, pathNot: tests },
      to: { path: clientCode },
    },
    {
      name: 'routes-do-not-reach-stores',
      comment: 'A route calls a service; the service opens the transaction and asks the store.',
      severity: 'error',
      from: { path: '(/|-)routes\\.ts$' },
      to: { path: '-store\\.ts$' },
    },
    {
      name: 'desktop-has-no-product-logic',
      comment: 'The desktop app shows what servers serve: of ours it imports only what runs anywhere, and texts.',
      severity: 'error',
      from: { path: '^desktop/', pathNot: tests },
      to: { path: '^(packages|plugins|server|tools|e2e)/', pathNot: '^packages/(base|schema|ui)/' },
    },
    {
      name: 'one-door-to-electron',
      comment: 'Loading `electron` in plain Node fails: only the starting points do; all others are given it.',
      severity: 'error',
      from: { pathNot: '^desktop/(main/main|preload/[a-z]+-preload)\\.ts$' },
      to: { path: '(^|/)node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'desktop-pages-run-in-a-sandbox',
      comment: 'Preloads and pages have no Node, and share with the main process only what runs anywhere.',
      severity: 'error',
      from: { path: '^desktop/(preload|pages|shared)/', pathNot: tests },
      to: { path: '^desktop/main/' },
    },
    {
      name: 'sandboxed-code-uses-no-node',
      severity: 'error',
      from: { path: '^desktop/(preload|pages|shared)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-door-to-matrix',
      comment: 'matrix-js-sdk is known to packages/matrix/client alone; all others use what that offers.',
      severity: 'error',
      from: { pathNot: ['^packages/matrix/client/', tests] },
      to: { path: '(^|/)node_modules/matrix-js-sdk/' },
    },
    {
      name: 'packages-by-name',
      comment: 'Another workspace is imported by its name (@kontor/…), so that its exports decide what may be seen.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|plugins/[^/]+|server|desktop|e2e)/' },
      to: {
        path: '^(packages|plugins|server|desktop|e2e)/',
        pathNot: '^$1/',
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unknown-imports',
      comment:
        'Every import must lead somewhere; mdast is a package of types alone, in which there is nothing to resolve.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^mdast$' },
    },
    {
      name: 'no-undeclared-imports',
      comment: 'What a workspace imports stands in its own package.json; the test tools stand in the one above all.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^node_modules/(vitest|fast-check)/' },
    },
    {
      name: 'product-uses-no-dev-dependencies',
      comment: 'What runs in production is a dependency, not a devDependency. Types are gone by then.',
      severity: 'error',
      from: { path: '^(packages|plugins|server)/', pathNot: [tests, buildFiles] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages/[^/]+|desktop)/dist/' },
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
