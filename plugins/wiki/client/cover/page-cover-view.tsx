import { CoverDialog } from '@kontor/plugin-api/document';
import { useMessages } from '@kontor/ui';
import type { Page } from '../../shared/index.ts';
import { useChangePage } from '../page-actions.ts';
import { coverMessages } from './cover-messages.ts';

/** Which picture stands above a page. */
export function PageCover({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const t = useMessages(coverMessages);
  const { run, error } = useChangePage();
  return (
    <CoverDialog
      lead={t('lead')}
      cover={page.cover}
      coverAlt={page.coverAlt}
      save={async (chosen) => (await run({ page: page.id, revision: page.revision, ...chosen })) !== undefined}
      failure={error?.message}
      onClose={onClose}
    />
  );
}
