import { SlotView, useQueryRoute, useWorkbench } from '@kontor/plugin-api/client';
import { helpSearching, type OfficeInCharge } from '@kontor/schema';
import { Avatar, Button, ButtonLink, EmptyState, Link, Mail, Phone, Search, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { shellMessages } from '../shell/shell-messages.ts';
import { activeFilters, noFilters, type SearchFilters, withoutFilter } from './filter-model.ts';
import { nothingFoundMessages } from './nothing-found-messages.ts';

export interface NothingFoundProps {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly onQuery: (query: string) => void;
  readonly onFilters: (filters: SearchFilters) => void;
}

/** Who still types is not asked after: so long nothing was typed, in milliseconds. */
const restMs = 600;

/** A search without a hit leads on: without its filters, with another spelling, or to the office in charge. */
export function NothingFound({ query, filters, onQuery, onFilters }: NothingFoundProps) {
  const t = useMessages(nothingFoundMessages);
  const shell = useMessages(shellMessages);
  const { isOffline } = useWorkbench();
  const settled = useSettled(query);
  const help = useQueryRoute(
    helpSearching,
    { q: settled ?? '' },
    { enabled: settled !== undefined && !isOffline },
  ).data;
  const isNarrowed = activeFilters(filters).length > 0;
  return (
    <div className="flex flex-col pb-4">
      <EmptyState
        icon={Search}
        title={shell('noHits', { query })}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            {help && help.spelling !== null && (
              <Button onPress={() => onQuery(help.spelling ?? '')}>
                {t('didYouMean', { spelling: help.spelling })}
              </Button>
            )}
            {isNarrowed && (
              <Button onPress={() => onFilters(withoutFilter(filters, 'all'))}>{t('withoutFilters')}</Button>
            )}
            {!isNarrowed && filters.type !== undefined && (
              <Button onPress={() => onFilters(noFilters)}>{t('everyType')}</Button>
            )}
          </div>
        }
      >
        {isNarrowed || filters.type !== undefined ? t('narrowed') : shell('noHitsHelp')}
      </EmptyState>
      {help && <InCharge query={query} offices={help.offices} />}
    </div>
  );
}

function InCharge({ query, offices }: { readonly query: string; readonly offices: readonly OfficeInCharge[] }) {
  const t = useMessages(nothingFoundMessages);
  return (
    <section aria-label={t('ask')} className="-mt-4 flex flex-col gap-3 px-2.5">
      <div>
        <h2 className="font-semibold">{t('ask')}</h2>
        {offices.length > 0 && <p className="text-sm text-muted">{t('askHelp')}</p>}
      </div>
      {offices.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {offices.map((office) => (
            <li key={office.id}>
              <Office office={office} query={query} />
            </li>
          ))}
        </ul>
      ) : (
        <ButtonLink href="/org-units" size="sm" className="self-start">
          {t('allOffices')}
        </ButtonLink>
      )}
    </section>
  );
}

function Office({ office, query }: { readonly office: OfficeInCharge; readonly query: string }) {
  const t = useMessages(nothingFoundMessages);
  const { id, name, code, path, task, place, phone, email, leads } = office;
  return (
    <article aria-label={name} className="flex gap-3 rounded-lg bg-sunken p-3">
      <Avatar name={name} seed={id} size="sm" shape="square" />
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <div>
          <Link href={path} variant="quiet" className="font-medium [overflow-wrap:anywhere]">
            {name}
          </Link>
          <p className="text-sm text-muted">
            {[code, ...(place === null ? [] : [place])].join(' · ')}
            {task !== null && <span className="block">{t('task', { task })}</span>}
          </p>
        </div>
        {(email !== null || phone !== null) && (
          <div className="flex flex-wrap gap-2">
            {email !== null && (
              <ButtonLink href={mailTo(email, t('subject', { query }))} size="sm" icon={Mail}>
                {t('write')}
              </ButtonLink>
            )}
            {phone !== null && (
              <ButtonLink href={callTo(phone)} size="sm" icon={Phone}>
                {t('call', { phone })}
              </ButtonLink>
            )}
          </div>
        )}
        {leads.map((lead) => (
          <div key={lead.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <p className="text-sm">
              {t('lead')}
              <Link href={`/people/${lead.id}`}>{lead.name}</Link>
            </p>
            <SlotView name="person-card.actions" about={{ person: lead }} />
          </div>
        ))}
      </div>
    </article>
  );
}

/** The query once nobody has typed for a moment. */
function useSettled(query: string): string | undefined {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(query), restMs);
    return () => clearTimeout(timer);
  }, [query]);
  return settled === query && query !== '' ? settled : undefined;
}

/** A `mailto:` link with a subject (RFC 6068). */
function mailTo(email: string, subject: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}`;
}

function callTo(phone: string): string {
  const international = phone.trim().startsWith('+') ? '+' : '';
  return `tel:${international}${phone.replace(/\(0\)/g, '').replace(/\D/g, '')}`;
}
