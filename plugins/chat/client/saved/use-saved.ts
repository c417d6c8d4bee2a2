import { ApiError, useAction, useCall, useQueryRoute } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { forgetMessage, listSaved, type SavedMessage, saveMessage } from '../../shared/index.ts';
import { savedMessages } from './saved-messages.ts';

/** What the person has saved, and how to save more. */
export function useSaved() {
  const t = useMessages(savedMessages);
  const toast = useToast();
  const { data } = useQueryRoute(listSaved, {});
  const options = { refreshes: [listSaved] };
  const saving = useAction(saveMessage, options);
  const forgetting = useAction(forgetMessage, options);
  const all: readonly SavedMessage[] | undefined = data?.saved;
  const find = (room: string, event: string) => all?.find((each) => each.room === room && each.event === event);

  async function toggle(room: string, event: string): Promise<void> {
    const isSaved = find(room, event) !== undefined;
    const done = await (isSaved ? forgetting.run({ room, event }) : saving.run({ room, event }));
    if (done) toast.show({ text: t(isSaved ? 'isUnsaved' : 'isSaved'), tone: 'success' });
    else toast.show({ text: t('failed'), tone: 'danger' });
  }

  return { all, find, toggle };
}

/** Sets or takes away a reminder; saves the message where it is not saved yet. Answers whether it went well. */
export function useRemind() {
  const t = useMessages(savedMessages);
  const toast = useToast();
  const call = useCall();
  return async (room: string, event: string, at: Date | null): Promise<boolean> => {
    try {
      await call(saveMessage, { room, event, remindAt: at?.toISOString() ?? null });
      return true;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: failure.message || t('failed'), tone: 'danger' });
      return false;
    }
  };
}
