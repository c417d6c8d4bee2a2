import { PlaceTabs, SlotView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { ButtonLink, Page, PageHeader, useMessages } from '@kontor/ui';
import { type Channel, listChannels, listOwnPosts } from '../../shared/index.ts';
import { FeedButton } from '../feeds/feed-button-view.tsx';
import { newsMessages } from '../news-messages.ts';
import { NewPost } from '../writing/new-post-view.tsx';
import { ChannelFilter } from './channel-filter-view.tsx';
import { FollowButton } from './follow-button-view.tsx';
import { Posts } from './posts-view.tsx';

/** The news of a person, or of one channel: newest first. */
export function FeedView({ channel: id }: { readonly channel: string | undefined }) {
  const t = useMessages(newsMessages);
  const channels = useQueryRoute(listChannels, {}).data?.channels ?? [];
  const channel = channels.find((each) => each.id === id);
  const { search } = usePlace();
  const view = id !== undefined || search.view === 'all' ? 'all' : 'own';
  useTitle(channel?.name ?? t('title'));
  return (
    <Page width="wide">
      <PageHeader
        title={channel?.name ?? t('title')}
        {...(channel && channel.description !== '' && { description: channel.description })}
        actions={<FeedActions channel={channel} channels={channels} />}
      />
      <PlaceTabs of="news" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-5 pt-5 lg:grid-cols-[minmax(0,1fr)_16rem]">
        <aside className="flex flex-col gap-6 lg:order-last">
          <ChannelFilter channels={channels} chosen={id ?? view} />
          <div className="hidden flex-col gap-6 lg:flex">
            <SlotView name="news.aside" about={{}} />
          </div>
        </aside>
        <div className="min-w-0">
          <Posts key={view} view={view} channel={id} />
        </div>
      </div>
    </Page>
  );
}

function FeedActions({
  channel,
  channels,
}: {
  readonly channel: Channel | undefined;
  readonly channels: readonly Channel[];
}) {
  const t = useMessages(newsMessages);
  const writable = channels.filter(({ mayWrite }) => mayWrite);
  const own = useQueryRoute(listOwnPosts, {}).data?.posts ?? [];
  const isInvolved = own.length > 0 || writable.length > 0;
  const toDecide = own.filter(({ isToDecide }) => isToDecide).length;
  return (
    <>
      <FeedButton channel={channel?.id} />
      {channel && <FollowButton channel={channel} />}
      {isInvolved && (
        <ButtonLink href="/news/own">{toDecide > 0 ? `${t('ownPosts')} (${toDecide})` : t('ownPosts')}</ButtonLink>
      )}
      {writable.length > 0 && <NewPost channels={writable} chosen={channel?.id} />}
    </>
  );
}
