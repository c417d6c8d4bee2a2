import { QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { listSpaces, type OutputOf } from '@kontor/schema';
import {
  Avatar,
  BookOpen,
  ButtonLink,
  EmptyState,
  FileText,
  Link,
  Page,
  PageHeader,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { type ReactNode, useId } from 'react';
import { getShelf, type ListedPage, pagePath } from '../../shared/index.ts';
import { wikiMessages } from '../wiki-messages.ts';

/** Where the wiki begins: what is mine, what is new, and the spaces. */
export function StartView() {
  const t = useMessages(wikiMessages);
  const shelf = useQueryRoute(getShelf, {});
  const spaces = useQueryRoute(listSpaces, {});
  useTitle(t('wiki'));
  return (
    <Page width="wide">
      <PageHeader title={t('wiki')} description={t('lead')} />
      <QueryView query={spaces}>
        {({ spaces: all }) => {
          const own = all.filter(({ role, archivedAt }) => role !== null && archivedAt === null);
          if (own.length === 0)
            return (
              <EmptyState
                icon={BookOpen}
                title={t('noSpaces')}
                action={<ButtonLink href="/spaces">{t('openSpaces')}</ButtonLink>}
              >
                {t('noSpacesHelp')}
              </EmptyState>
            );
          return (
            <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
              <QueryView query={shelf}>{(data) => <Shelf shelf={data} />}</QueryView>
              <Part title={t('spaces')}>
                <ul className="-mx-2 flex flex-col gap-px">
                  {own.map(({ id, slug, name }) => (
                    <Row key={id} href={`/wiki/space/${slug}`} title={name}>
                      <Avatar name={name} seed={id} size="sm" shape="square" />
                    </Row>
                  ))}
                </ul>
              </Part>
            </div>
          );
        }}
      </QueryView>
    </Page>
  );
}

function Shelf({ shelf }: { readonly shelf: OutputOf<typeof getShelf> }) {
  const t = useMessages(wikiMessages);
  return (
    <div className="flex min-w-0 flex-col gap-8">
      {shelf.drafts.length > 0 && <PageList title={t('drafts')} pages={shelf.drafts} empty="" />}
      <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        <PageList title={t('favourites')} pages={shelf.favourites} empty={t('favouritesEmpty')} />
        <PageList title={t('visited')} pages={shelf.visited} empty={t('visitedEmpty')} />
      </div>
      <PageList title={t('changed')} pages={shelf.changed} empty={t('changedEmpty')} isDated />
    </div>
  );
}

interface PageListProps {
  readonly title: string;
  readonly pages: readonly ListedPage[];
  readonly empty: string;
  readonly isDated?: boolean;
}

function PageList({ title, pages, empty, isDated = false }: PageListProps) {
  const t = useMessages(wikiMessages);
  const { formatRelativeTime } = useFormats();
  return (
    <Part title={title}>
      {pages.length === 0 && <p className="text-sm text-pretty text-muted">{empty}</p>}
      <ul className="-mx-2 flex flex-col gap-px">
        {pages.map((page) => (
          <Row
            key={page.id}
            href={pagePath(page.id)}
            title={page.title || t('untitled')}
            subtitle={page.spaceName}
            {...(isDated && { note: formatRelativeTime(page.changedAt) })}
          >
            <span aria-hidden className="flex w-5 justify-center">
              {page.icon ?? <FileText className="size-4 text-muted" />}
            </span>
          </Row>
        ))}
      </ul>
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex min-w-0 flex-col gap-1">
      <h2 id={heading} className="pb-1 text-sm font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

interface RowProps {
  readonly href: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Row({ href, title, subtitle, note, children }: RowProps) {
  return (
    <li>
      <Link
        href={href}
        variant="quiet"
        className="flex min-h-10 items-center gap-3 rounded-md px-2 py-1.5 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline coarse:min-h-11"
      >
        <span className="shrink-0">{children}</span>
        <span className="min-w-0 grow">
          <span className="block truncate text-sm font-medium">{title}</span>
          {subtitle !== undefined && <span className="block truncate text-xs text-muted">{subtitle}</span>}
        </span>
        {note !== undefined && <span className="shrink-0 text-xs text-muted">{note}</span>}
      </Link>
    </li>
  );
}
