import { useAction, useQueryRoute, useWorkbench } from '@kontor/plugin-api/client';
import { PresentPeople, SaveState, type SharedDocument, useDocumentStatus } from '@kontor/plugin-api/document';
import { listSpaces } from '@kontor/schema';
import { Breadcrumbs, classNames, IconButton, Lock, Star, useMessages } from '@kontor/ui';
import { getPage, getShelf, type Page, pagePath, setFavourite } from '../../shared/index.ts';
import { CommentsButton } from '../comments/comments-button-view.tsx';
import type { PageComments } from '../comments/use-page-comments.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { PageMenu } from './page-menu-view.tsx';
import { pageMessages } from './page-messages.ts';

interface PageBarProps {
  readonly page: Page;
  readonly document: SharedDocument | undefined;
  readonly comments: PageComments;
  /** Opens what keeps the page from being read by everybody. */
  readonly onCheck: () => void;
}

/** Above a page, and in view while one reads: where it stands, whether it is saved, who is here, what one can do. */
export function PageBar({ page, document, comments, onCheck }: PageBarProps) {
  const t = useMessages(pageMessages);
  const w = useMessages(wikiMessages);
  const { isOffline } = useWorkbench();
  const slug = useQueryRoute(listSpaces, {}).data?.spaces.find(({ id }) => id === page.space)?.slug;
  const favour = useAction(setFavourite, { refreshes: [getPage, getShelf] });
  const crumbs = [
    { id: 'space', title: page.spaceName, href: `/wiki/space/${slug ?? page.space}` },
    ...page.path.map(({ id, title }) => ({ id, title: title || w('untitled'), href: pagePath(id) })),
    { id: page.id, title: page.title || w('untitled') },
  ];
  return (
    <header
      className={classNames(
        'sticky top-0 z-20 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-transparent bg-surface px-4 py-1.5 sm:px-6 print:hidden',
        // Room for the bar that says so, out of the empty edge of what follows: the text does not move.
        isOffline && '-mb-4 min-h-16 pt-5.5',
      )}
    >
      {/* On phones two rows at most: the way here, which can be pushed along, and what one can do. */}
      <div className="min-w-0 grow basis-40 max-sm:basis-full max-sm:overflow-x-auto max-sm:[&_ol]:flex-nowrap max-sm:[&_ol]:whitespace-nowrap">
        <Breadcrumbs crumbs={crumbs} />
      </div>
      <div className="flex min-w-0 items-center gap-2 max-sm:w-full max-sm:justify-end">
        {page.isNarrowed && <Lock aria-label={t('narrowed')} className="size-4 text-muted" />}
        {document && <Presence page={page} document={document} />}
        <CommentsButton page={page} comments={comments} />
        <IconButton
          icon={Star}
          label={t(page.isFavourite ? 'unfavourite' : 'favourite')}
          isActive={page.isFavourite}
          onPress={() => void favour.run({ page: page.id, favourite: !page.isFavourite })}
        />
        <PageMenu page={page} onCheck={onCheck} />
      </div>
    </header>
  );
}

function Presence({ page, document }: { readonly page: Page; readonly document: SharedDocument }) {
  const status = useDocumentStatus(document);
  return (
    <>
      <PresentPeople awareness={document.awareness} />
      {page.right === 'write' && <SaveState status={status} />}
    </>
  );
}
