import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { EmptyState, FileText, ItemList, Lead, Page, PageHeader, ShieldCheck, useMessages } from '@kontor/ui';
import { listReviews, pagePath } from '../../shared/index.ts';
import { HandOverButton } from '../handover/handover-button-view.tsx';
import { wikiMessages } from '../wiki-messages.ts';
import { ReviewBadge } from './review-line-view.tsx';
import { reviewMessages } from './review-messages.ts';

/** All pages of a space by how much they need somebody. */
export function ReviewList({ space, before }: { readonly space: string; readonly before: React.ReactNode }) {
  const t = useMessages(reviewMessages);
  const w = useMessages(wikiMessages);
  const query = useQueryRoute(listReviews, { space });
  return (
    <Page>
      <PageHeader title={t('list')} before={before} actions={<HandOverButton space={space} />} />
      <Lead>{t('listLead')}</Lead>
      <div className="pt-4">
        <QueryView query={query}>
          {({ pages }) => (
            <ItemList
              label={t('list')}
              items={pages}
              row={({ id, title, icon, owner, review }) => ({
                id,
                text: title || w('untitled'),
                title: title || w('untitled'),
                start: (
                  <span aria-hidden className="flex w-6 shrink-0 justify-center">
                    {icon ?? <FileText className="size-5 text-muted" />}
                  </span>
                ),
                subtitle: [
                  owner ? (owner.isGone ? t('gone', { name: owner.name }) : owner.name) : t('nobody'),
                  ...(review.reports > 0 ? [t('reportCount', { count: review.reports })] : []),
                ].join(' · '),
                note: <ReviewBadge review={review} />,
                href: pagePath(id),
              })}
              empty={
                <EmptyState icon={ShieldCheck} title={t('none')}>
                  {t('noneText')}
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </div>
    </Page>
  );
}
