import { Badge, classNames, Link, Pin, useFormats, useMessages } from '@kontor/ui';
import { type ListedPost, postPath } from '../../shared/index.ts';
import { channelSigns } from '../channel-sign.ts';
import { newsMessages } from '../news-messages.ts';
import { useWords } from '../shown-language.ts';

/** A post in the news: enough to decide whether to read it. */
export function PostItem({ post, isPinned = false }: { readonly post: ListedPost; readonly isPinned?: boolean }) {
  const t = useMessages(newsMessages);
  const { formatDate, formatRelativeTime } = useFormats();
  const { title, teaser, lang } = useWords(post);
  const Sign = channelSigns[post.channel.kind];
  return (
    <article
      aria-labelledby={`post-${post.id}`}
      className={classNames(
        'relative flex flex-col gap-3 rounded-lg bg-surface p-4 ring-1 ring-border sm:flex-row sm:gap-5 sm:p-5',
        isPinned && 'ring-accent-text/40',
      )}
    >
      {post.cover !== null && (
        <img
          src={`/api/files/${post.cover}`}
          alt={post.coverAlt}
          loading="lazy"
          className="aspect-5/2 w-full rounded-md bg-hover object-cover sm:order-last sm:aspect-4/3 sm:w-44 sm:shrink-0 sm:self-start"
        />
      )}
      <div className="flex min-w-0 grow flex-col gap-1.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          <span className="inline-flex min-w-0 items-center gap-1.5">
            <Sign aria-hidden className="size-4 shrink-0" />
            <span className="min-w-0 [overflow-wrap:anywhere]">{post.channel.name}</span>
          </span>
          <span aria-hidden>·</span>
          <time dateTime={post.publishedAt} title={formatDate(post.publishedAt, 'moment')}>
            {formatRelativeTime(post.publishedAt)}
          </time>
          {isPinned && (
            <span className="inline-flex items-center gap-1">
              <Pin aria-hidden className="size-3.5" />
              {t('pinned')}
            </span>
          )}
          {post.important && <Badge tone="warning">{t('important')}</Badge>}
        </p>
        <h2 id={`post-${post.id}`} lang={lang} className="text-lg leading-snug font-semibold [overflow-wrap:anywhere]">
          <Link
            href={postPath(post.id)}
            variant="quiet"
            className="text-text after:absolute after:inset-0 after:rounded-lg"
          >
            {title}
          </Link>
        </h2>
        {teaser !== '' && (
          <p lang={lang} className="line-clamp-3 text-pretty text-muted [overflow-wrap:anywhere]">
            {teaser}
          </p>
        )}
        <p className="text-sm text-muted">
          {[
            post.author?.name,
            post.changedAt !== null ? t('changedOn', { when: formatRelativeTime(post.changedAt) }) : undefined,
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </p>
      </div>
    </article>
  );
}
