import { markdownOf, type OutgoingText, type Place } from '@kontor/matrix/client';
import { ApiError, useCall, useQueryRoute } from '@kontor/plugin-api/client';
import { useFormats, useMessages, useToast } from '@kontor/ui';
import { changeLater, forgetLater, type LaterMessage, listLater, sendLater } from '../../shared/index.ts';
import { useChat } from '../session/chat-context.ts';
import { laterMessages } from './later-messages.ts';

/** The person's messages that wait, in one place or everywhere; nothing until that is known. */
export function useLaterList(place?: Place): readonly LaterMessage[] | undefined {
  const { data } = useQueryRoute(listLater, {});
  if (!place) return data?.messages;
  const { room, thread = null } = place;
  return data?.messages.filter((message) => message.room === room && message.thread === thread);
}

/** What can be done with messages that wait. Each answers whether it went well; where not, the person is told why. */
export function useLater() {
  const t = useMessages(laterMessages);
  const { formatDate } = useFormats();
  const { chat, session } = useChat();
  const call = useCall();
  const toast = useToast();

  async function attempt(work: () => Promise<unknown>, done: string): Promise<boolean> {
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: failure.message, tone: 'danger' });
      return false;
    }
    toast.show({ text: done, tone: 'success' });
    return true;
  }

  const planned = (at: Date) => t('planned', { when: formatDate(at, 'moment') });
  return {
    add: ({ room, thread }: Place, message: OutgoingText, at: Date) => {
      const text = message.body ? markdownOf(message.body) : message.text;
      const input = {
        room,
        thread: thread ?? null,
        text,
        reaches: [...(message.reaches ?? [])],
        sendAt: at.toISOString(),
      };
      return attempt(() => call(sendLater, input), planned(at));
    },
    change: ({ id, revision }: LaterMessage, at: Date) => {
      return attempt(() => call(changeLater, { id, revision, sendAt: at.toISOString() }), planned(at));
    },
    sendNow: ({ id, revision }: LaterMessage) => {
      return attempt(() => call(changeLater, { id, revision, sendAt: new Date().toISOString() }), t('sending'));
    },
    remove: ({ id }: LaterMessage) => attempt(() => call(forgetLater, { id }), t('removed')),
    /** Back into the field of its place, below what is begun there. */
    edit: async ({ id, room, thread, text }: LaterMessage): Promise<boolean> => {
      if (!(await attempt(() => call(forgetLater, { id }), t('editHint')))) return false;
      const place = { room, ...(thread !== null && { thread }) };
      const key = thread === null ? room : `${room} ${thread}`;
      const begun = session.kept.findDraft(key)?.text ?? '';
      const draft = { text: begun.trim() === '' ? text : `${begun}\n\n${text}`, at: Date.now() };
      session.kept.keepDraft(key, draft);
      // Without a connection it stays here.
      await chat.drafts.keep(place, draft).catch(() => undefined);
      return true;
    },
  };
}
