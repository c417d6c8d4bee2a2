import { useNavigate, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { answerNotification, listNotifications, setNotificationStates } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useCallback, useEffect, useRef } from 'react';
import { desktopMessages } from './desktop-messages.ts';

export interface NoteAnswers {
  /** Says it where the note came from, also later when there is no connection; else leads there and keeps the text at hand. */
  answer(notification: string, text: string, path: string): Promise<void>;
  markRead(notification: string): Promise<void>;
}

/** What people do with a native note, without opening what it is about. */
export function useNoteAnswers(): NoteAnswers {
  const t = useMessages(desktopMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const { person } = useSession();
  const object = () => `notifications/inbox/${person.id}`;
  const refreshes = [listNotifications];
  const reply = useQueuedAction(answerNotification, { object, title: () => t('queued'), refreshes });
  const read = useQueuedAction(setNotificationStates, { object, title: () => t('markRead'), refreshes });
  const refusedText = useRef('');
  const reason = reply.error?.message;
  useEffect(() => {
    const text = refusedText.current;
    if (reason === undefined || text === '') return;
    refusedText.current = '';
    const action = { label: t('copy'), onAction: () => void navigator.clipboard.writeText(text) };
    toast.show({ text: t('notSent', { reason }), tone: 'danger', action });
  }, [reason, t, toast]);
  const [runReply, runRead] = [reply.run, read.run];
  return {
    answer: useCallback(
      async (notification, text, path) => {
        refusedText.current = text;
        if ((await runReply({ notification, text })) === 'refused') return navigate(path);
        refusedText.current = '';
      },
      [runReply, navigate],
    ),
    markRead: useCallback(
      async (notification) => {
        await runRead({ notifications: [notification], state: 'read' });
      },
      [runRead],
    ),
  };
}
