import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, History, SkeletonList, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { getTask, type HistoryEntry, listHistory, taskField } from '../../shared/index.ts';
import type { ListField } from '../../shared/list-field.ts';
import { fieldMessages } from '../fields/field-messages.ts';
import { listFieldIn } from '../fields/list-field-name.ts';
import { textOfValue } from '../fields/value-text.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { aroundMessages } from './around-messages.ts';

/** Who changed what; fetched when somebody wants to know. */
export function TaskHistory({ task }: { readonly task: string }) {
  const t = useMessages(tasksMessages);
  const [isShown, setShown] = useState(false);
  const fields = useQueryRoute(getTask, { task }).data?.fields ?? [];
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
              <Step key={entry.id} entry={entry} fields={fields} />
            ))}
          </ol>
        )}
      </QueryView>
    </section>
  );
}

const longest = 200;

interface StepProps {
  readonly entry: HistoryEntry;
  readonly fields: readonly ListField[];
}

function Step({ entry: { at, by, inPlaceOf, field, was }, fields }: StepProps) {
  const t = useMessages(tasksMessages);
  const around = useMessages(aroundMessages);
  const { formatRelativeTime, formatDate, formatNumber } = useFormats();
  const tf = useMessages(fieldMessages);
  const { data: known } = taskField.safeParse(field);
  const own = listFieldIn(fields, field);
  const others = ['created', 'deleted', 'restored', 'assignees', 'list'] as const;
  const other = others.find((each) => each === field);
  const beside = (['blockers', 'files'] as const).find((each) => each === field);
  const isText = known !== undefined && known !== 'rank' && known !== 'section';
  const words = { yes: tf('yes'), no: tf('no'), formatDate, formatNumber };
  const before = own ? textOfValue(own, was, words) : isText && typeof was === 'string' ? was : '';
  const did =
    own || field.startsWith('values.')
      ? t('did.other', { field: own?.title ?? tf('field') })
      : known
        ? t('did.other', { field: t(`field.${known}`) })
        : other
          ? t(`did.${other}`)
          : beside
            ? around(`did.${beside}`)
            : '';
  return (
    <li>
      <span className="font-medium">{by?.name ?? t('nobody')}</span>{' '}
      {inPlaceOf && <span className="text-muted">({t('asSubstitute', { name: inPlaceOf.name })})</span>} {did}{' '}
      <time dateTime={at} title={formatDate(at, 'moment')} className="text-muted">
        {formatRelativeTime(at)}
      </time>
      {before !== undefined && before !== '' && (
        <p className="text-muted [overflow-wrap:anywhere]">{t('was', { value: before.slice(0, longest) })}</p>
      )}
    </li>
  );
}
