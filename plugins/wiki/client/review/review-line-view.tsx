import { lazyLayer } from '@kontor/plugin-api/client';
import { Badge, type BadgeProps, Button, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { Page, Review, ReviewState } from '../../shared/index.ts';
import { reviewMessages } from './review-messages.ts';

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
export function ReviewLine({ page }: { readonly page: Page }) {
  const t = useMessages(reviewMessages);
  const [isReporting, setReporting] = useState(false);
  if (page.trashedAt !== null || page.isDraft) return null;
  return (
    <span className="inline-flex items-center gap-1 print:hidden">
      {page.review.state !== 'unplanned' && <ReviewBadge review={page.review} />}
      <Button variant="quiet" size="sm" onPress={() => setReporting(true)}>
        {t('report')}
      </Button>
      {isReporting && <ReportDialog page={page.id} onClose={() => setReporting(false)} />}
    </span>
  );
}
