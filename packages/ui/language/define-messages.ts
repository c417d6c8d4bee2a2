import type { Language } from '@kontor/base';

/** The texts of one part of the product in every language; `Name` are the names of its messages. */
export interface Messages<Name extends string = string> {
  readonly scope: string;
  readonly texts: Readonly<Record<Language, Readonly<Record<Name, string>>>>;
}

const defined = new Map<string, Messages>();

/**
 * Declares the texts of one part of the product, in ICU MessageFormat: `{name}`,
 * `{count, plural, one {# Person} other {# Personen}}`, `{kind, select, room {…} other {…}}`.
 * German comes first and decides the names; English must have exactly the same. A scope such as `directory` or
 * `directory.import` is given once; defining it anew replaces it, so that hot reloading works.
 */
export function defineMessages<const German extends Record<string, string>>(
  scope: string,
  texts: { readonly de: German; readonly en: Readonly<Record<keyof NoInfer<German>, string>> },
): Messages<keyof German & string> {
  const messages: Messages<keyof German & string> = { scope, texts };
  defined.set(scope, messages);
  return messages;
}

/** Every set of messages defined by the modules loaded so far, for the check of all texts. */
export function listMessages(): readonly Messages[] {
  return [...defined.values()];
}
