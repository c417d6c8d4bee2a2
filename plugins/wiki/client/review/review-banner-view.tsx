import { lazyLayer, useAction, useSession } from '@kontor/plugin-api/client';
import { Banner, Button, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { getPage, listReviews, type Page, verifyPage } from '../../shared/index.ts';
import { reviewMessages } from './review-messages.ts';

const ReportsDialog = lazyLayer(async () => (await import('./reports-dialog-view.tsx')).ReportsDialog);

/** What readers have to know of a page that may not hold any more, and for whoever can say so the way to confirm it. */
export function ReviewBanner({ page }: { readonly page: Page }) {
  const t = useMessages(reviewMessages);
  const toast = useToast();
  const { person } = useSession();
  const { run, isPending, error } = useAction(verifyPage, { refreshes: [getPage, listReviews] });
  const [isReading, setReading] = useState(false);
  const { state, reports } = page.review;
  const isMine = page.owner?.id === person.id;
  const mayWrite = page.right === 'write';
  const texts = [
    state === 'obsolete' && t('obsoleteTitle'),
    state === 'expired' && t('expiredTitle'),
    state === 'due' && isMine && t('dueTitle'),
    mayWrite && reports > 0 && t('reported', { count: reports }),
  ].filter((text) => text !== false);
  if ((texts.length === 0 && !isReading) || page.trashedAt !== null) return null;
  async function verify() {
    if (await run({ page: page.id })) toast.show({ text: t('verifiedToast'), tone: 'success' });
  }
  return (
    <Banner
      tone={state === 'due' ? 'info' : 'warning'}
      action={
        mayWrite && (
          <div className="flex flex-wrap gap-2">
            {reports > 0 && (
              <Button size="sm" onPress={() => setReading(true)}>
                {t('reports')}
              </Button>
            )}
            <Button size="sm" isPending={isPending} onPress={() => void verify()}>
              {t('verify')}
            </Button>
          </div>
        )
      }
    >
      {error?.message ?? texts.join(' ')}
      {isReading && <ReportsDialog page={page.id} onClose={() => setReading(false)} />}
    </Banner>
  );
}
