export { editDistance } from './edit-distance.ts';
export { type Expansion, expandWord, isShort } from './expand-word.ts';
export { foldText, formsOf } from './fold.ts';
export { fragmentForms } from './fragment.ts';
export { type MatchKind, matchTerm, type TermMatch } from './match-term.ts';
export { type MemoryAnswer, type MemoryDocument, MemoryIndex, type MemoryQuery } from './memory-index.ts';
export { parseQuery } from './parse-query.ts';
export { fieldLists, onlyTitles, presentHit, type StoredDocument } from './present-hit.ts';
export { type RankedText, rankDocument } from './rank-document.ts';
export type {
  AudienceChange,
  Filling,
  Match,
  MatchedText,
  SearchDocument,
  SearchHit,
  SearchIndex,
  SearchQuery,
  SearchResult,
} from './search-index.ts';
export type { SearchTerm } from './search-term.ts';
export { type SearchWord, searchWordOf } from './search-word.ts';
export { sortKeyOf } from './sort-key.ts';
export { stemOf } from './stem.ts';
export { type SynonymGroups, Synonyms } from './synonyms.ts';
export { TermDictionary } from './term-dictionary.ts';
export { mergeRanges, TextMatcher } from './text-matcher.ts';
export { type Token, tokenise } from './tokenise.ts';
