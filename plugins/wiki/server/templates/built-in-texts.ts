import type { TemplateChoice } from '../../shared/index.ts';
import { englishTemplates } from './built-in-english.ts';
import { germanTemplates } from './built-in-german.ts';

/** What a page begins with that is made from one of the templates that every space has, as Markdown. */
export function builtInText({ builtIn, language }: Extract<TemplateChoice, { builtIn: unknown }>): string {
  return (language === 'de' ? germanTemplates : englishTemplates)[builtIn];
}
