import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');

/** What dependency-cruiser saw in one tree. */
export interface ImportReport {
  /** Each as `rule: from -> to`, paths relative to the tree. */
  readonly violations: readonly string[];
  /** Files of ours that were read for their imports. */
  readonly seen: readonly string[];
}

/** The part of dependency-cruiser's JSON result that we read. */
interface CruiseResult {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly module: string; readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const folders = ['packages', 'plugins', 'server', 'desktop', 'tools', 'e2e'];

/** Checks every import below `tree` against `dependency-rules.cjs`. */
export async function checkImports(tree: string): Promise<ImportReport> {
  const present = folders.filter((folder) => existsSync(join(tree, folder)));
  const result = await cruise(tree, present);
  const violations = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
  const ours = result.modules.filter(({ source }) => !source.includes('node_modules/'));
  return {
    violations: [...violations, ...findUndeclaredWorkspaces(tree, ours)].sort(),
    seen: ours.map(({ source }) => source),
  };
}

/** Every source file of ours, which a complete report must have seen. */
export function listSources(tree: string): string[] {
  return globSync(`{${folders.join(',')}}/**/*.{ts,tsx}`, {
    cwd: tree,
    exclude: ['**/node_modules/**', 'packages/*/dist/**', 'desktop/dist/**'],
  });
}

async function cruise(tree: string, present: readonly string[]): Promise<CruiseResult> {
  const program = join(repository, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const rules = join(repository, 'dependency-rules.cjs');
  const child = spawn(process.execPath, [program, '--config', rules, '--output-type', 'json', ...present], {
    cwd: tree,
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  await once(child, 'close');
  // It exits with the number of violations; what it could not do at all it says on standard error.
  if (!output.startsWith('{')) throw new Error(`dependency-cruiser failed: ${output}${errors}`);
  return JSON.parse(output);
}

/** dependency-cruiser takes a workspace link for a local file, so it does not see that nobody declared it. */
function findUndeclaredWorkspaces(tree: string, modules: CruiseResult['modules']): string[] {
  return modules.flatMap(({ source, dependencies }) => {
    const names = dependencies
      .map(({ module }) => /^@kontor\/[^/]+/.exec(module)?.[0])
      .filter((name) => name !== undefined);
    const declared = names.length > 0 ? readDeclared(tree, source) : new Set<string>();
    return names.filter((name) => !declared.has(name)).map((name) => `no-undeclared-imports: ${source} -> ${name}`);
  });
}

function readDeclared(tree: string, source: string): Set<string> {
  let folder = dirname(join(tree, source));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  const { name, dependencies, devDependencies, peerDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return new Set([name, ...Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })]);
}

if (import.meta.main) {
  const { violations, seen } = await checkImports(repository);
  const sources = listSources(repository);
  const unseen = sources.filter((file) => !seen.includes(file));
  for (const violation of violations) console.log(violation);
  // Without a TypeScript that it can use, dependency-cruiser reads nothing and finds nothing wrong.
  if (unseen.length > 0) console.log(`dependency-cruiser did not read ${unseen.length} files, among them ${unseen[0]}`);
  if (sources.length === 0) console.log('No source file was found');
  console.log(`${seen.length} files, ${violations.length} violations`);
  process.exitCode = violations.length + unseen.length > 0 || sources.length === 0 ? 1 : 0;
}
