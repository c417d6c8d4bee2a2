import { type OfferedText, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, Dialog, EmptyState, FormActions, Lead, Lock, useMessages } from '@kontor/ui';
import { prepareIssue } from '../../shared/index.ts';
import { IssueForm } from './issue-form-view.tsx';
import { issueMessages } from './issue-messages.ts';

/** Makes a page or a post an instruction, or a new version of one. */
export function IssueDialog({ ref, title, onClose }: OfferedText) {
  const t = useMessages(issueMessages);
  const query = useQueryRoute(prepareIssue, { source: ref });
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <QueryView query={query}>
        {(prepared) =>
          prepared.offices.length + prepared.made.length === 0 ? (
            <>
              <EmptyState icon={Lock} title={t('notYours')}>
                {t('notYoursText')}
              </EmptyState>
              <FormActions>
                <Button slot="close">{t('close')}</Button>
              </FormActions>
            </>
          ) : (
            <div className="flex flex-col gap-5">
              <Lead>{t('lead')}</Lead>
              <IssueForm source={ref} title={title} prepared={prepared} onClose={onClose} />
            </div>
          )
        }
      </QueryView>
    </Dialog>
  );
}
