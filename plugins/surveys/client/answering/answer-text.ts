import type { Language } from '@kontor/base';
import { type Answer, isBlank, type Question, textIn } from '../../shared/index.ts';

/** What somebody answered, in words. */
export function answerText({ kind, options }: Question, value: Answer | undefined, language: Language): string[] {
  if (isBlank(value)) return [];
  if (kind === 'number') return [typeof value === 'number' ? value.toLocaleString(language) : String(value)];
  if (kind === 'text' || kind === 'scale') return [String(value)];
  return [value].flat().map((id) => {
    const found = options.find((option) => option.id === id);
    return found ? textIn(language, found.label) : '';
  });
}
