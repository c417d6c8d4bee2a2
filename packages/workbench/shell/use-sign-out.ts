import { ApiError, useCall, useNavigate } from '@kontor/plugin-api/client';
import { signOut } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useCallback } from 'react';
import type { Device } from '../local/device.ts';
import { useDevice } from '../local/device-context.ts';
import { signOutAndLeave, toSignIn } from './leave.ts';
import { shellMessages } from './shell-messages.ts';

/**
 * Ends the session and leaves; nothing stays on this device. Where changes or texts still wait to be sent, or something shared for its place, it leads to their list
 * first, unless `losesWaiting` says that the person knows. `leave` says how to leave.
 */
export function useSignOut(leave: () => void = toSignIn): (losesWaiting?: boolean) => Promise<void> {
  const call = useCall();
  const toast = useToast();
  const navigate = useNavigate();
  const device = useDevice();
  const t = useMessages(shellMessages);
  return useCallback(
    async (losesWaiting = false) => {
      if (!losesWaiting && device && (await hasUnsent(device))) return navigate('/outbox?leaving=yes');
      try {
        await signOutAndLeave(() => call(signOut, {}), leave);
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure;
        toast.show({ text: t('signOutFailed'), tone: 'danger' });
      }
    },
    [call, toast, navigate, device, t, leave],
  );
}

async function hasUnsent(device: Device): Promise<boolean> {
  if (device.outbox.entries.length > 0 || (await device.listUnsentTexts()).length > 0) return true;
  return device.hasShared().catch(() => false);
}
