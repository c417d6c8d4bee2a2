import { labelOf, QueryView, SlotView, useQueryRoute, useScreenCommands, useTitle } from '@kontor/plugin-api/client';
import {
  ArrowUp,
  Avatar,
  BackLink,
  Breadcrumbs,
  ButtonLink,
  EmptyState,
  Link,
  Pencil,
  SkeletonList,
  Users,
  UsersRound,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { getOrgUnit, type OrgUnitDetails } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';
import { AwayToday } from '../offices/away-today-view.tsx';
import { officeMessages } from '../offices/office-messages.ts';
import { OfficeTasks, OfficeVisit } from '../offices/office-view.tsx';
import { peopleAddress } from '../people/people-question-model.ts';
import { PeopleGrid } from '../person/people-grid-view.tsx';
import { Section } from '../person/section-view.tsx';

/** One org unit: where it stands, what it does, and who works there. */
export function OrgUnitView({ orgUnit }: { readonly orgUnit: string }) {
  const t = useMessages(directoryMessages);
  const query = useQueryRoute(getOrgUnit, { orgUnit });
  useTitle(query.data?.name);
  return (
    <div className="relative flex flex-col gap-6">
      <BackLink href="/org-units" className="-mb-3 xl:hidden">
        {t('backToOrgChart')}
      </BackLink>
      <QueryView query={query} waiting={<SkeletonList rows={5} />}>
        {(unit) => <OrgUnitPage unit={unit} />}
      </QueryView>
    </div>
  );
}

function OrgUnitPage({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(directoryMessages);
  const { leads, people, units, office, peopleCount } = unit;
  const leading = new Set(leads.map(({ id }) => id));
  const others = people.filter(({ id }) => !leading.has(id));
  return (
    <>
      <OrgUnitHead unit={unit} />
      <OfficeVisit unit={unit} />
      {office.tasks.length > 0 && (
        <Section title={t('tasks')}>
          <OfficeTasks unit={unit} />
        </Section>
      )}
      {leads.length > 0 && (
        <Section title={t('leads')}>
          <PeopleGrid people={leads} />
        </Section>
      )}
      <AwayToday orgUnit={unit.id} people={people} />
      {units.length > 0 && <SubUnits unit={unit} />}
      {others.length > 0 && (
        <Section title={t('peopleHere')} count={peopleCount - leads.length}>
          <PeopleGrid
            people={others}
            total={Math.max(others.length, peopleCount - leads.length)}
            allAddress={peopleAddress({ orgUnit: [unit.id] })}
          />
        </Section>
      )}
      {people.length === 0 && (
        <EmptyState icon={UsersRound} title={t('peopleCount', { count: 0 })}>
          {t(units.length > 0 ? 'unitEmpty' : 'unitEmptyLeaf')}
        </EmptyState>
      )}
    </>
  );
}

function OrgUnitHead({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(directoryMessages);
  const office = useMessages(officeMessages);
  const { id, name, code, abbreviation, path } = unit;
  const label = labelOf(officeMessages, 'edit');
  const edit = `/org-units/${id}/edit`;
  useScreenCommands(
    unit.canEdit ? [{ id: 'office.edit', label, icon: Pencil, run: ({ navigate }) => navigate(edit) }] : [],
  );
  return (
    <header className="flex flex-col gap-4">
      <ParentLink unit={unit} />
      {path.length > 0 && (
        <div className="max-sm:hidden">
          <Breadcrumbs
            crumbs={[
              ...path.map((above) => ({ id: above.id, title: above.name, href: `/org-units/${above.id}` })),
              { id, title: name },
            ]}
          />
        </div>
      )}
      <div className="flex items-center gap-4">
        <Avatar name={name} seed={id} size="lg" shape="square" />
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold text-balance [overflow-wrap:anywhere]">{name}</h1>
          <p className="flex flex-wrap items-center gap-x-3 text-muted">
            <span>
              <span className="sr-only">{`${t('code')}: `}</span>
              {[code, abbreviation].filter((part) => part !== null && part !== '').join(' · ')}
            </span>
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2 print:hidden">
        <ButtonLink href={peopleAddress({ orgUnit: [id] })} icon={Users}>
          {t('searchInUnit')}
        </ButtonLink>
        {unit.canEdit && (
          <ButtonLink href={edit} icon={Pencil}>
            {office('edit')}
          </ButtonLink>
        )}
        <SlotView name="org-unit.actions" about={{ orgUnit: { id, name }, isLed: unit.canEdit }} />
      </div>
    </header>
  );
}

/** The unit above alone, where the whole way down would take half of a phone. */
function ParentLink({ unit: { path } }: { readonly unit: OrgUnitDetails }) {
  const parent = path.at(-1);
  if (!parent) return null;
  return (
    <Link
      href={`/org-units/${parent.id}`}
      variant="quiet"
      className="-mb-2 inline-flex items-center gap-1.5 self-start text-sm text-muted sm:hidden coarse:min-h-11"
    >
      <ArrowUp aria-hidden className="size-4 shrink-0" />
      {parent.name}
    </Link>
  );
}

function SubUnits({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(directoryMessages);
  const { formatNumber } = useFormats();
  return (
    <Section title={t('subUnits')} count={unit.units.length}>
      <ul className="-mx-2 grid gap-x-2 sm:grid-cols-2">
        {unit.units.map(({ id, name, people }) => (
          <li key={id} className="min-w-0">
            <Link
              href={`/org-units/${id}`}
              variant="quiet"
              className="flex min-h-11 items-center justify-between gap-3 rounded-md! px-2 py-1.5 data-hovered:bg-hover data-hovered:no-underline"
            >
              <span className="min-w-0">{name}</span>
              <span className="shrink-0 text-sm text-muted tabular-nums">
                <span aria-hidden>{formatNumber(people)}</span>
                <span className="sr-only">{t('peopleCount', { count: people })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
