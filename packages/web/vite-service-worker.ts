import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { diagramFiles } from './vite-diagram.ts';

const source = fileURLToPath(new URL('worker/service-worker.ts', import.meta.url));
export const workerFile = 'service-worker.js';
/** Names with a hash never stand for something else. */
const hashed = /^assets\/.+-[\w-]{8}\./;
/** Encryption and documents weigh more than all the rest and are loaded by those who use them; then the browser keeps them by itself. */
const heavy = /\/(matrix-sdk-crypto-wasm|pdfjs-dist)\//;
const heavyFile = /\.(wasm|mjs)$/;
/** What only who installs Kontor looks at, and what the server says differently to each. */
const ofInstalling = /^screenshots\/|\.webmanifest$/;

/** Builds the service worker after everything else, as it has to know every file of the build. */
export function serviceWorker(): Plugin {
  return {
    name: 'kontor-service-worker',
    apply: 'build',
    writeBundle: {
      sequential: true,
      handler: async ({ dir: folder }, bundle) => {
        if (folder === undefined) return;
        const files = await listFiles(folder, heavyFiles(bundle));
        await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          define: { __KONTOR_FILES__: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
          build: {
            outDir: folder,
            emptyOutDir: false,
            target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
            modulePreload: false,
            rolldownOptions: {
              input: source,
              // Not every browser in use starts workers as modules.
              output: { format: 'iife', entryFileNames: workerFile },
            },
          },
        });
      },
    },
  };
}

function heavyFiles(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const files = Object.values(bundle).filter((file) =>
    file.type === 'chunk' ? file.moduleIds.some((id) => heavy.test(id)) : heavyFile.test(file.fileName),
  );
  return new Set(files.map(({ fileName }) => fileName));
}

async function listFiles(
  folder: string,
  leftOut: ReadonlySet<string>,
): Promise<{ url: string; revision: string | null }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const wanted = names
    .filter(
      (name) =>
        !/\.(br|gz|map)$/.test(name) &&
        name !== workerFile &&
        !leftOut.has(name) &&
        !diagramFiles.test(name) &&
        !ofInstalling.test(name),
    )
    .sort();
  return Promise.all(
    wanted.map(async (name) => ({
      url: `/${name}`,
      revision: hashed.test(name)
        ? null
        : createHash('sha256')
            .update(await readFile(join(folder, name)))
            .digest('hex')
            .slice(0, 16),
    })),
  );
}
