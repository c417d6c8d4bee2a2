import { useQueryRoute } from '@kontor/plugin-api/client';
import { listLists, type OpenedTask } from '../../shared/index.ts';
import type { ListField } from '../../shared/list-field.ts';

/** The fields of a task's list; of a task that is known from my day alone those of the list as it is on this device. */
export function useTaskFields({ task, fields }: OpenedTask): readonly ListField[] {
  const lists = useQueryRoute(listLists, {}).data?.lists;
  return fields.length > 0 ? fields : (lists?.find(({ id }) => id === task.list)?.fields ?? []);
}
