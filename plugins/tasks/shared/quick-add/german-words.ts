export const germanWeekdays = [
  'Montag',
  'Dienstag',
  'Mittwoch',
  'Donnerstag',
  'Freitag',
  'Samstag|Sonnabend',
  'Sonntag',
];

export const germanMonths = [
  'Januar|Jänner|Jan',
  'Februar|Feber|Feb',
  'März|Maerz|Mrz',
  'April|Apr',
  'Mai',
  'Juni|Jun',
  'Juli|Jul',
  'August|Aug',
  'September|Sept|Sep',
  'Oktober|Okt',
  'November|Nov',
  'Dezember|Dez',
];

export const germanNumbers = [
  'eine?[mnrs]?',
  'zwei',
  'drei',
  'vier',
  'f(?:ü|ue)nf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zw(?:ö|oe)lf',
];

export const germanOrdinals = ['erste', 'zweite', 'dritte', 'vierte', 'f(?:ü|ue)nfte'];

export function germanNumber(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d+$/.test(word)) return Number(word);
  const at = germanNumbers.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, 'iu').test(word));
  return at < 0 ? undefined : at + 1;
}
