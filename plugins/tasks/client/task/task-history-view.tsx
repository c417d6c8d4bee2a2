import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, History, SkeletonList, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { type HistoryEntry, listHistory, taskField } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { aroundMessages } from './around-messages.ts';

/** Who changed what; fetched when somebody wants to know. */
export function TaskHistory({ task }: { readonly task: string }) {
  const t = useMessages(tasksMessages);
  const [isShown, setShown] = useState(false);
  const query = useQueryRoute(listHistory, { task }, { enabled: isShown });
  if (!isShown)
    return (
      <Button size="sm" variant="quiet" icon={History} className="self-start" onPress={() => setShown(true)}>
        {t('showHistory')}
      </Button>
    );
  return (
    <section aria-label={t('history')} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{t('history')}</h2>
      <QueryView query={query} waiting={<SkeletonList rows={4} />}>
        {({ entries }) => (
          <ol className="flex flex-col gap-2 text-sm">
            {entries.map((entry) => (
              <Step key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
      </QueryView>
    </section>
  );
}

const longest = 200;

function Step({ entry: { at, by, field, was } }: { readonly entry: HistoryEntry }) {
  const t = useMessages(tasksMessages);
  const around = useMessages(aroundMessages);
  const { formatRelativeTime, formatDate } = useFormats();
  const { data: known } = taskField.safeParse(field);
  const others = ['created', 'deleted', 'restored', 'assignees', 'list'] as const;
  const other = others.find((each) => each === field);
  const beside = (['blockers', 'files'] as const).find((each) => each === field);
  const before =
    typeof was === 'string' && was !== '' && known !== undefined && known !== 'rank' && known !== 'section';
  return (
    <li>
      <span className="font-medium">{by?.name ?? t('nobody')}</span>{' '}
      {known ? t('did.other', { field: t(`field.${known}`) }) : other ? t(`did.${other}`) : ''}
      {beside ? around(`did.${beside}`) : ''}{' '}
      <time dateTime={at} title={formatDate(at, 'moment')} className="text-muted">
        {formatRelativeTime(at)}
      </time>
      {before && <p className="text-muted [overflow-wrap:anywhere]">{t('was', { value: was.slice(0, longest) })}</p>}
    </li>
  );
}
