const endings = ['ern', 'em', 'en', 'er', 'es', 'ed', 'e', 's', 'n'] as const;
const shortestStem = 3;

/**
 * A folded word without its German or English inflection, after Savoy's "light" stemmers (UniNE): `antrage`, `antrags`
 * and `antrag` share a stem, so do `policies` and `policy`. Words that share one are offered, ranked below the exact word.
 */
export function stemOf(word: string): string {
  if (word.length < 5) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}i`;
  if (word.endsWith('y')) return `${word.slice(0, -1)}i`;
  const first = strip(word);
  // A second ending only where much is left: `geeigneten`, `Wohnungen`.
  return first.length > 6 ? strip(first) : first;
}

function strip(word: string): string {
  const ending = endings.find(
    (end) => word.endsWith(end) && word.length - end.length >= Math.max(shortestStem, 5 - end.length),
  );
  if (ending === undefined) return word;
  // `ss` is no plural: `Kongress`.
  if (ending === 's' && word.endsWith('ss')) return word;
  return word.slice(0, -ending.length);
}
