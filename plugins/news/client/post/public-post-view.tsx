import type { Language } from '@kontor/base';
import { PersonName } from '@kontor/plugin-api/client';
import { coverClasses } from '@kontor/plugin-api/document';
import { BackLink, Badge, Banner, ButtonLink, Link, Page, useFormats, useLanguage, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { channelPath, type Post, type PublishedText, postPath } from '../../shared/index.ts';
import { channelSigns } from '../channel-sign.ts';
import { newsMessages } from '../news-messages.ts';
import { wordsIn } from '../shown-language.ts';
import { LanguageSwitch } from './language-switch-view.tsx';
import { PostBelow } from './post-below-view.tsx';
import { PostMenu } from './post-menu-view.tsx';
import { postMessages } from './post-messages.ts';
import { Reading } from './reading-view.tsx';

interface PublicPostProps {
  readonly post: Post;
  readonly published: PublishedText;
}

/** A post as its readers see it. */
export function PublicPost({ post, published }: PublicPostProps) {
  const t = useMessages(postMessages);
  const n = useMessages(newsMessages);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<Language>();
  const { title, teaser, lang } = wordsIn(published, chosen ?? language);
  const doc = lang === 'en' ? (published.docEn ?? published.doc) : published.doc;
  return (
    <Page>
      <div className="flex items-center justify-between gap-3 pb-3 print:hidden">
        <div>
          <BackLink href="/news">{n('backToNews')}</BackLink>
        </div>
        <PostMenu post={post} title={title} />
      </div>
      <article className="flex flex-col gap-5">
        <StateBanner post={post} />
        {published.cover !== null && (
          <img src={`/api/files/${published.cover}`} alt={published.coverAlt} className={coverClasses} />
        )}
        <header className="flex flex-col gap-3 border-b border-border pb-4">
          <h1 lang={lang} className="text-2xl font-semibold text-balance [overflow-wrap:anywhere]">
            {title}
          </h1>
          {teaser !== '' && (
            <p lang={lang} className="text-lg text-pretty text-muted [overflow-wrap:anywhere]">
              {teaser}
            </p>
          )}
          <Facts post={post} published={published} />
          {published.hasEnglish && <LanguageSwitch value={lang} onChange={setChosen} />}
        </header>
        <div lang={lang}>
          <Reading post={post.id} doc={doc} label={t('text')} />
        </div>
      </article>
      {post.state === 'published' && <PostBelow post={post} />}
    </Page>
  );
}

function Facts({ post, published }: PublicPostProps) {
  const t = useMessages(postMessages);
  const n = useMessages(newsMessages);
  const { formatDate } = useFormats();
  const Sign = channelSigns[post.channel.kind];
  const names = post.addressees.map(({ label }) => label || n('gone'));
  const isForEveryone = post.addressees.some(({ kind }) => kind === 'everyone');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm text-muted">
      <Link
        href={channelPath(post.channel.id)}
        variant="quiet"
        className="inline-flex items-center gap-1.5 font-medium"
      >
        <Sign aria-hidden className="size-4 shrink-0" />
        {post.channel.name}
      </Link>
      {post.author && <PersonName person={post.author} className="font-medium text-text" />}
      {post.coAuthors.length > 0 && (
        <span>{t('withOthers', { names: post.coAuthors.map(({ name }) => name).join(', ') })}</span>
      )}
      {post.publishedAt !== null && <time dateTime={post.publishedAt}>{formatDate(post.publishedAt, 'moment')}</time>}
      {published.number > 1 && <span>{n('changedOn', { when: formatDate(published.at, 'moment') })}</span>}
      <span className="[overflow-wrap:anywhere]">
        {isForEveryone ? t('forEveryone') : t('for', { names: names.join(', ') })}
      </span>
      {post.important && <Badge tone="warning">{n('important')}</Badge>}
    </div>
  );
}

/** What those who write have to know; readers see none of it. */
function StateBanner({ post }: { readonly post: Post }) {
  const t = useMessages(postMessages);
  const { draft, state } = post;
  if (!draft) return null;
  if (state === 'withdrawn') return <Banner tone="warning">{t('isWithdrawn')}</Banner>;
  if (state === 'expired') return <Banner>{t('isExpired')}</Banner>;
  if (!draft.isChanged && draft.review === 'none') return null;
  return (
    <Banner
      action={
        <ButtonLink href={`${postPath(post.id)}?show=write`} size="sm">
          {t('continue')}
        </ButtonLink>
      }
    >
      {t(draft.review === 'asked' ? 'waitsForEditor' : 'hasChanges')}
    </Banner>
  );
}
