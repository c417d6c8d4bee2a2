import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

/**
 * What belongs to the first screen, whichever it is: Home with its cards, and what is opened from the frame. It is one
 * file that the page asks for together with its own.
 */
const firstScreen =
  /-home-view\.tsx$|\/home\/home-view\.tsx$|\/search\/palette-view\.tsx$|\/shell\/profile-menu-view\.tsx$/;
/** Pieces that several screens share and that weigh less than this, in characters, are not worth a request each. */
const smallPiece = 24_000;
const firstName = 'first-screen';
const shellName = 'shell';
/** Runs before everything else of the shell. */
const earlyName = 'early';
/** What nearly all texts are written in. */
const fontFile = /inter-latin-wght-normal-[\w-]+\.woff2$/;

type Chunk = Rolldown.OutputChunk;

/**
 * Decides which modules share a file. The bundler's own way, a file for each set of pages and screens that use a module,
 * gives over a hundred, most of them under a kilobyte; on a slow line each costs a round trip. What pages and screens
 * really use, after everything unused is gone, is only known after a build, so one is made for that in memory.
 */
export async function planChunks(config: InlineConfig): Promise<{ readonly groups: Rolldown.CodeSplittingGroup[] }> {
  const made = await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, ...inMemory },
  });
  const files: readonly (Chunk | Rolldown.OutputAsset)[] = 'output' in made ? made.output : [];
  const plan = planOf(files.filter((file) => file.type === 'chunk'));
  // What a module imports is in the plan itself.
  return { groups: [{ name: (module) => plan.get(module) ?? null, includeDependenciesRecursively: false }] };
}

const inMemory = { write: false, minify: false, reportCompressedSize: false } as const;

/**
 * Modules and the name of their file, for those that do not stay where the bundler puts them. A module goes with what it
 * imports or after it, never before it: files never import each other in a circle.
 */
export function planOf(chunks: readonly Chunk[]): Map<string, string> {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const usedBy = new Map<Chunk, string[]>();
  const pages = chunks.filter((chunk) => chunk.isEntry);
  const shell = pages.find(({ name }) => name === shellName);
  for (const page of pages)
    for (const chunk of closureOf(page, byFile)) usedBy.set(chunk, [...(usedBy.get(chunk) ?? []), page.name]);
  const tiers = new Map([...usedBy].map(([chunk, pages]) => [chunk, `of-${pages.sort().join('-')}`]));
  // To import a page's own file runs that page: what other pages come to load is never in a file with what needs the shell.
  const elsewhere = reachOf(
    pages.filter((page) => page !== shell),
    byFile,
  );
  const place = (chunk: Chunk, name: string) => tiers.set(chunk, elsewhere.has(chunk) ? `${name}-anywhere` : name);
  for (const screen of chunks.filter(({ facadeModuleId }) => firstScreen.test(facadeModuleId ?? '')))
    for (const chunk of closureOf(screen, byFile)) if (!tiers.has(chunk)) place(chunk, firstName);
  // Nor may a file of the shell import another page's own.
  const isPlaced = (file: string) => {
    const chunk = byFile.get(file);
    return chunk === undefined || (tiers.has(chunk) && (!chunk.isEntry || chunk === shell));
  };
  const small = chunks.filter((chunk) => !chunk.isEntry && !chunk.isDynamicEntry && chunk.code.length < smallPiece);
  for (let before = -1; before < tiers.size; ) {
    before = tiers.size;
    for (const chunk of small) if (!tiers.has(chunk) && chunk.imports.every(isPlaced)) place(chunk, 'pieces');
  }
  return new Map([...tiers].flatMap(([chunk, name]) => movable(chunk).map((module) => [module, name])));
}

/** What only a page uses stays in the page's own file. */
function movable({ isEntry, moduleIds }: Chunk): readonly string[] {
  return isEntry ? [] : moduleIds;
}

/** The chunk and all that it imports statically, directly or not. */
function closureOf(chunk: Chunk, byFile: ReadonlyMap<string, Chunk>): Set<Chunk> {
  return follow([chunk], byFile, ({ imports }) => imports);
}

/** All that these pages can come to load, at once or later. */
function reachOf(pages: readonly Chunk[], byFile: ReadonlyMap<string, Chunk>): Set<Chunk> {
  return follow(pages, byFile, ({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
}

function follow(
  chunks: readonly Chunk[],
  byFile: ReadonlyMap<string, Chunk>,
  importsOf: (chunk: Chunk) => readonly string[],
): Set<Chunk> {
  const found = new Set(chunks);
  for (const chunk of found) {
    for (const file of importsOf(chunk)) {
      const imported = byFile.get(file);
      if (imported) found.add(imported);
    }
  }
  return found;
}

/** Fails the build when what a page loads, at once or later, contains another page's own file, which would run there. */
export function keepPagesApart(): Plugin {
  return {
    name: 'kontor-pages-apart',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const pages = new Set(chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith('.html')));
      for (const page of pages) {
        const other = [...reachOf([page], byFile)].find((chunk) => pages.has(chunk) && chunk !== page);
        if (other) this.error(`The page ${page.name} would run ${other.name}, too`);
      }
    },
  };
}

/**
 * The shell's page runs the small early file as soon as it has come, and asks for the first screen's file at once, before
 * it knows which screen that is. The font is asked for after what runs, so that it is there when the first heading is
 * drawn: the one that stands in breaks a line elsewhere now and then.
 */
export function askForFirstScreen(): Plugin {
  return {
    name: 'kontor-first-screen',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle, chunk: page }) => {
        if (page?.name !== shellName || !bundle) return [];
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = chunks.find(({ name }) => name === firstName);
        if (!first) throw new Error(`The build has no file called ${firstName}`);
        const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
        const font = Object.keys(bundle).find((file) => fontFile.test(file));
        if (font === undefined) throw new Error('The build has no font');
        const asked = closureOf(page, byFile);
        const early = chunks.filter(({ isEntry, name }) => isEntry && name === earlyName);
        const late = [...closureOf(first, byFile)].filter((chunk) => !asked.has(chunk));
        return [
          ...early.map(({ fileName }) => ({
            tag: 'script',
            injectTo: 'head-prepend' as const,
            attrs: { type: 'module', async: true, blocking: 'render', crossorigin: true, src: `/${fileName}` },
          })),
          ...late.map(({ fileName }) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          })),
          {
            tag: 'link',
            injectTo: 'head' as const,
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              fetchpriority: 'low',
              crossorigin: true,
              href: `/${font}`,
            },
          },
        ];
      },
    },
  };
}
