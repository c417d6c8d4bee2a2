import { useQueryRoute } from '@kontor/plugin-api/client';
import { Banner, useMessages } from '@kontor/ui';
import { carryValues } from '../../shared/field-values.ts';
import { getTask, type Task, type TaskList } from '../../shared/index.ts';
import { fieldMessages } from './field-messages.ts';

/** What a task loses that goes to this list; nothing where it keeps all. */
export function LostValues({ task, to }: { readonly task: Task; readonly to: TaskList }) {
  const t = useMessages(fieldMessages);
  const opened = useQueryRoute(getTask, { task: task.id }).data;
  const of = opened ? [opened.task, ...opened.parts] : [];
  const lost = new Set(
    of.flatMap(({ values }) => carryValues(values, opened?.fields ?? [], to.fields).lost.map(({ title }) => title)),
  );
  if (lost.size === 0) return null;
  return <Banner tone="warning">{t('lost', { titles: [...lost].join(', ') })}</Banner>;
}
