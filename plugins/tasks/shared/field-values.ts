import { fields } from '@kontor/schema';
import { z } from 'zod';
import type { FieldValue, FieldValues, ListField } from './list-field.ts';

const { day, requiredLine } = fields;

/** What a task says after a change of some of its values; null empties one. */
export function withValues(values: FieldValues, change: Readonly<Record<string, FieldValue | null>> = {}): FieldValues {
  const next: Record<string, FieldValue> = { ...values };
  for (const [field, value] of Object.entries(change)) {
    if (value === null) delete next[field];
    else next[field] = value;
  }
  return next;
}

const link = z.url({ protocol: /^https?$/ }).max(1000);
const text = requiredLine(500);

/** Whether the field can have this value. */
export function fitsField({ kind, choices }: ListField, value: FieldValue): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (kind === 'yes-no') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (kind === 'choice') return choices.some((choice) => choice.id === value);
  if (kind === 'date') return day.safeParse(value).success;
  if (kind === 'link') return link.safeParse(value).success;
  return text.safeParse(value).data === value;
}

/**
 * What a task that goes from a list with these fields to one with those takes along: values of fields that have the same
 * name and kind there, and of choices those that are offered there by the same name. The others are lost.
 */
export function carryValues(
  values: FieldValues,
  from: readonly ListField[],
  to: readonly ListField[],
): { readonly kept: FieldValues; readonly lost: readonly ListField[] } {
  const kept: Record<string, FieldValue> = {};
  const lost: ListField[] = [];
  for (const field of from) {
    const value = values[field.id];
    if (value === undefined) continue;
    const there = to.find(({ title, kind }) => kind === field.kind && isSameName(title, field.title));
    const carried = there && carriedValue(value, field, there);
    if (there && carried !== undefined) kept[there.id] = carried;
    else lost.push(field);
  }
  return { kept, lost };
}

function carriedValue(value: FieldValue, from: ListField, to: ListField): FieldValue | undefined {
  if (from.kind !== 'choice') return value;
  const chosen = from.choices.find((choice) => choice.id === value);
  return chosen && to.choices.find(({ title }) => isSameName(title, chosen.title))?.id;
}

export function isSameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('de') === other.trim().toLocaleLowerCase('de');
}
