import { fileURLToPath } from 'node:url';
import { reactAriaLocales } from '@kontor/ui/vite';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sizeBudget } from './vite-budget.ts';
import { askForFirstScreen, keepPagesApart, planChunks } from './vite-chunks.ts';
import { diagramPage } from './vite-diagram.ts';
import { leanClient } from './vite-lean-client.ts';
import { precompress } from './vite-precompress.ts';
import { serviceWorker } from './vite-service-worker.ts';

const server = 'http://127.0.0.1:8080';
const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Calls that only declare something: unused declarations of contracts are dropped from a page that does not call them. */
const declarations = ['defineRoute', 'defineError', 'defineEvent'];
/** Modules that do nothing by being imported: those of some workspaces, what plugins share, and a library that does not say so. */
const declarative =
  /\/packages\/(base|schema|ui)\/.*\.tsx?$|\/plugins\/[\w-]+\/shared\/.*\.ts$|\/node_modules\/fractional-indexing\//;

const plugins = () => [leanClient(), reactAriaLocales(), react(), tailwind()];
const bundling = {
  input: {
    shell: page('index.html'),
    'sign-in': page('sign-in.html'),
    legal: page('legal.html'),
    early: page('early.ts'),
  },
  treeshake: {
    manualPureFunctions: declarations,
    moduleSideEffects: [{ test: declarative, sideEffects: false }],
  },
};
/** Browsers of 2024 and later: they know `light-dark()`, nesting and everything else that is used. */
const target = ['chrome125', 'edge125', 'firefox128', 'safari17.5'];

export default defineConfig(async ({ command }) => ({
  root: page('.'),
  plugins: [
    ...plugins(),
    keepPagesApart(),
    askForFirstScreen(),
    sizeBudget(),
    diagramPage(),
    serviceWorker(),
    precompress(),
  ],
  build: {
    target,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      ...bundling,
      output: command === 'build' ? { codeSplitting: await planned() } : {},
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': server, '/live': { target: server, ws: true } },
  },
}));

function planned() {
  return planChunks({ root: page('.'), plugins: plugins(), build: { target, rolldownOptions: bundling } });
}
