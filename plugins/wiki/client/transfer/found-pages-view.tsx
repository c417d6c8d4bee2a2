import { Banner, useMessages } from '@kontor/ui';
import type { PageImport } from '../../shared/index.ts';
import { importMessages } from './import-messages.ts';

/** What would come of a file: how much, what is missing, and which pages. */
export function FoundPages({ found }: { readonly found: PageImport }) {
  const t = useMessages(importMessages);
  const { name, pages, files, titles, findings, counts } = found;
  const rows = titles.map((each, key) => ({ ...each, key }));
  const gaps = (['links', 'places', 'pictures'] as const).filter((kind) => counts[kind] > 0);
  return (
    <>
      <div role="status">
        <p className="truncate text-sm text-muted">{name}</p>
        <p className="text-base font-semibold">{t('found', { pages, files })}</p>
      </div>
      {gaps.length === 0 ? (
        <Banner tone="success">{t('allResolved')}</Banner>
      ) : (
        <Banner tone="warning">
          <ul>
            {gaps.map((kind) => (
              <li key={kind}>{t(kind, { count: counts[kind] })}</li>
            ))}
          </ul>
        </Banner>
      )}
      {findings.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer font-medium coarse:py-2.5">{t('details')}</summary>
          <ul className="flex max-h-48 flex-col gap-1 overflow-y-auto pt-2">
            {findings.map(({ kind, path, address }) => (
              <li key={`${kind} ${path} ${address}`} className="break-words">
                <span className="text-muted">{path}: </span>
                {address}
              </li>
            ))}
          </ul>
        </details>
      )}
      <section aria-label={t('pages')} className="flex flex-col gap-1.5">
        <h3 className="text-sm font-semibold">{t('pages')}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
        <ul tabIndex={0} aria-label={t('pages')} className="max-h-56 overflow-y-auto rounded-md text-sm focus-ring">
          {rows.map(({ key, title, depth }) => (
            <li key={key} className="truncate py-0.5" style={{ paddingInlineStart: `${Math.min(depth, 6)}rem` }}>
              {title || t('untitled')}
            </li>
          ))}
          {pages > titles.length && (
            <li className="py-0.5 text-muted">{t('morePages', { count: pages - titles.length })}</li>
          )}
        </ul>
      </section>
    </>
  );
}
