import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldText,
  formsOf,
  matchTerm,
  mergeRanges,
  parseQuery,
  searchWordOf,
  sortKeyOf,
  TextMatcher,
  tokenise,
} from './index.ts';

describe('folding', () => {
  it('keeps umlauts findable in every spelling', () => {
    const share = (a: string, b: string) => formsOf(a).some((form) => formsOf(b).includes(form));
    for (const [a, b] of [
      ['Müller', 'Mueller'],
      ['Müller', 'Muller'],
      ['Mueller', 'Muller'],
      ['Weiß', 'Weiss'],
      ['Øst', 'Oest'],
      ['Mu\u0308ller', 'Mueller'],
    ]) {
      expect(share(a ?? '', b ?? ''), `${a} ${b}`).toBe(true);
    }
    expect(share('neue', 'neu')).toBe(false);
  });

  it('folds letters of other languages to plain ones and keeps other alphabets', () => {
    expect(foldText('Łódź Ğüneş Ñandú Điện İzmir ﬁn')).toBe('lodz gunes nandu dien izmir fin');
    expect(foldText('Ёлка Ώρα 東京')).toBe('елка ωρα 東京');
  });

  it('gives the same again for what is folded, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe('words of a text', () => {
  it('stand where their offsets say, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const token of tokenise(text)) {
          if (token.joint === 0) expect(text.slice(token.start, token.end).startsWith(token.text)).toBe(true);
        }
      }),
    );
  });
});

describe('a match', () => {
  const kind = (typed: string, term: string) => matchTerm(searchWordOf(typed), formsOf(term)[0] ?? '')?.kind;

  it('prefers swapped letters to a wrong one', () => {
    const quality = (term: string) => matchTerm(searchWordOf('Schmitd'), term)?.quality ?? 0;
    expect(quality('schmidt')).toBeGreaterThan(quality('schmitt'));
    expect(quality('schmidt')).toBeGreaterThan(quality('schmit'));
  });

  it('tells exact, inflected, beginning, typo and part apart', () => {
    expect(kind('Anträge', 'Anträge')).toBe('exact');
    expect(kind('Anträge', 'Antrag')).toBe('inflected');
    expect(kind('policies', 'policy')).toBe('inflected');
    expect(kind('Antr', 'Antrag')).toBe('prefix');
    expect(kind('Antarg', 'Antrag')).toBe('typo');
    expect(kind('antrag', 'Bauantrag')).toBe('part');
    expect(kind('Antargs', 'Antragsteller')).toBe('typo-prefix');
    expect(kind('Amt', 'Bad')).toBeUndefined();
    expect(kind('1712', '1713')).toBeUndefined();
  });

  it('highlights within the text, for any query and text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        (query, text) => {
          for (const { range } of new TextMatcher(parseQuery(query)).match(text)) {
            expect(range[0]).toBeGreaterThanOrEqual(0);
            expect(range[1]).toBeLessThanOrEqual(text.length);
            expect(range[1]).toBeGreaterThan(range[0]);
          }
        },
      ),
    );
  });

  it('highlights the letters meant where spellings differ in length', () => {
    const shown = (query: string, text: string) =>
      mergeRanges(new TextMatcher(parseQuery(query)).match(text).map(({ range }) => range)).map((range) =>
        text.slice(...range),
      );
    expect(shown('muel', 'Frau Müller')).toEqual(['Mül']);
    expect(shown('mül', 'Frau Mueller')).toEqual(['Muel']);
    expect(shown('strass', 'Lange Straße')).toEqual(['Straß']);
    expect(shown('schutz', 'Feuchteschutz')).toEqual(['schutz']);
    expect(shown('email', 'Neue E-Mail')).toEqual(['E-Mail']);
  });
});

describe('a query', () => {
  const shape = (text: string) =>
    parseQuery(text).map((term) => ({
      words: term.words.map((word) => word.text),
      fragment: term.fragment,
      phrase: term.phrase,
      optional: term.optional,
    }));

  it('keeps the pieces of a number together', () => {
    expect(shape('Müller 3641 49-17')).toEqual([
      { words: ['Müller'], fragment: undefined, phrase: false, optional: false },
      { words: ['3641', '49', '17'], fragment: '36414917', phrase: false, optional: false },
    ]);
    expect(shape('0049 3641')[0]?.fragment).toBe('493641');
  });

  it('reads phrases and makes small words optional unless there are no others', () => {
    expect(shape('"Amt für Bau" der')).toEqual([
      { words: ['Amt', 'für', 'Bau'], fragment: undefined, phrase: true, optional: false },
      { words: ['der'], fragment: undefined, phrase: false, optional: true },
    ]);
    expect(shape('die')[0]?.optional).toBe(false);
  });
});

describe('the sort key', () => {
  it('orders as German dictionaries do', () => {
    const sorted = ['Zebra', 'Ärger', 'Arm', 'Aal', 'Straße', 'Strasse 2', 'Öl', 'Ofen', 'Raum 10', 'Raum 9'];
    sorted.sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
    expect(sorted).toEqual(['Aal', 'Ärger', 'Arm', 'Ofen', 'Öl', 'Raum 9', 'Raum 10', 'Straße', 'Strasse 2', 'Zebra']);
  });
});
