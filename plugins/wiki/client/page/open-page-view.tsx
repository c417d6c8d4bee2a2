import type { DocumentEditorHandle } from '@kontor/editor/document';
import { lazyLayer } from '@kontor/plugin-api/client';
import { useSharedDocument } from '@kontor/plugin-api/document';
import { useMessages } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { type Page, pageRef } from '../../shared/index.ts';
import { usePageComments } from '../comments/use-page-comments.ts';
import { Cover } from '../cover/cover-view.tsx';
import { ReadingBar } from '../readings/reading-bar-view.tsx';
import { useBarriers } from '../review/use-barriers.ts';
import { Backlinks } from './backlinks-view.tsx';
import { Outline } from './outline-view.tsx';
import { PageBanners } from './page-banners-view.tsx';
import { PageBar } from './page-bar-view.tsx';
import { PageHead } from './page-head-view.tsx';
import { pageMessages } from './page-messages.ts';
import { PageText } from './page-text-view.tsx';

const BarriersPanel = lazyLayer(async () => (await import('../review/barriers-panel-view.tsx')).BarriersPanel);

/** A page that one may see: bar, head, text, and beside it on wide screens what stands on it. */
export function OpenPage({ page }: { readonly page: Page }) {
  const t = useMessages(pageMessages);
  const opened = useSharedDocument('wiki', pageRef(page.id));
  const [handle, setHandle] = useState<DocumentEditorHandle>();
  // Whoever is quicker than the editor comes with their next keys to the text as soon as it is there.
  const isWanted = useRef(false);
  const enter = () => {
    isWanted.current = handle === undefined;
    handle?.focus();
  };
  const take = (ready: DocumentEditorHandle) => {
    setHandle(ready);
    if (isWanted.current) ready.focus();
    isWanted.current = false;
  };
  useAddressedPlace(handle);
  const comments = usePageComments(page, handle, opened?.doc);
  const barriers = useBarriers(page, handle, opened?.doc, comments);
  return (
    <article className="flex min-h-full flex-col">
      <PageBar page={page} document={opened} comments={comments} onCheck={barriers.show} />
      {barriers.isShown && !comments.isOpen && <BarriersPanel barriers={barriers} />}
      <div className="grid grow grid-cols-[minmax(0,1fr)] gap-x-8 px-4 pt-4 pb-24 sm:px-10 2xl:grid-cols-[minmax(0,1fr)_15rem] print:p-0">
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-5">
          <PageBanners page={page} document={opened} />
          <Cover page={page} />
          <PageHead page={page} barriers={barriers} onDone={enter} />
          <ReadingBar page={page} />
          <PageText
            page={page}
            document={opened}
            label={t('text')}
            onReady={take}
            remarks={{ onComment: comments.begin, onSuggest: comments.beginSuggestion }}
          />
          <Backlinks page={page.id} />
        </div>
        <Outline handle={handle} />
      </div>
    </article>
  );
}

/** The heading that the address names, when the text has come, and again when a link leads to another. */
function useAddressedPlace(handle: DocumentEditorHandle | undefined): void {
  useEffect(() => {
    if (!handle) return;
    const go = () => {
      const name = location.hash.slice(1);
      if (name !== '') handle.goToPlace(name);
    };
    go();
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, [handle]);
}
