import type { Ref } from '@kontor/base';
import { MemoryIndex, type SearchDocument, type SearchIndex } from '../shared/index.ts';

/** The index in memory as the contract test asks engines; without rights and facets, which it does not know. */
export function memoryEngine(): SearchIndex {
  const index = new MemoryIndex();
  return {
    engine: 'memory',
    version: '1',
    open: async () => undefined,
    put: async (documents) => index.put(documents),
    remove: async (refs) => index.remove(refs),
    updateAudience: async () => undefined,
    async search({ tokens: _tokens, facets: _facets, ...query }) {
      const { hits, total, types } = index.search(query);
      const isCounted = query.author === undefined;
      return { hits, total, totalIsExact: isCounted, facets: isCounted ? { type: types } : {} };
    },
    setSynonyms: async (groups) => index.setSynonyms(groups),
    beginFilling: async () => {
      const documents = new Map<Ref, SearchDocument>();
      return {
        put: async (some) => {
          for (const document of some) documents.set(document.ref, document);
        },
        remove: async (refs) => {
          for (const ref of refs) documents.delete(ref);
        },
        finish: async () => {
          index.clear();
          index.put([...documents.values()]);
        },
      };
    },
    clear: async () => index.clear(),
    count: async () => index.size,
    state: async () => ({ ok: true, detail: 'in memory' }),
    close: async () => undefined,
  };
}
