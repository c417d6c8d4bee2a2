import { lazyLayer, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import {
  Archive,
  Building2,
  Button,
  classNames,
  type Icon,
  Link,
  ListTodo,
  Lock,
  Plus,
  SkeletonList,
  Sun,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { listLists, listPath, type TaskList } from '../../shared/index.ts';
import { accessMessages } from '../access/access-messages.ts';
import { tasksMessages } from '../tasks-messages.ts';

const NewList = lazyLayer(async () => (await import('./new-list-dialog-view.tsx')).NewListDialog);

interface PlacesColumnProps {
  /** Id of a list, or `my-day`. */
  readonly current: string | undefined;
  /** It is the screen, as on phones. */
  readonly isMain: boolean;
}

/** My day and all lists, by where they belong. */
export function PlacesColumn({ current, isMain }: PlacesColumnProps) {
  const t = useMessages(tasksMessages);
  const query = useQueryRoute(listLists, {});
  const [isAdding, setAdding] = useState(false);
  return (
    <nav aria-label={t('places')} className="flex h-full flex-col gap-4 overflow-y-auto px-3 py-5">
      {isMain && <h1 className="sr-only">{t('places')}</h1>}
      <PlaceLink icon={Sun} href="/tasks" isCurrent={current === 'my-day'}>
        {t('myDay')}
      </PlaceLink>
      <QueryView query={query} waiting={<SkeletonList rows={6} />}>
        {({ lists }) => (
          <>
            <Groups lists={lists.filter(({ archivedAt }) => archivedAt === null)} current={current} />
            {lists.length === 0 && <p className="px-2 text-sm text-muted">{t('noLists')}</p>}
            <Archived lists={lists.filter(({ archivedAt }) => archivedAt !== null)} current={current} />
          </>
        )}
      </QueryView>
      <Button size="sm" variant="quiet" icon={Plus} className="self-start" onPress={() => setAdding(true)}>
        {t('newList')}
      </Button>
      {isAdding && <NewList onClose={() => setAdding(false)} />}
    </nav>
  );
}

interface GroupsProps {
  readonly lists: readonly TaskList[];
  readonly current: string | undefined;
}

function Groups({ lists, current }: GroupsProps) {
  const t = useMessages(tasksMessages);
  const { compareNames } = useFormats();
  const own = lists.filter(({ place }) => place.kind === 'person');
  const others = Map.groupBy(
    lists.filter(({ place }) => place.kind !== 'person'),
    ({ place }) => place.id,
  );
  const groups = [...others.values()].sort(([one], [other]) =>
    compareNames(one?.placeName ?? '', other?.placeName ?? ''),
  );
  return (
    <>
      {own.length > 0 && <Group title={t('ownLists')} lists={own} current={current} />}
      {groups.map((group) => (
        <Group
          key={group[0]?.place.id}
          title={group[0]?.placeName ?? ''}
          isOffice={group[0]?.place.kind === 'org-unit'}
          lists={group}
          current={current}
        />
      ))}
    </>
  );
}

function Archived({ lists, current }: GroupsProps) {
  const t = useMessages(tasksMessages);
  if (lists.length === 0) return null;
  return (
    <details open={lists.some(({ id }) => id === current)}>
      <summary className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2 text-sm text-muted focus-ring coarse:min-h-11">
        <Archive aria-hidden className="size-4" />
        {t('archivedLists')}
      </summary>
      <Lists lists={lists} current={current} />
    </details>
  );
}

function Group({
  title,
  isOffice = false,
  ...rest
}: GroupsProps & { readonly title: string; readonly isOffice?: boolean }) {
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h2 className="flex items-center gap-1.5 px-2 text-xs font-medium text-muted">
        {isOffice && <Building2 aria-hidden className="size-3.5 shrink-0" />}
        <span className="truncate">{title}</span>
      </h2>
      <Lists {...rest} />
    </section>
  );
}

function Lists({ lists, current }: GroupsProps) {
  const ta = useMessages(accessMessages);
  return (
    <ul className="flex flex-col gap-px">
      {lists.map(({ id, title, isNarrowed }) => (
        <li key={id}>
          <PlaceLink
            icon={isNarrowed ? Lock : ListTodo}
            href={listPath(id)}
            isCurrent={id === current}
            {...(isNarrowed && { note: ta('narrowed') })}
          >
            {title}
          </PlaceLink>
        </li>
      ))}
    </ul>
  );
}

interface PlaceLinkProps {
  readonly icon: Icon;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly children: string;
  /** What the icon says. */
  readonly note?: string;
}

function PlaceLink({ icon: Icon, href, isCurrent, note, children }: PlaceLinkProps) {
  return (
    <Link
      href={href}
      variant="quiet"
      {...(isCurrent && { 'aria-current': 'page' as const })}
      className={classNames(
        'flex min-h-9 items-center gap-3 rounded-md px-2 py-1 text-sm focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11',
        isCurrent && 'bg-accent-soft font-medium',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 truncate">{children}</span>
      {note !== undefined && <span className="sr-only">{note}</span>}
    </Link>
  );
}
