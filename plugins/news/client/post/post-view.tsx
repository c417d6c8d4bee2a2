import { lazyPart, QueryView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { ButtonLink, Page, Skeleton, SkeletonText, useMessages } from '@kontor/ui';
import { Suspense } from 'react';
import { getPost, type Post } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';
import { PublicPost } from './public-post-view.tsx';

const Writing = lazyPart<{ post: Post }>(async () => (await import('../writing/writing-view.tsx')).Writing);
const Versions = lazyPart<{ post: Post }>(async () => (await import('./versions-view.tsx')).Versions);

/** A post: to be read, written, or looked at as it was. */
export function PostView({ id }: { readonly id: string }) {
  const t = useMessages(newsMessages);
  const query = useQueryRoute(getPost, { post: id });
  useTitle(query.data && ((query.data.published ?? query.data.draft)?.title || t('untitled')));
  return (
    <QueryView query={query} waiting={<Waiting />} next={<ButtonLink href="/news">{t('backToNews')}</ButtonLink>}>
      {(post) => (
        <Suspense fallback={<Waiting />}>
          <Shown post={post} />
        </Suspense>
      )}
    </QueryView>
  );
}

function Shown({ post }: { readonly post: Post }) {
  const { search } = usePlace();
  const { published, draft } = post;
  if (draft && search.show === 'versions') return <Versions post={post} />;
  if (draft && (!published || search.show === 'write')) return <Writing post={post} />;
  return published ? <PublicPost post={post} published={published} /> : null;
}

function Waiting() {
  return (
    <Page>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-9 w-80" />
        <SkeletonText />
      </div>
    </Page>
  );
}
