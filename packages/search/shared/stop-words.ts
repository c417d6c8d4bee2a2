/** German and English words that say nothing alone; required only when a query has no others. Folded. */
const stopWords = new Set(
  (
    'der die das den dem des ein eine einen einem einer und oder in im am an auf aus bei mit nach von vom zu zum zur fur ' +
    'uber ist sind wer wie was wo es ich sich nicht the a an and or of to for on at by with is are who what where how'
  ).split(' '),
);

export function isStopWord(folded: string): boolean {
  return stopWords.has(folded);
}
