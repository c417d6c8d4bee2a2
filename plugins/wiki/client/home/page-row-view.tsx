import { FileText, Link, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { type ListedPage, pagePath } from '../../shared/index.ts';
import { wikiMessages } from '../wiki-messages.ts';

interface PageRowProps {
  readonly page: ListedPage;
  /** The second line. */
  readonly facts: string;
  /** At the end, on phones below. */
  readonly end?: ReactNode;
}

/** A page in a card of the start page. */
export function PageRow({ page, facts, end }: PageRowProps) {
  const w = useMessages(wikiMessages);
  return (
    <li className="flex flex-wrap items-center gap-x-3">
      <Link
        href={pagePath(page.id)}
        variant="quiet"
        className="flex min-h-11 min-w-0 grow basis-52 items-center gap-3 rounded-md px-2 py-1.5 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
      >
        <span aria-hidden className="flex w-5 shrink-0 justify-center">
          {page.icon ?? <FileText className="size-4 text-muted" />}
        </span>
        <span className="min-w-0 grow">
          <span className="line-clamp-2 text-sm font-medium [overflow-wrap:anywhere]">
            {page.title || w('untitled')}
          </span>
          <span className="block truncate text-xs text-muted">{facts}</span>
        </span>
      </Link>
      {end !== undefined && <span className="pe-2 max-sm:ps-10 max-sm:pb-1.5">{end}</span>}
    </li>
  );
}
