import { PlaceTabs, QueryView, usePlace, useQueryRoute, useScreenCommands, useTitle } from '@kontor/plugin-api/client';
import {
  Button,
  ButtonLink,
  CalendarDays,
  CalendarPlus,
  EmptyState,
  Page,
  PageHeader,
  Rss,
  Select,
  SkeletonList,
  Switch,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { listGatherings } from '../../shared/index.ts';
import { CalendarDialog } from '../calendar/calendar-dialog-view.tsx';
import { calendarMessages } from '../calendar/calendar-messages.ts';
import { gatheringsMessages } from '../gatherings-messages.ts';
import { GatheringRow } from './gathering-row-view.tsx';
import { groupByMonth } from './group-by-month.ts';

const filters = ['all', 'mine', 'organised'] as const;
type Filter = (typeof filters)[number];

/** What is planned, month by month; what was, behind a switch. */
export function GatheringsList() {
  const t = useMessages(gatheringsMessages);
  const c = useMessages(calendarMessages);
  const { search, setSearch, navigate } = usePlace();
  const [isSubscribing, setSubscribing] = useState(false);
  const filter = filters.find((one) => one === search.filter) ?? 'all';
  const when = search.when === 'past' ? 'past' : 'coming';
  useTitle(t('title'));
  useScreenCommands([
    { id: 'gatherings.create', label: () => t('create'), icon: CalendarPlus, run: () => navigate('/gatherings/new') },
  ]);
  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Button icon={Rss} onPress={() => setSubscribing(true)}>
              {c('subscribe')}
            </Button>
            <ButtonLink href="/gatherings/new" variant="primary" icon={CalendarPlus}>
              {t('create')}
            </ButtonLink>
          </>
        }
      />
      <PlaceTabs of="news" />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
        <Select<Filter>
          label={t('filter')}
          isLabelHidden
          options={filters.map((id) => ({ id, label: t(id) }))}
          value={filter}
          onChange={(id) => setSearch({ filter: id === 'all' ? undefined : id })}
          className="w-44"
        />
        <Switch
          isSelected={when === 'past'}
          onChange={(isPast) => setSearch({ when: isPast ? 'past' : undefined })}
          className="text-sm"
        >
          {t('showPast')}
        </Switch>
      </div>
      <Stretch key={`${filter} ${when}`} filter={filter} when={when} isFirst />
      {isSubscribing && <CalendarDialog onClose={() => setSubscribing(false)} />}
    </Page>
  );
}

interface StretchProps {
  readonly filter: Filter;
  readonly when: 'coming' | 'past';
  readonly after?: string;
  readonly isFirst?: boolean;
}

/** As many as come in one answer; the next ones when somebody asks for them. */
function Stretch({ filter, when, after, isFirst = false }: StretchProps) {
  const t = useMessages(gatheringsMessages);
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const query = useQueryRoute(listGatherings, { filter, when, ...(after !== undefined && { after }) });
  const nameOf = (month: string) =>
    new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01T12:00:00Z`),
    );
  return (
    <QueryView query={query} waiting={<SkeletonList rows={6} />}>
      {({ gatherings, next }) => (
        <div className="flex flex-col gap-6 pb-6">
          {isFirst && gatherings.length === 0 && <Nothing filter={filter} when={when} />}
          {groupByMonth(gatherings).map(({ id, gatherings: all }) => (
            <section key={id} aria-label={nameOf(id)}>
              <h2 className="pb-1 text-sm font-semibold text-muted">{nameOf(id)}</h2>
              <ul className="-mx-2 flex flex-col gap-px">
                {all.map((gathering) => (
                  <li key={gathering.id}>
                    <GatheringRow gathering={gathering} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {next !== null && !isOpen && (
            <Button className="self-start" onPress={() => setOpen(true)}>
              {t('more')}
            </Button>
          )}
          {next !== null && isOpen && <Stretch filter={filter} when={when} after={next} />}
        </div>
      )}
    </QueryView>
  );
}

function Nothing({ filter, when }: Pick<StretchProps, 'filter' | 'when'>) {
  const t = useMessages(gatheringsMessages);
  const kind =
    when === 'past' ? 'nonePast' : ({ all: 'none', mine: 'noneMine', organised: 'noneOrganised' } as const)[filter];
  const canCreate = when === 'coming' && filter !== 'mine';
  return (
    <EmptyState
      icon={CalendarDays}
      title={t(`${kind}Title`)}
      action={canCreate ? <ButtonLink href="/gatherings/new">{t('create')}</ButtonLink> : undefined}
    >
      {t(`${kind}Text`)}
    </EmptyState>
  );
}
