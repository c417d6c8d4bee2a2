import type { Verifications } from '@kontor/matrix/client';
import { useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../../session/chat-context.ts';
import { verificationMessages } from './verification-messages.ts';

/** Begins a check; what comes of it is shown by `VerificationPlace`. */
export function useVerify() {
  const t = useMessages(verificationMessages);
  const { verifications } = useChat().chat.encryption;
  const toast = useToast();
  const [isPending, setPending] = useState(false);
  async function begin(ask: (verifications: Verifications) => Promise<unknown>): Promise<void> {
    setPending(true);
    try {
      await ask(verifications);
    } catch {
      toast.show({ text: t('failed'), tone: 'danger' });
    } finally {
      setPending(false);
    }
  }
  return { begin, isPending };
}
