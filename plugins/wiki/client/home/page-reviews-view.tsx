import { useQueryRoute } from '@kontor/plugin-api/client';
import { Card, useMessages } from '@kontor/ui';
import { getNews } from '../../shared/news-api.ts';
import { ReviewBadge } from '../review/review-line-view.tsx';
import { reviewMessages } from '../review/review-messages.ts';
import { homeMessages } from './home-messages.ts';
import { PageRow } from './page-row-view.tsx';

/** On the start page of who is responsible for pages: those to be checked, and those that readers say are outdated. */
export function PageReviews() {
  const t = useMessages(homeMessages);
  const r = useMessages(reviewMessages);
  const news = useQueryRoute(getNews, {}).data;
  if (!news || news.reviews.length === 0) return null;
  const more = news.reviewCount - news.reviews.length;
  return (
    <Card title={t('reviews')}>
      <ul className="-mx-2 flex flex-col gap-px">
        {news.reviews.map((page) => (
          <PageRow
            key={page.id}
            page={page}
            facts={[
              page.spaceName,
              ...(page.review.reports > 0 ? [r('reportCount', { count: page.review.reports })] : []),
            ].join(' · ')}
            end={<ReviewBadge review={page.review} />}
          />
        ))}
      </ul>
      {more > 0 && <p className="pt-1 text-sm text-muted">{t('more', { count: more })}</p>}
    </Card>
  );
}
