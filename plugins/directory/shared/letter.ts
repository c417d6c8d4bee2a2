const baseLetters: Readonly<Record<string, string>> = { Ł: 'L', Đ: 'D', Ø: 'O', Æ: 'A', Œ: 'O', Þ: 'T' };

/** The letter of a register: without accents, `#` for what is no letter. */
export function letterOf(familyName: string): string {
  const [first = '#'] = familyName.trim().normalize('NFKD').toLocaleUpperCase('de');
  return baseLetters[first] ?? (/\p{L}/u.test(first) ? first : '#');
}
