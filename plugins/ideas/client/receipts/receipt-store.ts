/** A code that this device keeps, and the idea that it belongs to. */
export interface Receipt {
  readonly code: string;
  readonly idea: string;
}

/**
 * Receipts of ideas without a name: on this device alone, gone with signing out, and none on a shared computer. Whoever
 * wants to have one for longer writes it down.
 */
const key = 'kontor.idea-receipts';
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 160 random bits in letters and digits that are not taken for each other. */
export function newReceiptCode(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => alphabet[byte & 31]).join('');
}

export function readReceipts(person: string): readonly Receipt[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('person' in kept) || kept.person !== person) return [];
    return 'receipts' in kept && Array.isArray(kept.receipts) ? kept.receipts.filter(isReceipt) : [];
  } catch {
    return []; // blocked storage or broken JSON: nothing is kept
  }
}

function isReceipt(value: unknown): value is Receipt {
  return typeof value === 'object' && value !== null && 'code' in value && 'idea' in value;
}

/** Answers whether it is kept. */
export function keepReceipt(person: string, receipt: Receipt): boolean {
  const others = readReceipts(person).filter(({ code }) => code !== receipt.code);
  return write(person, [...others, receipt]);
}

export function forgetReceipt(person: string, code: string): void {
  write(
    person,
    readReceipts(person).filter((receipt) => receipt.code !== code),
  );
}

function write(person: string, receipts: readonly Receipt[]): boolean {
  try {
    if (receipts.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ person, receipts }));
    return true;
  } catch {
    return false;
  }
}

/** In groups that one can read out: `abcd-efgh-…`. */
export function spelled(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** What somebody typed or pasted, as the server knows it. */
export function readCode(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}
