export interface Mentioned {
  readonly id: string;
  readonly name: string;
}

/** A text while somebody writes it, with those who were picked for it. */
export interface MentionText {
  readonly text: string;
  readonly people: readonly Mentioned[];
}

/** What is being looked for: the words after an `@` up to the place of the cursor. */
export interface MentionSearch {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** An `@` at the beginning of a word, and up to three words after it. */
const begun = /(?:^|[\s(])@([\p{L}\p{M}'’.-]+(?: [\p{L}\p{M}'’.-]+){0,2} ?)$/u;

/** Nothing where the cursor stands behind no `@`, or behind one of somebody who is picked already. */
export function findMentionSearch({ text, people }: MentionText, cursor: number): MentionSearch | undefined {
  const words = begun.exec(text.slice(0, cursor))?.[1];
  if (words === undefined || people.some(({ name }) => words.startsWith(name))) return undefined;
  return { start: cursor - words.length - 1, end: cursor, words: words.trim() };
}

/** With the name in the place of what was typed. */
export function withMention(
  { text, people }: MentionText,
  { start, end }: MentionSearch,
  person: Mentioned,
): MentionText {
  const after = text.slice(end);
  const gap = /^[\s.,;:!?)]/.test(after) ? '' : ' ';
  return {
    text: `${text.slice(0, start)}@${person.name}${gap}${after}`,
    people: [...people.filter(({ id }) => id !== person.id), person],
  };
}

/** Ids of those who are still named in the text. */
export function mentionedIn({ text, people }: MentionText): string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}
