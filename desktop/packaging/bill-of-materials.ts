import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readElectronVersion, repository } from './electron-builder.ts';

const names = z.record(z.string(), z.string()).default({});
const entry = z.object({
  /** Only where the folder's name does not say it: our own. */
  name: z.string().optional(),
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  dependencies: names,
  optionalDependencies: names,
});
/** The part of npm's lock file (version 3) that we read: what lies in which folder. */
const lockFile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), entry) });
type Lock = z.infer<typeof lockFile>['packages'];

interface Component {
  readonly type: 'application' | 'library' | 'framework';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly [more: string]: unknown;
}

export interface BillOfMaterials {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.5';
  readonly serialNumber: string;
  readonly version: 1;
  readonly metadata: { readonly timestamp: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * All that may be in the packed app, as CycloneDX 1.5: the packages of the lock file on which it depends, with their
 * checksums, and Electron itself with those of its distributions. Not by `npm sbom --omit dev --workspace`, which
 * leaves out packages that the root of the repository has for all workspaces, such as zod (npm 11.19).
 */
export function readBillOfMaterials(now = new Date()): BillOfMaterials {
  const lock = lockFile.parse(JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8'))).packages;
  const folders = collect(lock, 'desktop');
  const components = new Map([...folders.keys()].map((folder) => [folder, componentOf(lock, folder)]));
  const refOf = (folder: string) => components.get(folder)?.['bom-ref'] ?? '';
  const { desktop, ...parts } = Object.fromEntries(components);
  if (!desktop) throw new Error('the lock file does not know the desktop app');
  const electron = electronComponent();
  const dependencies = [...folders].map(([folder, needed]) => ({
    ref: refOf(folder),
    dependsOn: [...needed.map(refOf), ...(folder === 'desktop' ? [electron['bom-ref']] : [])],
  }));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: { timestamp: now.toISOString(), component: { ...desktop, type: 'application' } },
    components: [...Object.values(parts), electron],
    dependencies: [...dependencies, { ref: electron['bom-ref'], dependsOn: [] }],
  };
}

/** The folders that one needs, itself included, and which each of them needs. */
function collect(lock: Lock, root: string): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (folder: string) => {
    if (found.has(folder)) return;
    const { dependencies, optionalDependencies } = lock[folder] ?? { dependencies: {}, optionalDependencies: {} };
    const needed = Object.keys({ ...dependencies, ...optionalDependencies }).flatMap(
      (name) => resolve(lock, folder, name) ?? [],
    );
    found.set(folder, needed);
    needed.forEach(visit);
  };
  visit(root);
  return found;
}

/** Where a package finds another, as Node does: in its own folder, or in one above. Optional ones may be missing. */
function resolve(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    const found = lock[path];
    if (found) return found.link ? found.resolved : path;
    if (folder === '') return undefined;
  }
}

function componentOf(lock: Lock, folder: string): Component {
  const found = lock[folder];
  const { version = '0.0.0', license, integrity } = found ?? {};
  const name = found?.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const ref = `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
  return {
    type: 'library',
    'bom-ref': ref,
    name,
    version,
    purl: ref,
    scope: 'required',
    ...(license !== undefined && { licenses: [licenseOf(license)] }),
    ...(integrity !== undefined && { hashes: [hashOf(integrity)] }),
  };
}

/** "MIT" is the id of a license, "(MIT OR Apache-2.0)" an expression. */
function licenseOf(license: string) {
  return /^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license };
}

function hashOf(integrity: string) {
  const [algorithm = '', content = ''] = integrity.split('-', 2);
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(content, 'base64').toString('hex') };
}

function electronComponent(): Component {
  const version = readElectronVersion();
  const ref = `pkg:npm/electron@${version}`;
  const file = join(repository, 'node_modules', 'electron', 'checksums.json');
  const checksums = Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))));
  const distribution = /^electron-v[\d.]+-(linux|win32|darwin)-(x64|arm64)\.zip$/;
  return {
    type: 'framework',
    'bom-ref': ref,
    name: 'electron',
    version,
    purl: ref,
    scope: 'required',
    description: 'The runtime of the app, with the Chromium and Node of this release',
    licenses: [{ license: { id: 'MIT' } }],
    externalReferences: checksums
      .filter(([name]) => distribution.test(name))
      .map(([url, content]) => ({ type: 'distribution', url, hashes: [{ alg: 'SHA-256', content }] })),
  };
}
