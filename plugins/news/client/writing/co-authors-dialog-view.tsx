import { PickSubjects } from '@kontor/plugin-api/client';
import type { NamedSubject } from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, Lead, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { Post } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';
import { usePostChange } from './use-change.ts';
import { writingMessages } from './writing-messages.ts';

/** Who writes a post besides the person who began it. */
export function CoAuthorsDialog({ post, onClose }: { readonly post: Post; readonly onClose: () => void }) {
  const t = useMessages(writingMessages);
  const n = useMessages(newsMessages);
  const { change, isPending, error } = usePostChange(post);
  const before = post.coAuthors.map((person): NamedSubject => ({ kind: 'person', ...person }));
  const [picked, setPicked] = useState<readonly NamedSubject[]>(before);
  const idsOf = (all: readonly NamedSubject[]) => all.map(({ id }) => id);
  async function submit(saved: () => void) {
    if (!(await change({ coAuthors: idsOf(picked) }))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('coAuthorsTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={idsOf(picked).join() !== idsOf(before).join()} onSubmit={(saved) => void submit(saved)}>
        <Lead>{t('coAuthorsLead')}</Lead>
        <FormError>{error?.message}</FormError>
        <PickSubjects label={t('person')} kinds={['person']} picked={picked} onChange={setPicked} />
        <FormActions>
          <Button slot="close">{n('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {n('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
