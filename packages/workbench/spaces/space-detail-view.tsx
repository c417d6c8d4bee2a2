import { QueryView, SlotView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { getSpace, type SpaceView } from '@kontor/schema';
import {
  ArrowLeft,
  Avatar,
  Badge,
  Banner,
  EmptyState,
  Link,
  Lock,
  PageHeader,
  Tabs,
  UsersRound,
  useMessages,
} from '@kontor/ui';
import { JoinRequests } from './join-requests-view.tsx';
import { SpaceActions } from './space-actions-view.tsx';
import { SpaceMembers } from './space-members-view.tsx';
import { spaceMessages } from './space-messages.ts';

/** One space: what is in it, who belongs to it, and what one may do. */
export function SpaceDetail({ idOrSlug }: { readonly idOrSlug: string }) {
  const t = useMessages(spaceMessages);
  const query = useQueryRoute(getSpace, { space: idOrSlug });
  useTitle(query.data?.name);
  return (
    <>
      <Link
        href="/spaces"
        variant="quiet"
        className="mb-3 inline-flex items-center gap-1.5 text-sm text-muted xl:hidden coarse:min-h-11"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t('title')}
      </Link>
      {query.data === undefined && <h1 className="sr-only">{t('title')}</h1>}
      <QueryView query={query}>{(space) => <SpacePage space={space} />}</QueryView>
    </>
  );
}

const visibilityLabels = { open: 'open', 'on-request': 'onRequest', hidden: 'hidden' } as const;

function SpacePage({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const { search, setSearch } = usePlace();
  const home = (
    <SlotView name="space.home" about={{ space }}>
      <EmptyState icon={UsersRound} title={t('homeEmpty')}>
        {t('homeEmptyHelp')}
      </EmptyState>
    </SlotView>
  );
  const tabs = [
    { id: 'home', title: t('home'), content: home },
    { id: 'members', title: t('members'), content: <SpaceMembers space={space} /> },
    ...(space.role === 'owner'
      ? [{ id: 'requests', title: t('requests'), content: <JoinRequests space={space} /> }]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={space.name}
        description={
          <>
            {space.description}
            <span className="flex flex-wrap gap-1.5 pt-1.5">
              <Badge>{t(visibilityLabels[space.visibility])}</Badge>
              {space.role !== null && <Badge tone="accent">{t(space.role)}</Badge>}
            </span>
          </>
        }
        start={<Avatar name={space.name} seed={space.id} size="lg" shape="square" />}
        actions={<SpaceActions space={space} />}
      />
      {space.archivedAt !== null && (
        <Banner tone="warning" className="mb-5">
          {t('archivedBanner')}
        </Banner>
      )}
      {space.role === null ? (
        <EmptyState icon={Lock} title={t('noAccessYet')} />
      ) : (
        <Tabs
          label={space.name}
          tabs={tabs}
          selected={tabs.some(({ id }) => id === search.tab) ? (search.tab ?? 'home') : 'home'}
          onSelect={(tab) => setSearch({ tab: tab === 'home' ? undefined : tab })}
        />
      )}
    </>
  );
}
