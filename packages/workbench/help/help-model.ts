import { type Language, plainLetters } from '@kontor/base';
import type { HelpTopic } from '@kontor/plugin-api/client';
import { plainTextOf } from '@kontor/ui';

/** The topics about a screen, the most particular first. */
export function topicsAbout(topics: readonly HelpTopic[], path: string): HelpTopic[] {
  const nearness = (topic: HelpTopic) =>
    Math.max(0, ...topic.about.filter((place) => isAt(path, place)).map((place) => place.length));
  return topics.filter((topic) => nearness(topic) > 0).sort((one, other) => nearness(other) - nearness(one));
}

function isAt(path: string, place: string): boolean {
  return path === place || (place !== '/' && path.startsWith(`${place}/`));
}

/**
 * The topics that have every word of a query, those with it in the title first. Words count from their beginning, longer
 * ones anywhere; where nothing is found, one wrong letter is forgiven.
 */
export function findTopics(topics: readonly HelpTopic[], query: string, language: Language): HelpTopic[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const read = topics.map((topic) => ({
    topic,
    title: wordsOf(topic.title[language]),
    text: wordsOf(plainTextOf(topic.text[language])),
  }));
  for (const meets of [begins, almostBegins]) {
    const found = read
      .map(({ topic, title, text }) => ({ topic, score: scoreOf(wanted, title, text, meets) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score);
    if (found.length > 0) return found.map(({ topic }) => topic);
  }
  return [];
}

type Meets = (word: string, wanted: string) => boolean;

/** 0 unless every word is met; a word in the title counts more than one in the text. */
function scoreOf(wanted: readonly string[], title: readonly string[], text: readonly string[], meets: Meets): number {
  let score = 0;
  for (const each of wanted) {
    if (title.some((word) => meets(word, each))) score += 10;
    else if (text.some((word) => meets(word, each))) score += 1;
    else return 0;
  }
  return score;
}

const begins: Meets = (word, wanted) => word.startsWith(wanted) || (wanted.length >= 4 && word.includes(wanted));

/** One letter missing, too many, wrong, or swapped with its neighbour (Damerau, 1964), for words of five letters and more. */
const almostBegins: Meets = (word, wanted) => {
  if (begins(word, wanted)) return true;
  if (wanted.length < 5) return false;
  let at = 0;
  while (at < wanted.length && word[at] === wanted[at]) at += 1;
  const rest = wanted.slice(at + 1);
  const swapped = wanted[at + 1] === word[at] && wanted[at] === word[at + 1];
  return (
    word.startsWith(wanted.slice(0, at) + rest) ||
    word.slice(at + 1).startsWith(rest) ||
    word.slice(at + 1).startsWith(wanted.slice(at)) ||
    (swapped && word.slice(at + 2).startsWith(wanted.slice(at + 2)))
  );
};

function wordsOf(text: string): string[] {
  return plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
