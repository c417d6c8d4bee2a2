import type { OfficeWords } from './office-in-charge.ts';
import { type LikeWord, mostLike, replaceWords } from './other-spelling.ts';

/** The search as one person has it: titles of what they may see. */
export type FindTitles = (query: {
  readonly text: string;
  readonly limit: number;
  readonly titlesOnly?: true;
  readonly types?: readonly string[];
}) => Promise<readonly string[]>;

/** How many titles that begin alike are compared with a word. */
const comparedTitles = 60;
const comparedLetters = 3;
const comparedWords = 4;

/**
 * How a text may have been meant, made of the words of offices, which everybody sees, and of what this person finds; nothing
 * where that finds nothing either.
 */
export async function suggestSpelling(
  text: string,
  words: readonly string[],
  offices: readonly OfficeWords[],
  find: FindTitles,
): Promise<string | undefined> {
  const known = offices.flatMap(({ name, tasks }) => [name, ...tasks.flatMap((task) => [task.name, ...task.keywords])]);
  const replacements = new Map<string, string>();
  for (const word of words.slice(0, comparedWords)) {
    const like = mostLike(word, known);
    const other = await findLike(word, find);
    const best = like && other ? (other.typos < like.typos ? other : like) : (like ?? other);
    if (best) replacements.set(word, best.word);
  }
  if (replacements.size === 0) return undefined;
  const spelling = replaceWords(text, replacements);
  return (await find({ text: spelling, limit: 1 })).length > 0 ? spelling : undefined;
}

/** A word like this one in the titles that begin alike. */
export async function findLike(
  word: string,
  find: FindTitles,
  types?: readonly string[],
): Promise<LikeWord | undefined> {
  if (word.length < 5) return undefined;
  const text = word.slice(0, comparedLetters);
  return mostLike(word, await find({ text, limit: comparedTitles, titlesOnly: true, ...(types && { types }) }));
}
