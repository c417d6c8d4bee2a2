import type { FieldValue, ListField } from '../../shared/list-field.ts';

interface ValueWords {
  readonly yes: string;
  readonly no: string;
  readonly formatDate: (day: string) => string;
  readonly formatNumber: (value: number) => string;
}

/** A value as people read it; nothing where it is one of a choice that is not offered any more. */
export function textOfValue({ kind, choices }: ListField, value: unknown, words: ValueWords): string | undefined {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return words.formatNumber(value);
  if (typeof value !== 'string') return undefined;
  if (kind === 'choice') return choices.find(({ id }) => id === value)?.title;
  return kind === 'date' ? words.formatDate(value) : value;
}

/** A number as it is typed, with a comma or a point; nothing where it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(/\s/g, '');
  const german = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^-?\d+,\d+$/.test(plain);
  const value = Number(german ? plain.replaceAll('.', '').replace(',', '.') : plain);
  return plain !== '' && Number.isFinite(value) ? value : undefined;
}

export function sameValue(one: FieldValue | undefined, other: FieldValue | null): boolean {
  return (one ?? null) === other;
}
