import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const page = fileURLToPath(new URL('diagram.html', import.meta.url));
/** The page that draws diagrams and what it loads; pages of the client never do, so it is not kept for times offline. */
export const diagramFiles = /^(diagram\.html|assets\/diagram\/)/;

/**
 * Builds the page in which diagrams are drawn, apart from everything else: it shares no file with the client, as it runs
 * with an origin and a policy of its own.
 */
export function diagramPage(): Plugin {
  return {
    name: 'kontor-diagram-page',
    apply: 'build',
    writeBundle: {
      sequential: true,
      handler: async ({ dir: folder }) => {
        if (folder === undefined) return;
        await build({
          configFile: false,
          logLevel: 'warn',
          root: fileURLToPath(new URL('.', import.meta.url)),
          publicDir: false,
          build: {
            outDir: folder,
            emptyOutDir: false,
            target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
            modulePreload: false,
            chunkSizeWarningLimit: 4_000,
            rolldownOptions: {
              input: page,
              output: {
                entryFileNames: 'assets/diagram/[name]-[hash].js',
                chunkFileNames: 'assets/diagram/[name]-[hash].js',
                assetFileNames: 'assets/diagram/[name]-[hash][extname]',
              },
            },
          },
        });
      },
    },
  };
}
