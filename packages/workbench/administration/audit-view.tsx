import { NamesInText, QueryView, useQueryRoute, withQuery } from '@kontor/plugin-api/client';
import { type AuditEntry, auditFilePath, listAudit } from '@kontor/schema';
import {
  Avatar,
  Button,
  ButtonLink,
  Download,
  EmptyState,
  History,
  ItemList,
  type ItemRow,
  Lead,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { type AuditFilter, AuditFilters } from './audit-filter-view.tsx';
import { auditMessages } from './audit-messages.ts';
import { particularsOf, peopleOf } from './audit-model.ts';
import { policyMessages } from './policy-messages.ts';
import { policyChangesOf } from './policy-model.ts';
import { useAuditNames, useAuditSentence } from './use-audit-sentence.ts';

const pageSize = 100;
const everything: AuditFilter = { kind: undefined, person: undefined, from: null, until: null };

function inputOf({ kind, person, from, until }: AuditFilter) {
  return {
    ...(kind !== undefined && { kind }),
    ...(person !== undefined && { person: person.id }),
    ...(from !== null && { from }),
    ...(until !== null && { until }),
  };
}

/** Security-relevant happenings, newest first, page by page; found by what happened and by person. */
export function AuditView() {
  const t = useMessages(auditMessages);
  const [filter, setFilter] = useState(everything);
  const [pages, setPages] = useState<readonly (number | undefined)[]>([undefined]);
  /** Filters that are reset are made anew, with what was typed in them. */
  const [resets, setResets] = useState(0);
  function choose(next: AuditFilter) {
    setFilter(next);
    setPages([undefined]);
  }
  return (
    <div className="flex flex-col gap-4">
      <Lead>{t('help')}</Lead>
      <AuditFilters key={resets} filter={filter} onChange={choose} />
      <div>
        <ButtonLink href={withQuery(auditFilePath, inputOf(filter))} download icon={Download}>
          {t('asFile')}
        </ButtonLink>
      </div>
      <div>
        {pages.map((before, page) => (
          <AuditPage
            key={`${filter.kind} ${filter.person?.id} ${filter.from} ${filter.until} ${before}`}
            filter={filter}
            before={before}
            isLast={page === pages.length - 1}
            onOlder={(oldest) => setPages([...pages, oldest])}
            onClear={() => {
              choose(everything);
              setResets(resets + 1);
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface AuditPageProps {
  readonly filter: AuditFilter;
  readonly before: number | undefined;
  readonly isLast: boolean;
  readonly onOlder: (oldest: number) => void;
  readonly onClear: () => void;
}

function AuditPage({ filter, before, isLast, onOlder, onClear }: AuditPageProps) {
  const t = useMessages(auditMessages);
  const query = useQueryRoute(listAudit, {
    limit: pageSize,
    ...inputOf(filter),
    ...(before !== undefined && { before }),
  });
  const isFiltered = Object.keys(inputOf(filter)).length > 0;
  const empty = isFiltered ? (
    <EmptyState icon={History} title={t('noneFound')} action={<Button onPress={onClear}>{t('clear')}</Button>} />
  ) : (
    <EmptyState icon={History} title={t('none')} />
  );
  return (
    <QueryView query={query}>
      {({ entries }) => {
        const oldest = entries.at(-1)?.id;
        return (
          <>
            <Entries entries={entries} empty={before === undefined && empty} />
            {isLast && entries.length === pageSize && oldest !== undefined && (
              <Button onPress={() => onOlder(oldest)} className="mt-3">
                {t('older')}
              </Button>
            )}
          </>
        );
      }}
    </QueryView>
  );
}

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  readonly empty: ReactNode;
}

function Entries({ entries, empty }: EntriesProps) {
  const t = useMessages(auditMessages);
  const tellPolicy = useMessages(policyMessages);
  const formats = useFormats();
  const names = useAuditNames(entries);
  const sentenceOf = useAuditSentence(names);
  const row = (entry: AuditEntry): ItemRow => {
    const sentence = sentenceOf(entry);
    const { person, happenedAt, address } = entry;
    const particulars = [
      ...particularsOf(entry, t, formats),
      ...policyChangesOf(entry, tellPolicy),
      ...(address === null ? [] : [address]),
    ];
    return {
      id: String(entry.id),
      text: sentence,
      title: (
        <span className="font-normal">
          <NamesInText text={sentence} people={peopleOf(entry, names)} />
        </span>
      ),
      ...(particulars.length > 0 && { subtitle: particulars.join(' · ') }),
      start: person ? (
        <Avatar name={person.name} seed={person.id} />
      ) : (
        <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-hover text-muted">
          <History aria-hidden className="size-4" />
        </span>
      ),
      note: <time dateTime={happenedAt}>{formats.formatDate(happenedAt, 'moment')}</time>,
    };
  };
  return <ItemList label={t('entries')} items={entries} row={row} className="-mx-3" empty={empty} />;
}
