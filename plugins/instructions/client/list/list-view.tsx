import { PlaceTabs, QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import { Page, PageHeader, SkeletonList, useMessages } from '@kontor/ui';
import { listIssued, listOwnInstructions } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { ConfirmedList } from './confirmed-list-view.tsx';
import { IssuedList } from './issued-list-view.tsx';
import { KeptTexts } from './kept-texts-view.tsx';
import { OpenList } from './open-list-view.tsx';

/** What is to be confirmed, what one has confirmed, and, for those who act for an office, what it has issued. */
export function ListView() {
  const t = useMessages(instructionsMessages);
  const own = useQueryRoute(listOwnInstructions, {});
  const issued = useQueryRoute(listIssued, {}).data;
  const mayIssue = issued !== undefined && issued.offices.length + issued.instructions.length > 0;
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader title={t('title')} description={t('lead')} />
      <PlaceTabs of="news" />
      <div className="flex flex-col gap-10 pt-6">
        <QueryView query={own} waiting={<SkeletonList rows={4} />}>
          {({ open, confirmed }) => (
            <>
              <OpenList open={open} confirmed={confirmed} isShort={mayIssue || confirmed.length > 0} />
              {issued && mayIssue && <IssuedList {...issued} />}
              {confirmed.length > 0 && <ConfirmedList confirmed={confirmed} />}
              <KeptTexts open={open} />
            </>
          )}
        </QueryView>
      </div>
    </Page>
  );
}
