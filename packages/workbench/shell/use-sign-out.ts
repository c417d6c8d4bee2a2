import { ApiError, useCall } from '@kontor/plugin-api/client';
import { signOut } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useCallback } from 'react';
import { shellMessages } from './shell-messages.ts';

/** Ends the session and leaves; what was on this page is gone with it. `leave` says how. */
export function useSignOut(leave: () => void = leaveForSignIn): () => Promise<void> {
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
    leave();
  }, [call, toast, t, leave]);
}

function leaveForSignIn(): void {
  window.location.replace('/sign-in.html');
}
