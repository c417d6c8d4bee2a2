import { useMemo } from 'react';
import type { Messages } from './define-messages.ts';
import { type Formats, formatsOf } from './formats.ts';
import { useLanguage } from './language-provider.tsx';
import { type Translate, translatorOf } from './translate.ts';

/** Reads the messages of a set in the language in use: `const t = useMessages(messages); t('found', { count: 3 })`. */
export function useMessages<Name extends string>(messages: Messages<Name>): Translate<Name> {
  const { language } = useLanguage();
  return useMemo(() => translatorOf(messages, language), [messages, language]);
}

/** Dates, numbers and the order of names in the language in use. */
export function useFormats(): Formats {
  return formatsOf(useLanguage().language);
}
