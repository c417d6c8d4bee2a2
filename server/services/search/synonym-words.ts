import { readCsv, withoutGuard } from '@kontor/plugin-api/server';
import { synonymBounds } from '@kontor/schema';
import { formsOf, tokenise } from '@kontor/search/shared';

export type SynonymGroups = readonly (readonly string[])[];

/** A word, or several, as it is compared: without case, accents and signs, and with ae, oe, ue as umlauts. */
export function synonymKey(text: string): string {
  return tokenise(text)
    .filter(({ joint }) => joint === 0)
    .map((token) => formsOf(token.text).reduce((shortest, form) => (form.length < shortest.length ? form : shortest)))
    .join(' ');
}

/** The words of a group, each once, with the keys by which they are compared; what has no letters or digits is left out. */
export function distinctWords(words: readonly string[]): { readonly words: string[]; readonly keys: string[] } {
  const byKey = new Map<string, string>();
  for (const word of words.map((each) => each.trim().replace(/\s+/g, ' '))) {
    const key = synonymKey(word);
    if (key !== '' && !byKey.has(key)) byKey.set(key, word);
  }
  return { words: [...byKey.values()], keys: [...byKey.keys()] };
}

/** The rows of a table (CSV), one group each, with their lines; a row within the bounds has `words`. */
export function readSynonymTable(table: string): { readonly line: number; readonly words: string[] | undefined }[] {
  const { rows, brokenLines } = readCsv(table.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
  const groups = rows.map(({ line, cells }) => {
    const { words } = distinctWords(cells.map(withoutGuard));
    const fits =
      words.length >= 2 &&
      words.length <= synonymBounds.words &&
      words.every((word) => word.length <= synonymBounds.letters);
    return { line, words: fits ? words : undefined };
  });
  const broken = brokenLines
    .filter((line) => !rows.some((row) => row.line === line))
    .map((line) => ({ line, words: undefined }));
  return [...groups, ...broken].sort((one, other) => one.line - other.line);
}
