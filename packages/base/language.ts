/** The languages in which the whole product ships, the default first. */
export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language that an `Accept-Language` header (RFC 9110 section 12.5.4) asks for first among ours, else German. */
export function pickLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .sort((a, b) => b.quality - a.quality);
  const found = wanted.find(({ language }) => languages.some((known) => known === language));
  return found?.language === 'en' ? 'en' : 'de';
}
