import type { Language } from '@kontor/base';
import { z } from 'zod';

/** What a survey says, in one language or both; where one is missing the other stands in. */
const bilingual = (max: number) => z.object({ de: z.string().trim().max(max), en: z.string().trim().max(max) });

export const label = bilingual(300);
export const prose = bilingual(4000);
export type Bilingual = z.output<typeof label>;

export const noText: Bilingual = { de: '', en: '' };

export function textIn(language: Language, text: Bilingual): string {
  return text[language] || text[language === 'de' ? 'en' : 'de'];
}

export function isEmpty({ de, en }: Bilingual): boolean {
  return de === '' && en === '';
}
