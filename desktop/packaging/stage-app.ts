import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({ version: z.string(), main: z.string() });

/**
 * Lays out what goes into the program's archive: the built app and a `package.json` that names its start. No
 * node_modules: everything but Electron is inside the built files.
 */
export function stageApp({ desktop, into }: { readonly desktop: string; readonly into: string }): void {
  const { version, main } = manifest.parse(JSON.parse(readFileSync(join(desktop, 'package.json'), 'utf8')));
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  cpSync(join(desktop, 'dist'), join(into, 'dist'), {
    recursive: true,
    filter: (file) => !/\.kontor-build$/.test(file),
  });
  const content = {
    name: 'kontor',
    productName: 'Kontor',
    version,
    description: 'The desktop app of Kontor',
    author: 'Kontor contributors',
    license: 'EUPL-1.2',
    type: 'module',
    main,
  };
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
}
