import type { Language } from '@kontor/base';
import { type I18n, setupI18n } from '@lingui/core';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';
import type { Messages } from './define-messages.ts';

/** What a message may be given: its arguments by name. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Reads a message of one set in one language. */
export type Translate<Name extends string> = (name: Name, values?: MessageValues) => string;

/** The BCP 47 tags under which numbers, dates and names are formatted. */
export const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

const compiled = new Map<string, CompiledMessage>();
const instances = new Map<Language, I18n>();

/** The messages of one set in one language; without React, so mails and documents can use it too. */
export function translatorOf<Name extends string>(messages: Messages<Name>, language: Language): Translate<Name> {
  const i18n = instanceOf(language);
  const texts = messages.texts[language];
  return (name, values) => i18n._({ id: `${messages.scope}.${name}`, message: texts[name], values: { ...values } });
}

function instanceOf(language: Language): I18n {
  const known = instances.get(language);
  if (known) return known;
  // Sets are defined where they are used and loaded with their plugin, so each message is compiled when first read.
  const made = setupI18n({ locale: language, locales: locales[language], messages: { [language]: {} } });
  made.setMessagesCompiler(compileOnce);
  instances.set(language, made);
  return made;
}

function compileOnce(message: string): CompiledMessage {
  const known = compiled.get(message);
  if (known) return known;
  const made = compileMessage(message);
  compiled.set(message, made);
  return made;
}
