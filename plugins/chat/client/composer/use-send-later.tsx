import type { OutgoingText, Place } from '@kontor/matrix/client';
import { lazyLayer } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { laterMessages } from '../later/later-messages.ts';
import { useLater } from '../later/use-later.ts';
import { useChat } from '../session/chat-context.ts';

const SendLater = lazyLayer(async () => (await import('../later/send-later-view.tsx')).SendLater);

interface SendLaterParts {
  readonly place: Place;
  readonly isEmpty: boolean;
  /** The message in the field, complete; nothing where it cannot be sent as it is. */
  readonly read: () => Promise<OutgoingText | undefined>;
  /** It waits at the server now. */
  readonly onPlanned: () => void;
}

/** Sending what stands in the field at another time: the way in, and the dialog while it is open. */
export function useSendLater({ place, isEmpty, read, onPlanned }: SendLaterParts) {
  const t = useMessages(laterMessages);
  const toast = useToast();
  const { chat } = useChat();
  const later = useLater();
  const [isOpen, setOpen] = useState(false);
  const isEncrypted = chat.findRoom(place.room)?.isEncrypted === true;

  async function plan(at: Date): Promise<void> {
    setOpen(false);
    const text = await read();
    if (text && (await later.add(place, text, at))) onPlanned();
  }

  const dialog: ReactNode = isOpen && (
    <SendLater isEncrypted={isEncrypted} onChoose={(at) => void plan(at)} onClose={() => setOpen(false)} />
  );
  return {
    dialog,
    open: () => {
      if (isEmpty && !isEncrypted) toast.show({ text: t('nothing') });
      else setOpen(true);
    },
  };
}
