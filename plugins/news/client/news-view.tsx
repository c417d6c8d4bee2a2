import { isUuid } from '@kontor/base';
import { lazyPart, usePlace } from '@kontor/plugin-api/client';
import { Page, SkeletonList } from '@kontor/ui';
import { Suspense } from 'react';
import { FeedView } from './feed/feed-view.tsx';

export { foldNews } from './live-folds.ts';

const PostView = lazyPart<{ id: string }>(async () => (await import('./post/post-view.tsx')).PostView);
const OwnPosts = lazyPart(async () => (await import('./own/own-posts-view.tsx')).OwnPosts);
const Channels = lazyPart(async () => (await import('./channels/channels-view.tsx')).ChannelsView);

/** The news; one post of them; those that one writes; the channels. */
export function NewsView() {
  const { kind, id } = usePlace().params;
  return (
    <Suspense
      fallback={
        <Page>
          <SkeletonList />
        </Page>
      }
    >
      <Part kind={kind} id={id} />
    </Suspense>
  );
}

function Part({ kind, id }: { readonly kind: string | undefined; readonly id: string | undefined }) {
  if (kind !== undefined && isUuid(kind)) return <PostView key={kind} id={kind} />;
  if (kind === 'own') return <OwnPosts />;
  if (kind === 'channels') return <Channels />;
  const channel = kind === 'channel' ? id : undefined;
  return <FeedView key={channel ?? ''} channel={channel} />;
}
