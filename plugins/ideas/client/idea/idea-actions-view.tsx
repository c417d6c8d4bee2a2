import { useAction, useQueuedAction } from '@kontor/plugin-api/client';
import { AlertDialog, Bell, BellOff, Button, Pencil, useMessages, useToast } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { ideaChanged } from '../../shared/events.ts';
import { getIdea, type OpenedIdea, setFollowing, withdrawIdea } from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { EditDialog } from './edit-dialog-view.tsx';
import { ideaMessages } from './idea-messages.ts';

/** What one does with an idea as a whole: follow it; of one's own, edit and withdraw it in time. */
export function IdeaActions({ idea }: { readonly idea: OpenedIdea }) {
  const t = useMessages(ideaMessages);
  const i = useMessages(ideasMessages);
  const toast = useToast();
  const [open, setOpen] = useState<'edit' | 'withdraw'>();
  const withdraw = useAction(withdrawIdea, { refreshes: [getIdea] });
  const follow = useQueuedAction(setFollowing, {
    object: ({ idea: id }) => `ideas/follow/${id}`,
    title: () => t('queuedFollow', { title: idea.title }),
    expects: ({ follows }) => [{ definition: ideaChanged, payload: { idea: idea.id }, object: { follows } }],
    folds: true,
  });
  const refusal = (withdraw.error ?? follow.error)?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: i('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, i]);
  return (
    <>
      <Button
        icon={idea.follows ? BellOff : Bell}
        onPress={() => void follow.run({ idea: idea.id, follows: !idea.follows })}
      >
        {t(idea.follows ? 'unfollow' : 'follow')}
      </Button>
      {idea.mayWithdraw && <Button onPress={() => setOpen('withdraw')}>{t('withdraw')}</Button>}
      {idea.mayEdit && (
        <Button icon={Pencil} onPress={() => setOpen('edit')}>
          {t('edit')}
        </Button>
      )}
      {open === 'edit' && <EditDialog idea={idea} onClose={() => setOpen(undefined)} />}
      {open === 'withdraw' && (
        <AlertDialog
          title={t('withdrawTitle')}
          action={t('withdraw')}
          isOpen
          onOpenChange={() => setOpen(undefined)}
          onAction={() => void withdraw.run({ idea: idea.id })}
        >
          {t('withdrawText')}
        </AlertDialog>
      )}
    </>
  );
}
