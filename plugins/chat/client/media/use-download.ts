import type { ChatFile } from '@kontor/matrix/client';
import { saveFile } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useChat } from '../session/chat-context.ts';
import { mediaMessages } from './media-messages.ts';

/** Hands the file as it was sent to the browser, which puts it where downloads go. */
export function useDownload(file: ChatFile): () => void {
  const t = useMessages(mediaMessages);
  const { chat } = useChat();
  const toast = useToast();
  return () => {
    chat
      .fetchFile({ address: file.address })
      .then((blob) => saveFile(new File([blob], file.name, { type: blob.type })))
      .catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
  };
}
