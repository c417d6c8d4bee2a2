import { newId } from '@kontor/base';
import type { FieldChoice, ListField } from '../../shared/list-field.ts';

/** Fields as somebody edits them, before they are saved. */
export type DraftFields = readonly ListField[];

export function withNewField(fields: DraftFields): DraftFields {
  return [...fields, { id: newId(), title: '', kind: 'text', choices: [], inRow: true }];
}

export function withField(fields: DraftFields, id: string, change: Partial<ListField>): DraftFields {
  return fields.map((field) => (field.id === id ? fitted({ ...field, ...change }) : field));
}

/** One place up or down. */
export function withFieldMoved(fields: DraftFields, id: string, by: -1 | 1): DraftFields {
  const from = fields.findIndex((field) => field.id === id);
  const [one, other] = [fields[from], fields[from + by]];
  if (!one || !other) return fields;
  return fields.with(from, other).with(from + by, one);
}

/** A choice begins with two entries to name, and nothing else has any. */
function fitted(field: ListField): ListField {
  if (field.kind !== 'choice') return { ...field, choices: [] };
  return field.choices.length > 0 ? field : { ...field, choices: [newChoice(0), newChoice(1)] };
}

const colours = ['info', 'success', 'warning', 'danger', 'accent', 'neutral'] as const;

export function newChoice(place: number): FieldChoice {
  return { id: newId(), title: '', colour: colours[place % colours.length] ?? 'neutral' };
}

/** Without entries that nobody named. */
export function readyFields(fields: DraftFields): ListField[] {
  return fields.map((field) => ({ ...field, choices: field.choices.filter(({ title }) => title.trim() !== '') }));
}
