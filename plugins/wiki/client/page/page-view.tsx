import { lazyPart, QueryView, useCall, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { ButtonLink, Skeleton, SkeletonText, useMessages } from '@kontor/ui';
import { Suspense, useEffect } from 'react';
import { getPage, type Page, recordVisit } from '../../shared/index.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { OpenPage } from './open-page-view.tsx';
import { prepareEditor } from './page-text-view.tsx';

const VersionsView = lazyPart<{ page: Page }>(async () => (await import('../versions/versions-view.tsx')).VersionsView);

/** A page: what it is called, whom to ask, and its text. */
export function PageView({ id }: { readonly id: string }) {
  const t = useMessages(wikiMessages);
  const query = useQueryRoute(getPage, { page: id });
  const call = useCall();
  const { search } = usePlace();
  const isThere = query.data !== undefined;
  useEffect(prepareEditor, []);
  useTitle(query.data && (query.data.title || t('untitled')));
  useEffect(() => {
    // Only a convenience: without a connection nobody is told.
    if (isThere) call(recordVisit, { page: id }).catch(() => undefined);
  }, [call, id, isThere]);
  return (
    <QueryView query={query} waiting={<Waiting />} next={<ButtonLink href="/wiki">{t('backToWiki')}</ButtonLink>}>
      {(page) => (search.show === 'versions' ? <EarlierPage page={page} /> : <OpenPage page={page} />)}
    </QueryView>
  );
}

function EarlierPage({ page }: { readonly page: Page }) {
  return (
    <Suspense fallback={<Waiting />}>
      <VersionsView page={page} />
    </Suspense>
  );
}

function Waiting() {
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-7 sm:px-10">
      <Skeleton className="h-4 w-48" />
      <Skeleton className="h-9 w-80" />
      <SkeletonText />
    </div>
  );
}
