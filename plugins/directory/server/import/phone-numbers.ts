import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** How the numbers of an organisation look, learnt from those that are written in full: `+49 3641 49-4977`. */
export interface PhoneStyle {
  /** `3641`: what a local number (`49 4977`) lacks. */
  readonly areaCode: string | undefined;
  /** `+49 3641 49-`: how a number of the switchboard is written (DIN 5008). */
  readonly trunk: string | undefined;
}

export type ReadPhone =
  | { readonly kind: 'as-written'; readonly value: string }
  | { readonly kind: 'rewritten'; readonly value: string }
  /** Might be a number somewhere; kept as it stands. */
  | { readonly kind: 'odd'; readonly value: string }
  | { readonly kind: 'bad' };

export function learnPhoneStyle(numbers: readonly string[]): PhoneStyle {
  const areaCode = mostFrequent(numbers, /^(?:\+49|0049|0)[\s(]*0?(\d{2,5})\)?[\s/-]/);
  const trunk = mostFrequent(numbers, /^(\+49 \d{2,5} \d{1,6}-)\d/);
  return { areaCode, trunk };
}

/** Reads a number as people write it in Germany and gives it the organisation's form; foreign ones need their `+`. */
export function readPhone(text: string, style: PhoneStyle): ReadPhone {
  if (!/^\+?[\d\s()/.-]*$/.test(text) || text.replace(/\D/g, '').length < 3) return { kind: 'bad' };
  const local = /^[1-9]/.test(text) && style.areaCode !== undefined;
  const parsed = parsePhoneNumberFromString(local ? `0${style.areaCode}${text}` : text, 'DE');
  if (!parsed?.isValid()) return { kind: 'odd', value: text };
  if (/^\+[\d\s-]+$/.test(text)) return { kind: 'as-written', value: text };
  const { trunk } = style;
  const digits = trunk?.replace(/[^+\d]/g, '');
  if (trunk && digits && parsed.number.startsWith(digits) && parsed.number.length > digits.length) {
    return { kind: 'rewritten', value: trunk + parsed.number.slice(digits.length) };
  }
  return { kind: 'rewritten', value: parsed.formatInternational() };
}

function mostFrequent(texts: readonly string[], pattern: RegExp): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const part = pattern.exec(text)?.[1];
    if (part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
