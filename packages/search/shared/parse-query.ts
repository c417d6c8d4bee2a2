import { compactFragment, shortestFragment } from './fragment.ts';
import type { SearchTerm } from './search-term.ts';
import { searchWordOf } from './search-word.ts';
import { isStopWord } from './stop-words.ts';
import type { Synonyms } from './synonyms.ts';
import { type Token, tokenise } from './tokenise.ts';

/** More words than anybody types would only cost time. */
const mostWords = 12;
const longestText = 300;

/** Reads a search text: words, `"phrases"`, and numbers written with spaces, dots or hyphens. */
export function parseQuery(text: string, synonyms?: Synonyms): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let quoted = false;
  for (const part of text.slice(0, longestText).split(/["„“”«»]/)) {
    const room = mostWords - terms.length;
    if (quoted) terms.push(...phraseOf(part));
    else terms.push(...wordsOf(part).slice(0, Math.max(0, room)));
    quoted = !quoted;
  }
  const meaningful = terms.some((term) => !term.optional);
  const required = meaningful ? terms : terms.map((term) => ({ ...term, optional: false }));
  return markLast(synonyms ? synonyms.expand(required) : required, text);
}

function phraseOf(text: string): SearchTerm[] {
  const words = tokenise(text).filter((token) => token.joint === 0);
  if (words.length === 0) return [];
  const literal = words.slice(0, mostWords).map((token) => searchWordOf(token.text, { literal: true }));
  return [{ words: literal, phrase: literal.length > 1, optional: false }];
}

function wordsOf(text: string): SearchTerm[] {
  return runsOf(tokenise(text)).map(({ parts, glued }) => {
    const words = parts.map((part) => searchWordOf(part));
    const whole = parts.join('');
    const fragment = compactFragment(whole);
    return {
      words,
      phrase: false,
      ...(fragment.length >= shortestFragment && /\p{N}/u.test(fragment) ? { fragment } : {}),
      ...(glued ? { joined: searchWordOf(whole) } : {}),
      optional: parts.length === 1 && isStopWord(words[0]?.forms[0] ?? ''),
    };
  });
}

interface Run {
  readonly parts: string[];
  glued: boolean;
}

/** Words held together by a hyphen, and neighbours that each hold a digit or are one letter: `3641 49-17`, `B 2.117`. */
function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let open = false;
  let glue = false;
  for (const token of tokens) {
    if (token.joint > 0) {
      glue = true;
      continue;
    }
    const numeric = /\p{N}/u.test(token.text) || token.text.length === 1;
    const run = runs.at(-1);
    if (run && (glue || (open && numeric))) {
      run.parts.push(token.text);
      run.glued ||= glue;
    } else {
      runs.push({ parts: [token.text], glued: false });
    }
    open = numeric;
    glue = false;
  }
  return runs;
}

function markLast(terms: SearchTerm[], text: string): SearchTerm[] {
  const final = terms.at(-1);
  if (!final || !/[\p{L}\p{N}\p{M}]$/u.test(text)) return terms;
  const words = final.words.map((word, index) => (index === final.words.length - 1 ? { ...word, last: true } : word));
  return [...terms.slice(0, -1), { ...final, words }];
}
