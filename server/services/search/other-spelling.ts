import { editDistance, formsOf, tokenise } from '@kontor/search/shared';

/** A word as it may have been meant, and how far it is from what was typed. */
export interface LikeWord {
  readonly word: string;
  readonly typos: number;
}

/**
 * The word among those of some texts that is most like another, with more typos than the search itself forgives: two from
 * five letters, three from eight. Nothing for shorter words, where everything is like everything.
 */
export function mostLike(word: string, texts: Iterable<string>): LikeWord | undefined {
  const limit = word.length >= 8 ? 3 : word.length >= 5 ? 2 : 0;
  if (limit === 0) return undefined;
  const typed = formsOf(word);
  let best: LikeWord | undefined;
  for (const text of texts) {
    for (const token of tokenise(text)) {
      const typos = Math.min(
        ...formsOf(token.text).flatMap((form) => typed.map((each) => editDistance(each, form, limit))),
      );
      if (typos > 0 && typos <= limit && typos < (best?.typos ?? limit + 1)) best = { word: token.text, typos };
    }
  }
  return best;
}

/** The text with some of its words replaced; the rest stays as it was typed. */
export function replaceWords(text: string, replacements: ReadonlyMap<string, string>): string {
  let replaced = '';
  let at = 0;
  for (const token of tokenise(text)) {
    const other = replacements.get(token.text);
    if (token.joint > 0 || other === undefined) continue;
    replaced += text.slice(at, token.start) + other;
    at = token.end;
  }
  return replaced + text.slice(at);
}
