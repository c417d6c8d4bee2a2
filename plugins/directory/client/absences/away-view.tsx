import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { listOrgUnits, listSpaces, type OutputOf } from '@kontor/schema';
import {
  Banner,
  ButtonLink,
  Calendar,
  EmptyState,
  Page,
  PageHeader,
  SearchField,
  Select,
  SkeletonList,
  Users,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { listAway } from '../../shared/index.ts';
import { Section } from '../person/section-view.tsx';
import { AwayLine, DayHead } from './away-line-view.tsx';
import { awayMessages } from './away-messages.ts';
import { type AwayChoice, choiceOf, questionOf, searchOf, shelveAway, type UnitGroup } from './away-model.ts';

const shownDays = 14;

/** Who is away today and on the days to come, and who stands in: of the own units, a space, a unit, or everybody. */
export function AwayView() {
  const t = useMessages(awayMessages);
  const { search, setSearch } = usePlace();
  const choice = choiceOf(search);
  const [typed, setTyped] = useState('');
  const query = useQueryRoute(listAway, questionOf(choice), { keepPrevious: true });
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('intro')}
        actions={
          <ButtonLink href="/settings/absences" icon={Calendar}>
            {t('enter')}
          </ButtonLink>
        }
      />
      <div className="grid gap-3 pb-5 sm:grid-cols-2">
        <ChoiceField value={choice} onChange={(next) => setSearch(searchOf(next))} />
        <SearchField label={t('find')} placeholder={t('find')} value={typed} onChange={setTyped} />
      </div>
      <QueryView query={query} waiting={<SkeletonList rows={6} hasAvatar />}>
        {(answer) => <Shelves answer={answer} typed={typed} />}
      </QueryView>
    </Page>
  );
}

interface ChoiceFieldProps {
  readonly value: AwayChoice;
  readonly onChange: (choice: AwayChoice) => void;
}

/** The unit that an office's page asked for stands among the choices. */
function ChoiceField({ value, onChange }: ChoiceFieldProps) {
  const t = useMessages(awayMessages);
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces ?? [];
  const units = useQueryRoute(listOrgUnits, {}, { enabled: value.startsWith('unit:') }).data?.orgUnits ?? [];
  const options: { id: AwayChoice; label: string }[] = [
    { id: 'units', label: t('myUnits') },
    ...units.flatMap(({ id, name }) => (value === `unit:${id}` ? [{ id: value, label: name }] : [])),
    ...spaces.flatMap(({ id, name, role, archivedAt }) =>
      role === null || archivedAt !== null ? [] : [{ id: `space:${id}` as const, label: t('space', { name }) }],
    ),
    { id: 'everybody', label: t('everybody') },
  ];
  return <Select label={t('whose')} isLabelHidden options={options} value={value} onChange={onChange} />;
}

interface ShelvesProps {
  readonly answer: OutputOf<typeof listAway>;
  readonly typed: string;
}

function Shelves({ answer: { away, today: day, isCut }, typed }: ShelvesProps) {
  const t = useMessages(awayMessages);
  const { today, coming } = shelveAway(away, day, typed);
  const isFiltered = typed.trim() !== '';
  if (isFiltered && today.length === 0 && coming.length === 0)
    return (
      <p role="status" className="text-muted">
        {t('noMatch', { q: typed.trim() })}
      </p>
    );
  return (
    <div className="flex flex-col gap-8">
      {isCut && <Banner tone="info">{t('isCut')}</Banner>}
      <Section title={t('today')} count={countOf(today)} action={<DayHead today={day} days={shownDays} />}>
        {today.length === 0 ? (
          <EmptyState icon={Users} title={t('allHere')}>
            {t('allHereText')}
          </EmptyState>
        ) : (
          <Groups groups={today} today={day} />
        )}
      </Section>
      <Section title={t('coming')} count={countOf(coming)} action={<DayHead today={day} days={shownDays} />}>
        {coming.length === 0 ? <p className="text-muted">{t('noneComing')}</p> : <Groups groups={coming} today={day} />}
      </Section>
    </div>
  );
}

function Groups({ groups, today }: { readonly groups: readonly UnitGroup[]; readonly today: string }) {
  const t = useMessages(awayMessages);
  return groups.map((group) => (
    <div key={group.id} className="pb-3">
      <h3 className="border-b border-border pb-1 text-sm font-medium text-muted">{group.name ?? t('withoutUnit')}</h3>
      <ul>
        {group.away.map((one) => (
          <AwayLine key={one.id} away={one} today={today} days={shownDays} />
        ))}
      </ul>
    </div>
  ));
}

function countOf(groups: readonly UnitGroup[]): number {
  return groups.reduce((total, { away }) => total + away.length, 0);
}
