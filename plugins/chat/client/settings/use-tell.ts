import { ApiError } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useCallback } from 'react';
import { settingsMessages } from './settings-messages.ts';

/** Says that something did not work, in the words of whoever refused it where they have any. Answers whether it did. */
export function useTell(): (work: Promise<unknown>) => Promise<boolean> {
  const t = useMessages(settingsMessages);
  const toast = useToast();
  return useCallback(
    (work) =>
      work.then(
        () => true,
        (failure: unknown) => {
          toast.show({ text: failure instanceof ApiError ? failure.message : t('failed'), tone: 'danger' });
          return false;
        },
      ),
    [t, toast],
  );
}
