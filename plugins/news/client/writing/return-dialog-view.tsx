import { useAction, useNavigate } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, TextArea, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { getPost, listOwnPosts, type Post, returnPost } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';
import { writingMessages } from './writing-messages.ts';

/** Gives a post back to those who write it, and says why. */
export function ReturnDialog({ post, onClose }: { readonly post: Post; readonly onClose: () => void }) {
  const t = useMessages(writingMessages);
  const n = useMessages(newsMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const { run, isPending, error } = useAction(returnPost, { refreshes: [getPost, listOwnPosts] });
  const [reason, setReason] = useState('');
  async function submit(saved: () => void) {
    if (!(await run({ post: post.id, reason: reason.trim() }))) return;
    saved();
    onClose();
    navigate('/news/own');
    toast.show({ text: t('returnedToast'), tone: 'success' });
  }
  return (
    <Dialog title={t('returnTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={reason !== ''} onSubmit={(saved) => void submit(saved)}>
        <FormError>{error?.message}</FormError>
        <TextArea
          label={t('reason')}
          description={t('reasonHelp')}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          isRequired
        />
        <FormActions>
          <Button slot="close">{n('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('return')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
