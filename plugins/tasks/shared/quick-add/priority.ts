import { type Phrase, type Priority, phrase } from './phrase.ts';

const words: Readonly<Record<string, Priority>> = {
  dringend: 3,
  urgent: 3,
  hoch: 3,
  high: 3,
  wichtig: 2,
  important: 2,
  mittel: 2,
  medium: 2,
  niedrig: 1,
  low: 1,
};
const byLength: readonly (Priority | undefined)[] = [undefined, 1, 2, 3];

/**
 * A priority is given by signs alone: up to three `!` that stand for themselves, or a word right behind one. "Dringend" as a word
 * of the title stays one, and so does the sign at the end of a word ("Achtung!").
 */
export const prioritySigns: readonly Phrase[] = [
  phrase('priority', 'anywhere', '(?<signs>!{1,3})', ({ signs = '' }) => {
    const priority = byLength[signs.length];
    return priority === undefined ? undefined : { priority };
  }),
  phrase('priority', 'anywhere', `!(?<word>${Object.keys(words).join('|')})`, ({ word = '' }) => {
    const priority = words[word.toLowerCase()];
    return priority === undefined ? undefined : { priority };
  }),
];
