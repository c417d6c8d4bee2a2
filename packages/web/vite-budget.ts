import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/**
 * The most that a page's script and everything it imports statically may weigh, in kB (1,000 bytes) of brotli: quality
 * goal K1. What loads later, when somebody opens it, does not count.
 */
const budgets: Readonly<Record<string, number>> = { 'sign-in': 100, shell: 200 };

/** Fails the build when a page has grown beyond its budget, and says what it weighs. */
export function sizeBudget(): Plugin {
  return {
    name: 'kontor-size-budget',
    apply: 'build',
    enforce: 'post',
    writeBundle(_options, bundle) {
      for (const [name, most] of Object.entries(budgets)) {
        const chunks = pageChunks(bundle, name);
        const weight = chunks.reduce((sum, chunk) => sum + weightOf(chunk), 0) / 1000;
        const says = `JavaScript of ${name}: ${weight.toFixed(1)} kB of ${most} kB brotli`;
        if (weight > most) this.error(`${says}. ${heaviest(chunks)}`);
        this.info(says);
      }
    },
  };
}

/** The page's entry and what it imports statically, directly or not. */
export function pageChunks(bundle: Rolldown.OutputBundle, name: string): Rolldown.OutputChunk[] {
  const chunkOf = (file: string) => {
    const found = bundle[file];
    return found?.type === 'chunk' ? found : undefined;
  };
  const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === name);
  if (entry?.type !== 'chunk') throw new Error(`The build has no page called ${name}`);
  const found = new Map([[entry.fileName, entry]]);
  for (const chunk of found.values()) {
    for (const file of chunk.imports) {
      const imported = chunkOf(file);
      if (imported) found.set(file, imported);
    }
  }
  return [...found.values()];
}

function weightOf({ code }: Rolldown.OutputChunk): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(code, { params }).length;
}

/** The packages with the most code, before it is made smaller, as a hint where to look. */
function heaviest(chunks: readonly Rolldown.OutputChunk[]): string {
  const sizes = new Map<string, number>();
  for (const { modules } of chunks) {
    for (const [id, { code }] of Object.entries(modules)) {
      const owner = ownerOf(id);
      sizes.set(owner, (sizes.get(owner) ?? 0) + (code?.length ?? 0));
    }
  }
  const sorted = [...sizes].sort((one, other) => other[1] - one[1]).slice(0, 25);
  return `Heaviest: ${sorted.map(([owner, size]) => `${owner} ${Math.round(size / 1000)} kB`).join(', ')}`;
}

/** `react-dom`, `@kontor/ui` or another package. */
function ownerOf(id: string): string {
  const library = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
  if (library !== undefined) return library;
  return /\/((?:packages|plugins)\/[^/]+)/.exec(id)?.[1] ?? id;
}
