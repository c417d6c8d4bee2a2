import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { type AuditEntry, listAudit } from '@kontor/schema';
import { Button, EmptyState, History, ItemList, type ItemRow, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { administrationMessages } from './administration-messages.ts';

const pageSize = 100;

/** Security-relevant happenings, newest first, page by page. */
export function AuditView() {
  const t = useMessages(administrationMessages);
  const [pages, setPages] = useState<readonly (number | undefined)[]>([undefined]);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t('auditHelp')}</p>
      {pages.map((before, page) => (
        <AuditPage
          key={before ?? 'newest'}
          before={before}
          isLast={page === pages.length - 1}
          onOlder={(oldest) => setPages([...pages, oldest])}
        />
      ))}
    </div>
  );
}

interface AuditPageProps {
  readonly before: number | undefined;
  readonly isLast: boolean;
  readonly onOlder: (oldest: number) => void;
}

function AuditPage({ before, isLast, onOlder }: AuditPageProps) {
  const t = useMessages(administrationMessages);
  const { formatDate } = useFormats();
  const query = useQueryRoute(listAudit, { limit: pageSize, ...(before !== undefined && { before }) });
  const row = (entry: AuditEntry): ItemRow => ({
    id: String(entry.id),
    text: entry.kind,
    title: <span className="font-mono text-sm font-normal">{entry.kind}</span>,
    subtitle: [entry.person?.name ?? t('system'), entry.object, entry.address, particulars(entry)]
      .filter(Boolean)
      .join(' · '),
    end: <time dateTime={entry.happenedAt}>{formatDate(entry.happenedAt, 'moment')}</time>,
  });
  return (
    <QueryView query={query}>
      {({ entries }) => {
        const oldest = entries.at(-1)?.id;
        return (
          <>
            <ItemList
              label={t('audit')}
              items={entries}
              row={row}
              className="-mx-3"
              {...(before === undefined && { empty: <EmptyState icon={History} title={t('noAudit')} /> })}
            />
            {isLast && entries.length === pageSize && oldest !== undefined && (
              <Button onPress={() => onOlder(oldest)}>{t('older')}</Button>
            )}
          </>
        );
      }}
    </QueryView>
  );
}

function particulars({ details }: AuditEntry): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
