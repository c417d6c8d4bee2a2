/** As many as `document.css` has colours for carets. */
const colours = 8;

/** The colour of somebody's caret: the same on every screen, so that two people can speak of it. */
export function colourOf(person: string): number {
  let sum = 7;
  for (const sign of person) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9_973;
  return sum % colours;
}
