import { ApiError, useCall } from '@kontor/plugin-api/client';
import { signOut } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useCallback } from 'react';
import { shellMessages } from './shell-messages.ts';

/** Ends the session and leaves; what was on this page is gone with it. `next` is opened instead of the sign-in page. */
export function useSignOut(next = '/sign-in.html'): () => Promise<void> {
  const call = useCall();
  const toast = useToast();
  const t = useMessages(shellMessages);
  return useCallback(async () => {
    try {
      await call(signOut, {});
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return toast.show({ text: t('signOutFailed'), tone: 'danger' });
    }
    window.location.replace(next);
  }, [call, toast, t, next]);
}
