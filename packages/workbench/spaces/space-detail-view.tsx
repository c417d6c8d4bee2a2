import { QueryView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { getSpace, listSpaces, type SpaceView } from '@kontor/schema';
import {
  Avatar,
  Badge,
  Banner,
  Breadcrumbs,
  ButtonLink,
  EmptyState,
  Lock,
  Page,
  PageHeader,
  Tabs,
  useMessages,
} from '@kontor/ui';
import { groupMessages } from './group-messages.ts';
import { isGroup } from './group-model.ts';
import { JoinRequests } from './join-requests-view.tsx';
import { SpaceActions } from './space-actions-view.tsx';
import { SpaceHome } from './space-home-view.tsx';
import { SpaceMembers } from './space-members-view.tsx';
import { spaceMessages } from './space-messages.ts';
import { useDecidesInPlace } from './use-decides-in-place.ts';

/** One space: what is in it, who belongs to it, and what one may do. */
export function SpaceDetail({ idOrSlug }: { readonly idOrSlug: string }) {
  const t = useMessages(spaceMessages);
  const query = useQueryRoute(getSpace, { space: idOrSlug });
  useTitle(query.data?.name);
  return (
    <Page width="wide">
      {query.data === undefined && <h1 className="sr-only">{t('title')}</h1>}
      <QueryView query={query} next={<ButtonLink href="/spaces">{t('allSpaces')}</ButtonLink>}>
        {(space) => <SpacePage space={space} />}
      </QueryView>
    </Page>
  );
}

const visibilityLabels = { open: 'open', 'on-request': 'onRequest', hidden: 'hidden' } as const;

function SpacePage({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const tGroup = useMessages(groupMessages);
  const { search, setSearch } = usePlace();
  const decidesInPlace = useDecidesInPlace(space);
  const tabs = [
    { id: 'home', title: t('home'), content: <SpaceHome space={space} /> },
    { id: 'members', title: t('members'), content: <SpaceMembers space={space} /> },
    ...(space.role === 'owner' || decidesInPlace
      ? [{ id: 'requests', title: t('requests'), content: <JoinRequests space={space} /> }]
      : []),
  ];
  return (
    <>
      <PageHeader
        before={<Way space={space} />}
        title={space.name}
        description={
          <>
            {space.description}
            {isGroup(space) && space.topics.length > 0 && <span className="block">{space.topics.join(' · ')}</span>}
            <span className="flex flex-wrap gap-1.5 pt-1.5">
              {space.archivedAt !== null && <Badge tone="warning">{t('archived')}</Badge>}
              {isGroup(space) && <Badge tone="info">{tGroup('group')}</Badge>}
              <Badge>{t(visibilityLabels[space.visibility])}</Badge>
              {space.role !== null && <Badge tone="accent">{t(space.role)}</Badge>}
            </span>
          </>
        }
        start={<Avatar name={space.name} seed={space.id} size="lg" shape={isGroup(space) ? 'round' : 'square'} />}
        actions={<SpaceActions space={space} />}
      />
      {space.archivedAt !== null && (
        <Banner tone="warning" className="mb-5">
          {t('archivedBanner')}
        </Banner>
      )}
      {space.role === null ? (
        <NoAccessYet space={space} />
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

/** The way back to all spaces, over the one above. */
function Way({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces ?? [];
  const tGroup = useMessages(groupMessages);
  const parent = spaces.find(({ id }) => id === space.parent);
  return (
    <Breadcrumbs
      crumbs={[
        isGroup(space)
          ? { id: 'groups', title: tGroup('title'), href: '/groups' }
          : { id: 'spaces', title: t('title'), href: '/spaces' },
        ...(parent ? [{ id: parent.id, title: parent.name, href: `/spaces/${parent.slug}` }] : []),
        { id: space.id, title: space.name },
      ]}
    />
  );
}

function NoAccessYet({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const isArchived = space.archivedAt !== null;
  return (
    <EmptyState icon={Lock} title={t(isArchived ? 'noAccessArchived' : 'noAccessYet')}>
      {!isArchived && t(space.visibility === 'open' ? 'openHelp' : space.requested ? 'requestedHelp' : 'requestHelp')}
    </EmptyState>
  );
}
