import { lazyLayer } from '@kontor/plugin-api/client';
import { Badge, type BadgeProps, Button, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { Page, Review, ReviewState } from '../../shared/index.ts';
import { barriersMessages } from './barriers-messages.ts';
import { reviewMessages } from './review-messages.ts';
import type { PageBarriers } from './use-barriers.ts';

const ReportDialog = lazyLayer(async () => (await import('./report-dialog-view.tsx')).ReportDialog);

const tones: Readonly<Record<ReviewState, NonNullable<BadgeProps['tone']>>> = {
  unplanned: 'neutral',
  verified: 'success',
  due: 'info',
  expired: 'warning',
  obsolete: 'danger',
};

/** How current a page is, in a word. */
export function ReviewBadge({ review }: { readonly review: Review }) {
  const t = useMessages(reviewMessages);
  const { formatDate } = useFormats();
  const day = review.on === null ? '' : formatDate(review.on);
  return <Badge tone={tones[review.state]}>{t(review.state, { day })}</Badge>;
}

/** The same in the head of a page, with the way for readers to say that something is no longer right. */
export function ReviewLine({ page, barriers }: { readonly page: Page; readonly barriers: PageBarriers }) {
  const t = useMessages(reviewMessages);
  const b = useMessages(barriersMessages);
  const { length: count } = barriers.found;
  const [isReporting, setReporting] = useState(false);
  if (page.trashedAt !== null || page.isDraft) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-1 print:hidden">
      {page.review.state !== 'unplanned' && <ReviewBadge review={page.review} />}
      {page.review.state === 'verified' && count > 0 && (
        <Button variant="quiet" size="sm" onPress={barriers.show}>
          {b('hint', { count })}
        </Button>
      )}
      <Button variant="quiet" size="sm" onPress={() => setReporting(true)}>
        {t('report')}
      </Button>
      {isReporting && <ReportDialog page={page.id} onClose={() => setReporting(false)} />}
    </span>
  );
}
