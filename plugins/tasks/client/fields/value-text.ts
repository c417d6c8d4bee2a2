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

export function sameValue(one: FieldValue | undefined, other: FieldValue | null): boolean {
  return (one ?? null) === other;
}
