import { demoPassword, passwordWeak } from '@kontor/schema';
import { guessableWords } from './guessable-words.ts';

const maximumLength = 512;
/** What has to be left when everything guessable counts as one character each. */
const minimumUnits = 8;
const minimumDifferent = 5;

export interface PasswordOwner {
  readonly login: string;
  /** Given and family name, mail address, name of the organisation: anything that others know. */
  readonly known: readonly string[];
}

/**
 * Throws `passwordWeak` when the password is short or made of what anybody would try: well-known words, names of the
 * owner, rows of keys, years, repetitions. Only length counts, no mix of characters is asked for (NIST SP 800-63B,
 * 5.1.1.2; ASVS 5.0, 6.2). The demo's password passes in the demo and nowhere else.
 */
export function checkPassword(
  password: string,
  owner: PasswordOwner,
  { demo, minimumLength }: { readonly demo: boolean; readonly minimumLength: number },
): void {
  if (isDemoPassword(password)) {
    if (demo) return;
    throw passwordWeak({ reason: 'known' });
  }
  const length = [...password.normalize('NFKC')].length;
  if (length < minimumLength) throw passwordWeak({ reason: 'short', minimum: minimumLength });
  if (length > maximumLength) throw passwordWeak({ reason: 'long', maximum: maximumLength });
  const rest = reduce(password, owner);
  if (rest.length < minimumUnits || new Set(rest).size < minimumDifferent) throw passwordWeak({ reason: 'known' });
}

export function isDemoPassword(password: string): boolean {
  return password.normalize('NFKC') === demoPassword;
}

const piece = '\u0000';

/** The password with every guessable piece as one character. */
function reduce(password: string, owner: PasswordOwner): string {
  const words = [...ownWords(owner), ...guessableWords].sort((a, b) => b.length - a.length);
  const plain = readable(password);
  const withoutRows = plain
    .replace(/(?:19|20)\d\d/g, piece)
    .replace(/(.{1,4}?)\1{2,}/g, piece)
    .replace(/(.{3,})\1+/g, '$1')
    .replace(/\d+/g, (digits) => (isRow(digits) ? piece : digits));
  const letters = withoutRows.replace(/[013457@$!]/g, (digit) => leet[digit] ?? digit);
  return words.reduce((text, word) => text.replaceAll(word, piece), letters).replace(/[\s._-]/g, '');
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function ownWords(owner: PasswordOwner): string[] {
  return [owner.login, ...owner.known]
    .flatMap((text) => readable(text).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3);
}

function readable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
}

/** Digits that follow each other up or down: 123456, 987, 0246 is none. */
function isRow(digits: string): boolean {
  if (digits.length < 3) return false;
  const steps = [...digits].slice(1).map((digit, index) => Number(digit) - Number(digits[index]));
  const wrapped = steps.map((step) => (step === -9 ? 1 : step === 9 ? -1 : step));
  return wrapped.every((step) => step === wrapped[0] && Math.abs(step) === 1);
}
