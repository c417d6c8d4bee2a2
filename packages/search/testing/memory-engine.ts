import { MemoryIndex, type SearchIndex } from '../shared/index.ts';

/** The index in memory as the contract test asks engines; without rights and facets, which it does not know. */
export function memoryEngine(): SearchIndex {
  const index = new MemoryIndex();
  return {
    engine: 'memory',
    open: async () => undefined,
    put: async (documents) => index.put(documents),
    remove: async (refs) => index.remove(refs),
    updateAudience: async () => undefined,
    async search({ text, types, limit, offset }) {
      const {
        hits,
        total,
        types: counts,
      } = index.search({
        text,
        limit,
        ...(types && { types }),
        ...(offset !== undefined && { offset }),
      });
      return { hits, total, totalIsExact: true, facets: { type: counts } };
    },
    clear: async () => index.clear(),
    count: async () => index.size,
    state: async () => ({ ok: true, detail: 'in memory' }),
    close: async () => undefined,
  };
}
