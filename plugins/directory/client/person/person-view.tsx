import {
  PersonName,
  QueryView,
  SlotView,
  useOfflineSearch,
  usePlace,
  useQueryRoute,
  useTitle,
} from '@kontor/plugin-api/client';
import { BackLink, Banner, SkeletonList, useFormats, useMessages } from '@kontor/ui';
import { getPerson, type PersonDetails } from '../../shared/index.ts';
import { absenceEnd } from '../absences/absence-end.ts';
import { directoryMessages } from '../directory-messages.ts';
import { OfflinePerson } from '../offline/offline-person-view.tsx';
import { isUnreachable } from '../offline/search-device.ts';
import { peopleAddress, questionOf } from '../people/people-question-model.ts';
import { ContactCard } from './contact-view.tsx';
import { PeopleGrid } from './people-grid-view.tsx';
import { PersonHead } from './person-head-view.tsx';
import { PositionList } from './position-view.tsx';
import { Section, TermLinks } from './section-view.tsx';
import { WeekCard } from './week-view.tsx';

/** One person, with all that the viewer may see of them. */
export function PersonView({ person }: { readonly person: string }) {
  const query = useQueryRoute(getPerson, { person });
  const device = useOfflineSearch();
  useTitle(query.data?.name);
  return (
    <div className="relative flex flex-col gap-6">
      <ToPeople />
      {isUnreachable(query.error) && device ? (
        <OfflinePerson person={person} device={device} otherwise={<QueryView query={query}>{() => null}</QueryView>} />
      ) : (
        <QueryView query={query} waiting={<SkeletonList rows={5} hasAvatar />}>
          {(details) => <PersonPage person={details} />}
        </QueryView>
      )}
    </div>
  );
}

function ToPeople() {
  const t = useMessages(directoryMessages);
  const { search } = usePlace();
  return (
    <BackLink href={peopleAddress(questionOf(search))} className="-mb-3 xl:hidden">
      {t('backToPeople')}
    </BackLink>
  );
}

function PersonPage({ person }: { readonly person: PersonDetails }) {
  const t = useMessages(directoryMessages);
  const { positions, managers, standsInFor, team, teamSize } = person;
  const [main] = positions;
  const showsAllPositions = positions.length > 1 || positions.some(({ until, acting }) => until !== null || acting);
  return (
    <>
      <PersonHead person={person} />
      {person.former ? (
        <Banner tone="info" title={t('former')}>
          {t('formerText')}
        </Banner>
      ) : (
        <Absence person={person} />
      )}
      {person.about !== '' && <p className="max-w-prose whitespace-pre-line">{person.about}</p>}
      {!person.former && (
        <div className="grid gap-4 lg:grid-cols-2">
          <ContactCard person={person} />
          <WeekCard person={person} />
        </div>
      )}
      <Terms title={t('tasks')} terms={person.tasks} address={(q) => peopleAddress({ q })} />
      <div className="grid gap-6 sm:grid-cols-2 empty:hidden">
        <Terms
          title={t('skills')}
          terms={person.skills}
          address={(skill) => peopleAddress({ skill: [skill] })}
          marked={{ terms: person.unconfirmedSkills, note: t('unconfirmed') }}
        />
        <Terms title={t('languages')} terms={person.languages} />
      </div>
      {!person.former && <SlotView name="person.section" about={{ person: { id: person.id, name: person.name } }} />}
      {showsAllPositions && <PositionList positions={positions} />}
      {standsInFor.length > 0 && (
        <Section title={t('standsInFor')}>
          <PeopleGrid people={standsInFor} />
        </Section>
      )}
      {managers.length > 0 && (
        <Section title={t('manager', { count: managers.length })}>
          <PeopleGrid people={managers} />
        </Section>
      )}
      {team.length > 0 && main && (
        <Section title={t('team')} count={teamSize}>
          <PeopleGrid people={team} total={teamSize} allAddress={peopleAddress({ orgUnit: [main.orgUnit.id] })} />
        </Section>
      )}
    </>
  );
}

function Absence({ person: { absence } }: { readonly person: PersonDetails }) {
  const t = useMessages(directoryMessages);
  const { formatDate } = useFormats();
  if (!absence) return null;
  const { note, substitute } = absence;
  const [before = '', after = ''] = t('substitute', { name: '\u0000' }).split('\u0000');
  return (
    <Banner tone="warning" title={t('absentUntil', { day: absenceEnd(absence, formatDate) })}>
      {substitute && (
        <p>
          {before}
          <PersonName person={substitute} className="text-accent-text underline decoration-1" />
          {after}
        </p>
      )}
      {note !== null && note !== '' && <p className="text-muted">{note}</p>}
    </Banner>
  );
}

interface TermsProps {
  readonly title: string;
  readonly terms: readonly string[];
  readonly address?: (term: string) => string;
  readonly marked?: { readonly terms: readonly string[]; readonly note: string };
}

function Terms({ title, terms, address, marked }: TermsProps) {
  if (terms.length === 0) return null;
  return (
    <Section title={title}>
      <TermLinks terms={terms} {...(address && { address })} {...(marked && { marked })} />
    </Section>
  );
}
