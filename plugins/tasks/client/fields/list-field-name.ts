import type { ChangedField } from '../../shared/index.ts';
import type { ListField } from '../../shared/list-field.ts';

const prefix = 'values.';

/** Whether what was changed is a field of the list and not one that all tasks have. */
export function isListField(field: ChangedField): field is `values.${string}` {
  return field.startsWith(prefix);
}

/** The field of the list of which a step of a task's history tells. */
export function listFieldIn(fields: readonly ListField[], changed: string): ListField | undefined {
  return fields.find(({ id }) => changed === `${prefix}${id}`);
}
