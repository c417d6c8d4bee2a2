/** The words of a text with one in each line; commas and semicolons part them, too. */
export function wordsOfText(text: string): string[] {
  return text
    .split(/[\n;,]/)
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '');
}
