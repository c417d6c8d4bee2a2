import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import tailwind from '@tailwindcss/vite';
import { type BuildEnvironmentOptions, build } from 'vite';

const folder = import.meta.dirname;

/** Where everything lies that the program needs; `package.json` names `dist/main/main.js` as its start. */
export const output = join(folder, 'dist');

/**
 * Builds the desktop app into `desktop/dist`: `main/main.js` (a module for Electron's Node, everything but Electron
 * inside), `preload/*.cjs` (sandboxed preloads must be CommonJS) and `pages/` (the shell's own pages).
 */
export async function buildDesktop(into = output): Promise<void> {
  rmSync(into, { recursive: true, force: true });
  await buildScripts('main', { 'main/main': 'main/main.ts' }, 'es', into);
  // One by one: a sandboxed preload can load no other file.
  for (const name of ['server', 'shell'] as const) await buildPreload(name, into);
  await build({
    ...common,
    root: join(folder, 'pages'),
    base: './',
    plugins: [tailwind()],
    build: { ...shape, outDir: join(into, 'pages'), rolldownOptions: { input: pages } },
  });
  copyFileSync(icon, join(into, 'icon.png'));
  if (existsSync(dictionaries)) cpSync(dictionaries, join(into, 'dictionaries'), { recursive: true });
}

/** Builds one preload alone, into `preload/<name>.cjs`. */
export async function buildPreload(name: 'server' | 'shell', into: string): Promise<void> {
  await buildScripts(name, { [`preload/${name}`]: `preload/${name}-preload.ts` }, 'cjs', into);
}

const icon = join(folder, '..', 'packages', 'web', 'public', 'icon-512.png');
/** Dictionaries of the spell check, as Chromium reads them; without them it is off. */
const dictionaries = join(folder, 'dictionaries');
const pages = ['index.html', 'question.html'].map((page) => join(folder, 'pages', page));
const common = { configFile: false, logLevel: 'warn' } as const;
const shape: BuildEnvironmentOptions = {
  target: 'chrome140',
  emptyOutDir: false,
  modulePreload: false,
  assetsInlineLimit: 0,
};

async function buildScripts(name: string, entries: Record<string, string>, format: 'es' | 'cjs', into: string) {
  await build({
    ...common,
    root: folder,
    publicDir: false,
    ...(name === 'main' && { ssr: { noExternal: true, external: ['electron'] } }),
    build: {
      ...shape,
      outDir: into,
      ssr: name === 'main',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([out, file]) => [out, join(folder, file)])),
        external: ['electron', /^node:/],
        output: { format, entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js' },
      },
    },
  });
}

if (import.meta.main) await buildDesktop();
