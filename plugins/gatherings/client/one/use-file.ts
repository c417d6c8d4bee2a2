import { ApiError, fetchFile, saveFile, useSender } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { gatheringsMessages } from '../gatherings-messages.ts';

/** Saves a file of the server where downloads go, or says why that did not work. */
export function useFile() {
  const sender = useSender();
  const toast = useToast();
  const t = useMessages(gatheringsMessages);
  return async (path: string) => {
    try {
      saveFile(await fetchFile(path, sender));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: t('failed', { reason: failure.message }), tone: 'danger' });
    }
  };
}
