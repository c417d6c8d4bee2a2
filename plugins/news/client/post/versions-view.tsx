import { QueryView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { BackLink, Badge, classNames, Link, Page, PageHeader, SkeletonText, useFormats, useMessages } from '@kontor/ui';
import { listVersions, type Post, postPath, readVersion } from '../../shared/index.ts';
import { postMessages } from './post-messages.ts';
import { Reading } from './reading-view.tsx';

/** A post as it was each time that it came out. */
export function Versions({ post }: { readonly post: Post }) {
  const t = useMessages(postMessages);
  const { search } = usePlace();
  const { formatDate } = useFormats();
  const query = useQueryRoute(listVersions, { post: post.id });
  const newest = query.data?.versions[0]?.number;
  const number = Number(search.version ?? newest ?? 0);
  useTitle(t('versions'));
  return (
    <Page width="wide">
      <BackLink href={postPath(post.id)} className="mb-3">
        {t('backToPost')}
      </BackLink>
      <PageHeader title={t('versions')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <QueryView query={query}>
          {({ versions }) => (
            <ul className="flex flex-col gap-px">
              {versions.map((version) => (
                <li key={version.number}>
                  <Link
                    href={`${postPath(post.id)}?show=versions&version=${version.number}`}
                    variant="quiet"
                    {...(version.number === number && { 'aria-current': 'true' as const })}
                    className={classNames(
                      'flex flex-col gap-0.5 rounded-md px-3 py-2 text-sm data-hovered:bg-hover data-hovered:no-underline',
                      version.number === number && 'bg-hover',
                    )}
                  >
                    <span className="flex flex-wrap items-center gap-2 font-medium">
                      {t('versionOf', { number: version.number, when: formatDate(version.at, 'moment') })}
                      {version.number === newest && <Badge>{t('current')}</Badge>}
                    </span>
                    {version.by && <span className="text-muted">{t('versionBy', { name: version.by.name })}</span>}
                    {version.inPlaceOf && (
                      <span className="text-muted">{t('versionInPlaceOf', { name: version.inPlaceOf.name })}</span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </QueryView>
        {number > 0 && <Version key={number} post={post.id} number={number} />}
      </div>
    </Page>
  );
}

function Version({ post, number }: { readonly post: string; readonly number: number }) {
  const t = useMessages(postMessages);
  const query = useQueryRoute(readVersion, { post, number });
  return (
    <QueryView query={query} waiting={<SkeletonText />}>
      {(version) => (
        <article className="flex min-w-0 flex-col gap-4">
          <h2 className="text-xl font-semibold [overflow-wrap:anywhere]">{version.title}</h2>
          {version.teaser !== '' && <p className="text-muted">{version.teaser}</p>}
          <Reading post={post} doc={version.doc} label={t('text')} />
          {version.docEn && (
            <section lang="en" className="flex flex-col gap-4 border-t border-border pt-4">
              <h2 className="text-xl font-semibold [overflow-wrap:anywhere]">{version.titleEn}</h2>
              <Reading post={post} doc={version.docEn} label={t('text')} />
            </section>
          )}
        </article>
      )}
    </QueryView>
  );
}
