import { useQueryRoute } from '@kontor/plugin-api/client';
import { Card, Link, useFormats, useMessages } from '@kontor/ui';
import { pagePath } from '../../shared/index.ts';
import { type ChangedPage, getNews } from '../../shared/news-api.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { homeMessages } from './home-messages.ts';
import { PageRow } from './page-row-view.tsx';

/** On the start page: what others changed since one saw it. It goes away as it is looked at, and is not there without. */
export function ChangedPages() {
  const t = useMessages(homeMessages);
  const news = useQueryRoute(getNews, {}).data;
  if (!news || news.changed.length === 0) return null;
  const more = news.changedCount - news.changed.length;
  return (
    <Card title={t('changed')}>
      <ul className="-mx-2 flex flex-col gap-px">
        {news.changed.map((page) => (
          <Changed key={page.id} page={page} />
        ))}
      </ul>
      {more > 0 && <p className="pt-1 text-sm text-muted">{t('more', { count: more })}</p>}
    </Card>
  );
}

function Changed({ page }: { readonly page: ChangedPage }) {
  const t = useMessages(homeMessages);
  const w = useMessages(wikiMessages);
  const { formatRelativeTime } = useFormats();
  const when = formatRelativeTime(page.changedAt);
  const { seenVersion } = page;
  return (
    <PageRow
      page={page}
      facts={[page.by ? t('changedBy', { name: page.by.name, when }) : when, page.spaceName].join(' · ')}
      {...(seenVersion !== null && {
        end: (
          <Link
            href={`${pagePath(page.id)}?${new URLSearchParams({ show: 'versions', version: String(seenVersion), against: 'present' })}`}
            aria-label={t('compareOf', { title: page.title || w('untitled') })}
            variant="quiet"
            className="inline-flex min-h-9 items-center px-2 text-sm text-accent-text coarse:min-h-11"
          >
            {t('compare')}
          </Link>
        ),
      })}
    />
  );
}
