import type { Tx } from '@kontor/database';
import { valueNotFitting } from '../shared/field-errors.ts';
import { fitsField } from '../shared/field-values.ts';
import type { FieldValue } from '../shared/list-field.ts';
import { listFieldsOf } from './field-store.ts';

/** Values belong to fields of the list, each to one of its kind. Throws `tasks.value_not_fitting`. */
export async function requireValues(
  tx: Tx,
  list: string,
  values: Readonly<Record<string, FieldValue | null>>,
): Promise<void> {
  const given = Object.entries(values);
  if (given.length === 0) return;
  const fields = new Map(((await listFieldsOf(tx, [list])).get(list) ?? []).map((field) => [field.id, field]));
  for (const [id, value] of given) {
    const field = fields.get(id);
    if (!field || (value !== null && !fitsField(field, value))) throw valueNotFitting();
  }
}
