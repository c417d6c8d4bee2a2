import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { listErasures, type OutputOf } from '@kontor/schema';
import { Avatar, Badge, EmptyState, ItemList, Lead, ShieldCheck, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { ErasureDialog } from './erasure-dialog-view.tsx';
import { erasureMessages } from './erasure-messages.ts';

type Person = OutputOf<typeof listErasures>['people'][number];

/** Those who have left, until they are erased. */
export function ErasuresView() {
  const t = useMessages(erasureMessages);
  const query = useQueryRoute(listErasures, {});
  const [opened, setOpened] = useState<string>();
  return (
    <div className="flex flex-col gap-4">
      <QueryView query={query}>
        {({ erasureDays, people, erased }) => (
          <>
            <Lead>{t('help', { days: erasureDays })}</Lead>
            <People people={people} onOpen={setOpened} />
            {erased > 0 && <p className="text-sm text-muted">{t('erasedCount', { count: erased })}</p>}
          </>
        )}
      </QueryView>
      {opened !== undefined && <ErasureDialog person={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

function People({ people, onOpen }: { readonly people: readonly Person[]; readonly onOpen: (id: string) => void }) {
  const t = useMessages(erasureMessages);
  const { formatDate } = useFormats();
  return (
    <ItemList
      label={t('people')}
      items={people}
      row={({ id, name, lastDay, dueOn, isAsked, open }) => ({
        id,
        text: name,
        title: name,
        subtitle: [
          ...(lastDay === null ? [] : [t('lastDay', { day: formatDate(lastDay, 'medium') })]),
          ...(dueOn === null ? [] : [t('due', { day: formatDate(dueOn, 'medium') })]),
          ...(open > 0 ? [t('open', { count: open })] : []),
        ].join(' · '),
        start: <Avatar name={name} seed={id} />,
        ...(isAsked && { note: <Badge tone="warning">{t('asked')}</Badge> }),
      })}
      onAction={onOpen}
      className="-mx-3"
      empty={
        <EmptyState icon={ShieldCheck} title={t('none')}>
          {t('noneHelp')}
        </EmptyState>
      }
    />
  );
}
