import { useAction, useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { Button, ComboBox, Dialog, Form, FormActions, FormError, Lead, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { getIdea, ideaPath, listIdeas, mergeIdea, type OpenedIdea } from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { officeMessages } from './office-messages.ts';

/** An idea that says the same as another one of its box becomes part of that. */
export function MergeDialog({ idea, onClose }: { readonly idea: OpenedIdea; readonly onClose: () => void }) {
  const t = useMessages(officeMessages);
  const i = useMessages(ideasMessages);
  const navigate = useNavigate();
  const { run, isPending, error } = useAction(mergeIdea, { refreshes: [getIdea, listIdeas] });
  const all = useQueryRoute(listIdeas, { box: idea.box.id, sort: 'votes' }).data?.ideas ?? [];
  const [into, setInto] = useState<string | null>(null);
  const options = all.filter(({ id }) => id !== idea.id).map(({ id, title }) => ({ id, label: title }));
  async function merge(saved: () => void) {
    if (into === null || !(await run({ idea: idea.id, revision: idea.revision, into }))) return;
    saved();
    onClose();
    navigate(ideaPath(into));
  }
  return (
    <Dialog title={t('mergeTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={(saved) => void merge(saved)}>
        <FormError>{error?.message}</FormError>
        <Lead>{t('mergeText')}</Lead>
        <ComboBox
          label={t('mergeInto')}
          options={options}
          value={into}
          onChange={setInto}
          emptyText={t('mergeNone')}
          isRequired
        />
        <FormActions>
          <Button slot="close">{i('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('mergeNow')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
