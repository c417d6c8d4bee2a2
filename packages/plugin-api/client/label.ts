import type { Language } from '@kontor/base';
import { type Messages, translatorOf } from '@kontor/ui/messages';

/** A short text in each language, read when it is shown, so that switching the language needs no reload. */
export type Label = (language: Language) => string;

/** One message of a set as a label: `labelOf(directoryMessages, 'people')`. */
export function labelOf<Name extends string>(messages: Messages<Name>, name: Name): Label {
  return (language) => translatorOf(messages, language)(name);
}
