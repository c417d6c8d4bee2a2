import type { Language } from '@kontor/base';
import { useLanguage } from '@kontor/ui';

interface TwoLanguages {
  readonly title: string;
  readonly teaser: string;
  readonly hasEnglish: boolean;
  readonly titleEn: string;
  readonly teaserEn: string;
}

/** Pure: the words of a post in a language, as far as it has that; with the language that they are in. */
export function wordsIn(post: TwoLanguages, language: Language): { title: string; teaser: string; lang: Language } {
  if (language === 'en' && post.hasEnglish) return { title: post.titleEn, teaser: post.teaserEn, lang: 'en' };
  return { title: post.title, teaser: post.teaser, lang: 'de' };
}

/** In the reader's language. */
export function useWords(post: TwoLanguages): ReturnType<typeof wordsIn> {
  return wordsIn(post, useLanguage().language);
}
