/** Letters that Unicode does not decompose, written with the letters people type instead. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
};
/** The spelling of a letter where umlauts are missing (DIN 5007 variant 2). */
const spelledLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** Accents of Latin, Greek and Cyrillic, and the points of Hebrew and Arabic; vowel signs of other scripts stay. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
const diaeresis = '\u0308';

const foldedCharacters = new Map<string, string>();

/** One character in lower case without accents, by Unicode decomposition (NFKD) and the table above; marks fold away. */
function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : character;
  let folded = foldedCharacters.get(character);
  if (folded === undefined) {
    const lower = character.normalize('NFKD').toLowerCase().replace(marks, '');
    folded = Array.from(lower, (part) => plainLetters[part] ?? part).join('');
    foldedCharacters.set(character, folded);
  }
  return folded;
}

/** `Müller` as `muller`, `Straße` as `strasse`, `Łukasz` as `lukasz`. */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** `Müller` as `mueller`: umlauts written out, everything else as in `foldText`. */
function spellOut(word: string): string {
  let spelled = '';
  for (const character of word) {
    if (character === diaeresis && /[aou]$/.test(spelled)) spelled += 'e';
    else spelled += spelledLetters[character.toLowerCase()] ?? foldCharacter(character);
  }
  return spelled;
}

/** `mueller` as `muller`. After a vowel or q the e belongs to another sound (`neue`, `Steuer`, `Quelle`). */
function contract(folded: string): string {
  if (folded.length < 4) return folded;
  return folded.replace(/(^|[^aeoquy])([aou])e/g, '$1$2');
}

/** Folding lengthens some words (ß, ligatures); forms never exceed this. */
const longestForm = 48;

const cacheLimit = 30_000;
const cachedForms = new Map<string, readonly string[]>();

/**
 * The one to three forms under which a word is kept and looked for, the plain one first: two words are the same when
 * they share a form. `Müller`: muller, mueller. `Mueller`: mueller, muller. `Muller`: muller.
 */
export function formsOf(word: string): readonly string[] {
  const known = cachedForms.get(word);
  if (known) return known;
  const plain = foldText(word);
  const forms = [...new Set([plain, spellOut(word), contract(plain)].map((form) => form.slice(0, longestForm)))];
  if (cachedForms.size >= cacheLimit) cachedForms.clear();
  cachedForms.set(word, forms);
  return forms;
}
