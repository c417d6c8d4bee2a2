export type TextMatch = (text: string) => boolean;

/**
 * "Glob-style matching" in any letter case: `*` for any characters, `?` for one; of the whole text, or of whole words
 * anywhere in it. Stars never make it go back: time grows with the text, whatever the pattern.
 */
export function compileGlob(pattern: string, where: 'whole' | 'words'): TextMatch {
  if (where === 'whole' && !/[*?]/.test(pattern)) {
    const wanted = pattern.toLowerCase();
    const { length } = pattern;
    return (text) => text === pattern || (text.length === length && text.toLowerCase() === wanted);
  }
  if (pattern === '') return () => false;
  if (!/[*?]/.test(pattern)) return compileWords(pattern.toLowerCase());
  const parts = pattern.split('*').map((part) => new RegExp(source(part), 'gis'));
  const begins = where === 'whole' ? (_text: string, at: number) => at === 0 : isBoundary;
  const ends = where === 'whole' ? (text: string, at: number) => at === text.length : isBoundary;
  return (text) => {
    let at = 0;
    for (const [index, part] of parts.entries()) {
      for (let from = at; ; ) {
        part.lastIndex = from;
        const found = part.exec(text);
        if (!found) return false;
        at = found.index + found[0].length;
        const fits = (index > 0 || begins(text, found.index)) && (index < parts.length - 1 || ends(text, at));
        if (fits) break;
        from = found.index + 1;
      }
    }
    return true;
  };
}

/** Words as they stand, which is what most patterns are. */
function compileWords(words: string): TextMatch {
  return (text) => {
    const lower = lowerCase(text);
    for (let at = lower.indexOf(words); at >= 0; at = lower.indexOf(words, at + 1))
      if (isBoundary(lower, at) && isBoundary(lower, at + words.length)) return true;
    return false;
  };
}

/** The same message is looked at for everybody in the room, one after the other. */
let last = { text: '', lower: '' };

function lowerCase(text: string): string {
  if (last.text !== text) last = { text, lower: text.toLowerCase() };
  return last.lower;
}

function source(part: string): string {
  return part.replace(/[.+^${}()|[\]\\/-]/g, '\\$&').replaceAll('?', '.');
}

/** Whether a word may begin or end here: no two letters, digits or underscores meet ("event_match"). */
function isBoundary(text: string, at: number): boolean {
  return !(isWordAt(text, at - 1) && isWordAt(text, at));
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetter || (code >= 48 && code <= 57) || code === 95;
}
