import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkImports, listSources } from './checks/dependencies.ts';

const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)('../dependency-rules.cjs');
const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
});

/** What each workspace of the small tree may import by name; the same entries as the real one has. */
const workspaces: Readonly<Record<string, readonly string[]>> = {
  'packages/base': [],
  'packages/schema': ['base'],
  'packages/database': ['base'],
  'packages/ui': ['base'],
  'packages/matrix': ['base', 'homeserver'],
  'packages/homeserver': ['database'],
  'packages/collab': ['search'],
  'packages/search': ['database', 'editor'],
  'packages/editor': ['workbench', 'search'],
  'packages/plugin-api': ['database', 'ui', 'workbench'],
  'packages/workbench': ['plugin-api', 'web'],
  'packages/web': ['plugin-api', 'plugin-wiki', 'server'],
  'plugins/wiki': ['plugin-api', 'database', 'ui', 'plugin-tasks', 'workbench', 'server'],
  'plugins/tasks': ['plugin-api', 'plugin-wiki'],
  server: ['database', 'plugin-wiki', 'ui'],
  desktop: ['workbench'],
};

const entry = 'export const value = 1;\n';

/** The files of a tree in which every import is allowed. */
const allowed: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(workspaces).map((folder) => [`${folder}/index.ts`, entry])),
  'packages/web/plugins.ts': "import '@kontor/plugin-wiki/client/index.ts';\n",
  'packages/database/testing/index.ts': entry,
  'plugins/wiki/shared/index.ts': "import '@kontor/plugin-tasks/shared/index.ts';\n",
  'plugins/wiki/shared/page.ts': entry,
  'plugins/wiki/client/index.ts': "import '@kontor/ui';\nimport '../shared/index.ts';\n",
  'plugins/wiki/server/page-store.ts': "import '@kontor/database';\nimport 'node:fs';\n",
  'plugins/wiki/server/page-service.ts': "import './page-store.ts';\nimport '../shared/index.ts';\n",
  'plugins/wiki/server/routes.ts': "import './page-service.ts';\n",
  'plugins/wiki/server/page.test.ts': "import '@kontor/server/testing/index.ts';\nimport 'vitest';\n",
  'plugins/tasks/shared/index.ts': entry,
  'server/plugins.ts': "import '@kontor/plugin-wiki/server/page-service.ts';\n",
  'server/testing/index.ts': "import '@kontor/database/testing/index.ts';\n",
  'desktop/main/main.ts': "import 'electron';\n",
  'e2e/journey.spec.ts': entry,
  'tools/check.ts': "import 'node:fs';\n",
};

