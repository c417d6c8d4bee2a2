import type { TextRange } from '@kontor/ui';

/** Where these words stand in a text, also within longer ones. */
export function rangesOf(text: string, words: readonly string[]): readonly TextRange[] {
  const parts = words.filter((word) => word !== '').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (parts.length === 0) return [];
  const found = text.matchAll(new RegExp(parts.join('|'), 'giu'));
  return [...found].map(({ index, 0: word }) => [index, index + word.length] as const);
}
