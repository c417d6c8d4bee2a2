import { useQueuedAction } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import { answerThanks, getIdeasHome, listOwnThanks, listThanks, thanksRef } from '../../shared/index.ts';
import type { ThankedChoice } from '../../shared/thanks.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { thanksMessages } from './thanks-messages.ts';

/** Who may see a thanks that one got, also said without a connection. */
export function useThanksChoice(): (thanks: string, choice: ThankedChoice) => void {
  const t = useMessages(thanksMessages);
  const i = useMessages(ideasMessages);
  const toast = useToast();
  const { run, error } = useQueuedAction(answerThanks, {
    object: ({ thanks }) => thanksRef(thanks),
    title: () => t('queuedChoice'),
    refreshes: [listOwnThanks, listThanks, getIdeasHome],
    folds: true,
  });
  const refusal = error?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: i('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, i]);
  return (thanks, choice) => void run({ thanks, choice });
}
