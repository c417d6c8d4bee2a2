import type { SharedContent } from '@kontor/plugin-api/client';
import type { Shared } from './shared-store.ts';

const longestTitle = 200;

/**
 * What was shared, as places take it: apps put a link into the text or beside it, name it in the title or not at all, and
 * say things twice.
 */
export function contentOf({ title, text, url }: Omit<Shared, 'id' | 'at' | 'files'>, files: readonly File[]) {
  const body = [text, url]
    .map((part) => part.trim())
    .filter(isNew)
    .join('\n');
  const [line = ''] = body.split('\n');
  const name = title.trim() || line || (files[0]?.name ?? '');
  return { title: cut(name), text: body, files } satisfies SharedContent;
}

function isNew(part: string, at: number, all: readonly string[]): boolean {
  return part !== '' && !all.slice(0, at).some((before) => before.includes(part));
}

function cut(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 2)} …`;
}
