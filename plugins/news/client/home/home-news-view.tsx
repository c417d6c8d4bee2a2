import { useQueryRoute } from '@kontor/plugin-api/client';
import { Badge, Card, Link, useFormats, useMessages } from '@kontor/ui';
import { type ListedPost, listNewPosts, postPath } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';
import { useWords } from '../shown-language.ts';
import { homeMessages } from './home-messages.ts';

export { foldNews } from '../live-folds.ts';

/** On the start page: what came out for the person since they looked. It goes away as it is read. */
export function HomeNews() {
  const t = useMessages(homeMessages);
  const fresh = useQueryRoute(listNewPosts, {}).data;
  if (!fresh || fresh.posts.length === 0) return null;
  const more = fresh.count - fresh.posts.length;
  return (
    <Card
      title={t('title')}
      action={
        <Link href="/news" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {more > 0 ? t('more', { count: more }) : t('all')}
        </Link>
      }
    >
      <ul className="-mx-2 flex flex-col gap-px">
        {fresh.posts.map((post) => (
          <Line key={post.id} post={post} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ post }: { readonly post: ListedPost }) {
  const n = useMessages(newsMessages);
  const { formatRelativeTime } = useFormats();
  const { title, lang } = useWords(post);
  return (
    <li>
      <Link
        href={postPath(post.id)}
        variant="quiet"
        className="flex min-h-11 flex-col justify-center gap-0.5 rounded-md px-2 py-1.5 data-hovered:bg-hover data-hovered:no-underline"
      >
        <span className="flex min-w-0 items-center gap-2">
          <span lang={lang} className="min-w-0 font-medium [overflow-wrap:anywhere]">
            {title}
          </span>
          {post.important && <Badge tone="warning">{n('important')}</Badge>}
        </span>
        <span className="text-sm text-muted">
          {post.channel.name} · {formatRelativeTime(post.publishedAt)}
        </span>
      </Link>
    </li>
  );
}
