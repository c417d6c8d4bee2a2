import { PersonName, useQueryRoute } from '@kontor/plugin-api/client';
import { Avatar, Badge, useMessages } from '@kontor/ui';
import { useDeferredValue, useId } from 'react';
import { findInCharge } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';

const shortest = 3;
const most = 3;

/** Below the search: people who are responsible for pages about what was typed. Nothing where there are none. */
export function InCharge({ q }: { readonly q: string }) {
  const t = useMessages(directoryMessages);
  const heading = useId();
  const asked = useDeferredValue(q.trim());
  const isWanted = asked.length >= shortest;
  const { data } = useQueryRoute(findInCharge, { q: asked }, { enabled: isWanted, keepPrevious: true });
  const people = isWanted ? (data?.people.slice(0, most) ?? []) : [];
  if (people.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="shrink-0">
      <h2 id={heading} className="text-sm text-muted">
        {t('inCharge')}
      </h2>
      <ul className="-mx-2 grid gap-x-2 max-sm:[&>li:nth-child(n+3)]:hidden sm:grid-cols-2 xl:grid-cols-1">
        {people.map((person) => (
          <li key={person.id} className="min-w-0">
            <PersonName
              person={person}
              className="flex min-h-11 items-center gap-3 rounded-md! px-2 py-1 data-hovered:bg-hover data-hovered:no-underline!"
            >
              <Avatar name={person.name} seed={person.id} photo={person.picture ?? undefined} size="sm" />
              <span className="min-w-0 grow">
                <span className="flex items-center gap-2">
                  <span className="min-w-0 truncate text-sm font-medium">{person.name}</span>
                  {person.absent && <Badge tone="warning">{t('absent')}</Badge>}
                </span>
                <span className="block truncate text-xs text-muted">
                  {t('inChargeOf', { pages: person.pages.map(({ title }) => title).join(', ') })}
                  {person.absence?.substitute && ` · ${t('substitute', { name: person.absence.substitute.name })}`}
                </span>
              </span>
            </PersonName>
          </li>
        ))}
      </ul>
    </section>
  );
}