/** One forbidden import each: the rule, the file, what it imports, and where that leads. */
const planted = [
  ['layer-of-base', 'packages/base/a.ts', '@kontor/schema', 'packages/schema/index.ts'],
  ['layer-of-schema', 'packages/schema/a.ts', '@kontor/database', 'packages/database/index.ts'],
  ['layer-of-database', 'packages/database/a.ts', '@kontor/search', 'packages/search/index.ts'],
  ['layer-of-ui', 'packages/ui/a.ts', '@kontor/workbench', 'packages/workbench/index.ts'],
  ['layer-of-matrix', 'packages/matrix/a.ts', '@kontor/homeserver', 'packages/homeserver/index.ts'],
  ['layer-of-homeserver', 'packages/homeserver/a.ts', '@kontor/plugin-api', 'packages/plugin-api/index.ts'],
  ['layer-of-collab', 'packages/collab/a.ts', '@kontor/search', 'packages/search/index.ts'],
  ['layer-of-search', 'packages/search/a.ts', '@kontor/editor', 'packages/editor/index.ts'],
  ['layer-of-editor', 'packages/editor/a.ts', '@kontor/workbench', 'packages/workbench/index.ts'],
  ['layer-of-plugin-api', 'packages/plugin-api/a.ts', '@kontor/workbench', 'packages/workbench/index.ts'],
  ['layer-of-workbench', 'packages/workbench/a.ts', '@kontor/web', 'packages/web/index.ts'],
  ['layer-of-web', 'packages/web/a.ts', '@kontor/desktop-shell', 'packages/desktop-shell/index.ts'],
  ['packages-do-not-know-the-product', 'packages/web/b.ts', '../../tools/check.ts', 'tools/check.ts'],
  ['core-knows-no-plugin', 'server/a.ts', '@kontor/plugin-wiki/shared/index.ts', 'plugins/wiki/shared/index.ts'],
  [
    'plugins-meet-in-shared',
    'plugins/tasks/server/a.ts',
    '@kontor/plugin-wiki/shared/page.ts',
    'plugins/wiki/shared/page.ts',
  ],
  ['plugins-use-the-plugin-api', 'plugins/wiki/client/a.ts', '@kontor/workbench', 'packages/workbench/index.ts'],
  ['plugins-do-not-reach-the-server', 'plugins/wiki/server/a.ts', '@kontor/server', 'server/index.ts'],
  [
    'only-tests-use-server-testing',
    'plugins/wiki/server/b.ts',
    '@kontor/server/testing/index.ts',
    'server/testing/index.ts',
  ],
  ['nobody-uses-e2e', 'tools/a.ts', '../e2e/journey.spec.ts', 'e2e/journey.spec.ts'],
  ['shared-runs-anywhere', 'plugins/wiki/shared/a.ts', 'node:fs', 'fs'],
  [
    'shared-uses-shared',
    'plugins/wiki/shared/b.ts',
    '../server/page-service.ts',
    'plugins/wiki/server/page-service.ts',
  ],
  [
    'client-does-not-import-server',
    'plugins/wiki/client/b.ts',
    '../server/page-service.ts',
    'plugins/wiki/server/page-service.ts',
  ],
  ['client-runs-in-browsers', 'packages/ui/b.ts', 'node:fs', 'fs'],
  ['server-does-not-import-client', 'server/b.ts', '@kontor/ui', 'packages/ui/index.ts'],
  [
    'routes-do-not-reach-stores',
    'plugins/wiki/server/page-routes.ts',
    './page-store.ts',
    'plugins/wiki/server/page-store.ts',
  ],
  ['desktop-has-no-product-logic', 'desktop/main/a.ts', '@kontor/workbench', 'packages/workbench/index.ts'],
  ['one-door-to-electron', 'desktop/main/b.ts', 'electron', 'node_modules/electron/index.js'],
  ['desktop-pages-run-in-a-sandbox', 'desktop/pages/a.ts', '../main/main.ts', 'desktop/main/main.ts'],
  ['sandboxed-code-uses-no-node', 'desktop/preload/a.ts', 'node:fs', 'fs'],
  ['one-door-to-matrix', 'plugins/wiki/client/c.ts', 'matrix-js-sdk', 'node_modules/matrix-js-sdk/index.js'],
  ['packages-by-name', 'packages/schema/b.ts', '../base/index.ts', 'packages/base/index.ts'],
  ['no-cycles', 'packages/base/b.ts', './b.ts', 'packages/base/b.ts'],
  ['no-unknown-imports', 'packages/base/c.ts', './missing.ts', './missing.ts'],
  ['no-undeclared-imports', 'packages/base/d.ts', 'undeclared', 'node_modules/undeclared/index.js'],
  ['no-undeclared-imports', 'packages/schema/d.ts', '@kontor/ui', '@kontor/ui'],
  ['product-uses-no-dev-dependencies', 'packages/base/e.ts', 'development', 'node_modules/development/index.js'],
] as const;

test('allows what ARCHITECTURE.md allows', async () => {
  const tree = plant(allowed);
  const { violations, seen } = await checkImports(tree);
  expect(violations).toEqual([]);
  expect(listSources(tree).filter((file) => !seen.includes(file))).toEqual([]);
});

test('catches a planted violation of every rule', async () => {
  const files = Object.fromEntries(
    planted.map(([, file, specifier]) => [file, `import '${specifier}';\nexport {};\n`]),
  );
  const extra = { 'packages/desktop-shell/index.ts': entry };
  const { violations } = await checkImports(plant({ ...allowed, ...extra, ...files }));
  for (const [rule, file, , target] of planted) expect(violations).toContain(`${rule}: ${file} -> ${target}`);
  const caught = new Set(planted.map(([rule]) => rule));
  expect(rules.forbidden.map(({ name }) => name).filter((name) => !caught.has(name as never))).toEqual([]);
});

/** Writes a repository in small: workspaces, their links, two foreign packages, and the files given. */
function plant(files: Readonly<Record<string, string>>): string {
  const tree = mkdtempSync(join(tmpdir(), 'kontor-rules-'));
  trees.push(tree);
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), content);
  };
  write(
    'package.json',
    JSON.stringify({ name: 'kontor', workspaces: ['packages/*', 'plugins/*', 'server', 'desktop'] }),
  );
  for (const name of ['undeclared', 'development', 'vitest', 'matrix-js-sdk', 'electron']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = 1;\n');
  }
  for (const folder of [...Object.keys(workspaces), 'packages/desktop-shell']) {
    const name = `@kontor/${folder.startsWith('plugins/') ? 'plugin-' : ''}${basename(folder)}`;
    const dependencies = Object.fromEntries((workspaces[folder] ?? []).map((other) => [`@kontor/${other}`, '*']));
    const description = { name, version: '0.1.0', dependencies, devDependencies: { development: '*', electron: '*' } };
    write(`${folder}/package.json`, JSON.stringify(description));
    mkdirSync(join(tree, 'node_modules', '@kontor'), { recursive: true });
    symlinkSync(join(tree, folder), join(tree, 'node_modules', name));
  }
  for (const [file, content] of Object.entries(files)) write(file, content);
  return tree;
}
