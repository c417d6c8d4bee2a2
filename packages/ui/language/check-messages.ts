import { languages } from '@kontor/base';
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { listMessages, type Messages } from './define-messages.ts';

/**
 * What is wrong with the given sets of messages (all that are defined, unless given): a message missing, empty or
 * unreadable in a language, arguments that differ between the languages, a plural without `one` or `other`.
 * One sentence each, empty when all is well.
 */
export function checkMessages(sets: readonly Messages[] = listMessages()): string[] {
  return sets.flatMap((messages) => {
    const names = new Set(languages.flatMap((language) => Object.keys(messages.texts[language])));
    return [...names].flatMap((name) => checkMessage(messages, name));
  });
}

function checkMessage(messages: Messages, name: string): string[] {
  const place = `${messages.scope}.${name}`;
  const problems: string[] = [];
  const argumentsByLanguage = languages.map((language) => {
    const text = messages.texts[language][name];
    if (text === undefined || text.trim() === '') {
      problems.push(`${place} has no text in ${language}`);
      return undefined;
    }
    try {
      const found = argumentsOf(compileMessageOrThrow(text));
      for (const kind of found) if (kind.endsWith('!')) problems.push(`${place} lacks a plural form in ${language}`);
      return [...found].sort().join(', ');
    } catch (failure) {
      problems.push(`${place} is not ICU MessageFormat in ${language}: ${String(failure)}`);
      return undefined;
    }
  });
  const [first, ...others] = argumentsByLanguage.filter((found) => found !== undefined);
  if (others.some((other) => other !== first))
    problems.push(`${place} has other arguments in each language: ${argumentsByLanguage.join(' / ')}`);
  return problems;
}

/** `name` or `name:plural` of every argument, also inside the cases; `!` at the end marks an incomplete plural. */
function argumentsOf(message: CompiledMessage): Set<string> {
  const found = new Set<string>();
  for (const token of typeof message === 'string' ? [message] : message) {
    if (typeof token === 'string') continue;
    const [name, kind, cases] = token;
    const isPlural = kind === 'plural';
    const complete = !isPlural || (typeof cases === 'object' && cases !== null && 'one' in cases && 'other' in cases);
    found.add(`${name}${kind === undefined ? '' : `:${kind}`}${complete ? '' : '!'}`);
    if (typeof cases !== 'object' || cases === null) continue;
    for (const inner of Object.values(cases)) {
      if (typeof inner === 'object' && inner !== null)
        for (const name of argumentsOf(inner as CompiledMessage)) found.add(name); // the library types cases loosely
    }
  }
  return found;
}
