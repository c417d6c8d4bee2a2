import { addDays } from '@kontor/base';
import { useAction } from '@kontor/plugin-api/client';
import { Button, DatePicker, Dialog, Form, FormActions, FormError, Lead, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { getPost, listPosts, type Post, pinPost } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';
import { today } from '../today.ts';
import { postMessages } from './post-messages.ts';

/** Until when a post stands above all others. */
export function PinDialog({ post, onClose }: { readonly post: Post; readonly onClose: () => void }) {
  const t = useMessages(postMessages);
  const n = useMessages(newsMessages);
  const { run, isPending, error } = useAction(pinPost, { refreshes: [getPost, listPosts] });
  const [until, setUntil] = useState(post.pinnedUntil ?? addDays(today(), 7));
  async function submit(saved: () => void) {
    if (!(await run({ post: post.id, until }))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('pin')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={(saved) => void submit(saved)}>
        <Lead>{t('pinLead')}</Lead>
        <FormError>{error?.message}</FormError>
        <DatePicker
          label={t('pinUntil')}
          value={until}
          earliest={today()}
          onChange={(day) => day !== null && setUntil(day)}
          isRequired
        />
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
