import { useQueryRoute } from '@kontor/plugin-api/client';
import { FileText, Link, useMessages } from '@kontor/ui';
import { listBacklinks, pagePath } from '../../shared/index.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { pageMessages } from './page-messages.ts';

/** Below the text: which pages lead here. */
export function Backlinks({ page }: { readonly page: string }) {
  const t = useMessages(pageMessages);
  const w = useMessages(wikiMessages);
  const pages = useQueryRoute(listBacklinks, { page }).data?.pages ?? [];
  if (pages.length === 0) return null;
  return (
    <section aria-label={t('backlinks')} className="border-t border-border pt-4 print:hidden">
      <h2 className="pb-1 text-sm font-semibold">{t('backlinks')}</h2>
      <ul className="flex flex-col">
        {pages.map(({ id, title, icon }) => (
          <li key={id}>
            <Link
              href={pagePath(id)}
              variant="quiet"
              className="inline-flex min-h-8 max-w-full items-center gap-2 text-sm coarse:min-h-11"
            >
              <span aria-hidden>{icon ?? <FileText className="size-4 text-muted" />}</span>
              <span className="truncate">{title || w('untitled')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
