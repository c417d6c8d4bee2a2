import { QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { BackLink, EmptyState, ItemList, Page, PageHeader, PencilLine, useFormats, useMessages } from '@kontor/ui';
import { listChannels, listOwnPosts, type OwnPost, postPath } from '../../shared/index.ts';
import { channelSigns } from '../channel-sign.ts';
import { newsMessages } from '../news-messages.ts';
import { StateBadge } from '../state-badge-view.tsx';
import { NewPost } from '../writing/new-post-view.tsx';
import { ownMessages } from './own-messages.ts';

const sections = ['toDecide', 'underWay', 'out', 'over'] as const;

/** What somebody writes or wrote, and what waits for their decision. */
export function OwnPosts() {
  const t = useMessages(ownMessages);
  const n = useMessages(newsMessages);
  const { formatDate, formatRelativeTime } = useFormats();
  const query = useQueryRoute(listOwnPosts, {});
  const channels = useQueryRoute(listChannels, {}).data?.channels.filter(({ mayWrite }) => mayWrite) ?? [];
  useTitle(n('ownPosts'));
  return (
    <Page>
      <BackLink href="/news" className="mb-3">
        {n('backToNews')}
      </BackLink>
      <PageHeader
        title={n('ownPosts')}
        {...(channels.length > 0 && { actions: <NewPost channels={channels} chosen={undefined} /> })}
      />
      <QueryView query={query}>
        {({ posts }) => (
          <ItemList
            label={n('ownPosts')}
            items={[...posts].sort((one, other) => rankOf(one) - rankOf(other))}
            section={(post) => {
              const id = sections[rankOf(post)] ?? 'over';
              return { id, title: t(id) };
            }}
            row={(post) => {
              const Sign = channelSigns[post.channel.kind];
              const title = post.title || n('untitled');
              const when =
                post.publishAt !== null
                  ? n('comesOut', { when: formatDate(post.publishAt, 'moment') })
                  : formatRelativeTime(post.changedAt);
              return {
                id: post.id,
                text: title,
                title,
                start: <Sign aria-hidden className="size-5 shrink-0 text-muted" />,
                subtitle: [post.channel.name, post.author?.name, when].filter((part) => part !== undefined).join(' · '),
                note: (
                  <StateBadge
                    state={post.state === 'published' && post.review === 'asked' ? 'handed-in' : post.state}
                  />
                ),
                href: postPath(post.id) + (post.isToDecide ? '?show=write' : ''),
              };
            }}
            empty={
              <EmptyState icon={PencilLine} title={t('none')}>
                {t('noneText')}
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </Page>
  );
}

function rankOf({ isToDecide, state }: OwnPost): number {
  if (isToDecide) return 0;
  if (state === 'published') return 2;
  return state === 'expired' || state === 'withdrawn' ? 3 : 1;
}
