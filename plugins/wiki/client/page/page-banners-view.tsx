import { useQueryRoute } from '@kontor/plugin-api/client';
import { type SharedDocument, useDocumentStatus } from '@kontor/plugin-api/document';
import { Banner, Button, useMessages } from '@kontor/ui';
import { useEffect } from 'react';
import { getPage, type Page } from '../../shared/index.ts';
import { useChangePage, useRestorePage } from '../page-actions.ts';
import { ReviewBanner } from '../review/review-banner-view.tsx';
import { TemplateBanner } from '../templates/template-banner-view.tsx';
import { pageMessages } from './page-messages.ts';

interface PageBannersProps {
  readonly page: Page;
  readonly document: SharedDocument | undefined;
}

/** What has to be known before one reads or writes. */
export function PageBanners({ page, document }: PageBannersProps) {
  const t = useMessages(pageMessages);
  const restore = useRestorePage();
  const change = useChangePage();
  const publish = () => change.run({ page: page.id, revision: page.revision, draft: false });
  return (
    <>
      {page.trashedAt !== null && (
        <Banner
          tone="warning"
          action={
            <Button size="sm" isPending={restore.isPending} onPress={() => void restore.run({ page: page.id })}>
              {t('restore')}
            </Button>
          }
        >
          {restore.error?.message ?? t('inTrash')}
        </Banner>
      )}
      {page.isDraft && page.trashedAt === null && (
        <Banner
          action={
            <Button size="sm" isPending={change.isPending} onPress={() => void publish()}>
              {t('publish')}
            </Button>
          }
        >
          {change.error?.message ?? t('draft')}
        </Banner>
      )}
      <TemplateBanner page={page} />
      {document && <Refused page={page} document={document} />}
      <ReviewBanner page={page} />
    </>
  );
}

/** The server takes nothing more: what this person may do is asked anew, and what was written stays in view to be copied. */
function Refused({ page, document }: { readonly page: Page; readonly document: SharedDocument }) {
  const t = useMessages(pageMessages);
  const { state, isUnsaved, closeCode } = useDocumentStatus(document);
  const { refetch } = useQueryRoute(getPage, { page: page.id });
  const isRefused = state === 'refused';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal, whatever the query is by then.
  useEffect(() => {
    if (isRefused) refetch();
  }, [isRefused, closeCode]);
  return isRefused && isUnsaved ? <Banner tone="danger">{t('textLost')}</Banner> : null;
}
