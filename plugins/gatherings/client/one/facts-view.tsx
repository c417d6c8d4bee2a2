import { PersonName } from '@kontor/plugin-api/client';
import { Building2, CalendarDays, type Icon, Link, MapPin, UserCheck, Users, useMessages, Video } from '@kontor/ui';
import type { ReactNode } from 'react';
import type { Gathering } from '../../shared/index.ts';
import { useTimeWords } from '../time-words.ts';
import { oneMessages } from './one-messages.ts';

/** When, where, by whom, for whom. */
export function Facts({ gathering }: { readonly gathering: Gathering }) {
  const t = useMessages(oneMessages);
  const { whole } = useTimeWords();
  const { place, online, organisers, contact, addressees, timeZone, isAllDay } = gathering;
  const isElsewhere = !isAllDay && timeZone !== Intl.DateTimeFormat().resolvedOptions().timeZone;
  const named = addressees.map(({ kind, label }) => (kind === 'everyone' ? t('everyone') : label || t('someone')));
  return (
    <dl className="flex flex-col gap-2.5">
      <Fact icon={CalendarDays} term={t('when')}>
        <span className="font-medium">{whole(gathering)}</span>
        {isElsewhere && <span className="block text-sm text-muted">{t('zone', { zone: timeZone })}</span>}
      </Fact>
      {place !== '' && (
        <Fact icon={MapPin} term={t('where')}>
          {place}
        </Fact>
      )}
      {online !== '' && (
        <Fact icon={Video} term={t('onlineAt')}>
          <Link href={online} target="_blank" rel="noopener noreferrer" className="[overflow-wrap:anywhere]">
            {new URL(online).host}
          </Link>
        </Fact>
      )}
      <Fact icon={UserCheck} term={t('organisers')} isTermShown>
        <span className="inline-flex flex-wrap gap-x-3">
          {organisers.map((person) => (
            <PersonName key={person.id} person={person} />
          ))}
        </span>
      </Fact>
      {contact && (
        <Fact icon={Building2} term={t('contact')} isTermShown>
          <Link href={`/org-units/${contact.id}`} variant="quiet">
            {contact.name}
          </Link>
        </Fact>
      )}
      <Fact icon={Users} term={t('for')} isTermShown>
        {named.join(', ')}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly icon: Icon;
  readonly term: string;
  /** Where the sign alone does not say what it is. */
  readonly isTermShown?: boolean;
  readonly children: ReactNode;
}

function Fact({ icon: Sign, term, isTermShown = false, children }: FactProps) {
  return (
    <div className="flex gap-3">
      <dt className="flex gap-3">
        <Sign aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
        <span className={isTermShown ? 'w-28 shrink-0 text-muted max-sm:w-24' : 'sr-only'}>{term}</span>
      </dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
