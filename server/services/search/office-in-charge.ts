import type { OfficeTask } from '@kontor/schema';
import { editDistance, foldText, formsOf, stemOf, tokenise } from '@kontor/search/shared';
import { type SynonymGroups, synonymKey } from './synonym-words.ts';

/** An office by the words that say what it is in charge of. */
export interface OfficeWords {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string | null;
  readonly tasks: readonly OfficeTask[];
}

export interface FittingOffice {
  readonly id: string;
  /** The task that fits best; null where the name of the office does. */
  readonly task: string | null;
}

const most = 3;
const shortestWord = 4;
/** Less than this says nothing: one word that only begins alike, and stands in many offices. */
const leastFit = 0.3;

/**
 * The offices whose tasks fit words best that the search does not find, the best first: looser than the search, as words are
 * taken apart, too ("Wohngeldzuschuss" fits "Wohngeld"), and what stands in many offices ("Antrag") says little.
 */
export function fitOffices(
  query: string,
  offices: readonly OfficeWords[],
  synonyms: SynonymGroups = [],
): readonly FittingOffice[] {
  const asked = wordsOf(withSynonyms(query, synonyms));
  const texts = offices.flatMap((office) => textsOf(office));
  const scores = new Map<string, { score: number; best: number; task: string | null }>();
  for (const word of asked) {
    const fits = bestByOffice(word, texts);
    const rarity = Math.log((offices.length + 1) / fits.size) / Math.log(offices.length + 1);
    for (const [id, { fit, task }] of fits) {
      const value = fit * rarity;
      const before = scores.get(id) ?? { score: 0, best: 0, task: null };
      const isBetter = value > before.best;
      scores.set(id, {
        score: before.score + value,
        best: isBetter ? value : before.best,
        task: isBetter ? task : before.task,
      });
    }
  }
  const ranked = [...scores].sort(([, one], [, other]) => other.score - one.score);
  const top = ranked[0]?.[1].score ?? 0;
  return ranked
    .filter(([, { score }]) => score >= leastFit && score >= top / 2)
    .slice(0, most)
    .map(([id, { task }]) => ({ id, task }));
}

interface OfficeText {
  readonly office: string;
  readonly task: string | null;
  /** Without their inflection. */
  readonly words: readonly string[];
}

function textsOf({ id, name, abbreviation, tasks }: OfficeWords): OfficeText[] {
  return [
    { office: id, task: null, words: wordsOf(`${name} ${abbreviation ?? ''}`) },
    ...tasks.map((task) => ({ office: id, task: task.name, words: wordsOf([task.name, ...task.keywords].join(' ')) })),
  ];
}

function bestByOffice(word: string, texts: readonly OfficeText[]): Map<string, { fit: number; task: string | null }> {
  const best = new Map<string, { fit: number; task: string | null }>();
  for (const { office, task, words } of texts) {
    // What it does says more than what it is called.
    const fit = Math.max(0, ...words.map((other) => fitOf(word, other))) * (task === null ? 0.9 : 1);
    if (fit > (best.get(office)?.fit ?? 0)) best.set(office, { fit, task });
  }
  return best;
}

/** How well two words fit: 1 is the same, 0 is not at all. */
function fitOf(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < shortestWord) return 0;
  if (long.includes(short)) return 0.5 + (0.4 * short.length) / long.length;
  const typos = short.length >= 8 ? 2 : 1;
  if (short.length >= 5 && editDistance(short, long, typos) <= typos) return 0.7;
  const alike = alikeAtBeginning(short, long);
  return alike >= 5 && alike >= short.length * 0.6 ? 0.35 : 0;
}

function alikeAtBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Words of a text without their inflection and without the small ones; abbreviations in capitals stay. */
function wordsOf(text: string): string[] {
  const words = tokenise(text)
    .filter((token) => token.joint === 0 && (token.text.length >= shortestWord || /^\p{Lu}{2,}$/u.test(token.text)))
    .map((token) => stemOf(plainForm(token.text)));
  return [...new Set(words)];
}

function plainForm(word: string): string {
  return formsOf(word).reduce((shortest, form) => (form.length < shortest.length ? form : shortest), foldText(word));
}

/** The words asked for, and those that mean the same. */
function withSynonyms(query: string, synonyms: SynonymGroups): string {
  const asked = ` ${synonymKey(query)} `;
  const equal = synonyms.filter((group) => group.some((word) => asked.includes(` ${synonymKey(word)} `)));
  return [query, ...equal.flat()].join(' ');
}
