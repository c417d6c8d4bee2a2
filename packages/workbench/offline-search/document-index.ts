import type { OfflineDocument, SearchHit } from '@kontor/schema';
import { type SearchHit as MemoryHit, MemoryIndex } from '@kontor/search/shared';

export { readKeptDocuments } from './kept-documents.ts';

/** Its own module, so that the engine is fetched when somebody searches without a connection, and not before. */
export function createDocumentIndex(): MemoryIndex {
  return new MemoryIndex();
}

export function toMemory({ subtitle, path, picture, ...document }: OfflineDocument) {
  return { ...document, data: { subtitle, path, picture } };
}

/** As the server's search route answers. By an alias a thing is found and not shown. */
export function toSearchHit({ ref, type, title, titleMatches, fieldMatches, data }: MemoryHit): SearchHit {
  const { subtitle, path, picture } = data as Pick<OfflineDocument, 'subtitle' | 'path' | 'picture'>; // put there by `toMemory`
  const shown = Object.entries(fieldMatches).filter(([name]) => name !== 'alias');
  const fields = shown.map(([name, { text, matches }]) => [name, { text, matches: copyOf(matches) }] as const);
  return {
    ref,
    type,
    title,
    titleMatches: copyOf(titleMatches),
    snippet: null,
    fields: Object.fromEntries(fields),
    subtitle,
    path,
    picture,
  };
}

function copyOf(matches: MemoryHit['titleMatches']): [number, number][] {
  return matches.map(([start, end]) => [start, end]);
}
