import { newId } from '@kontor/base';
import type { FileDescription, Place, Upload } from '@kontor/matrix/client';
import { useFormats, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { useChat } from '../session/chat-context.ts';

/** What the homeserver takes at once, in bytes. */
const largest = 50_000_000;

/** A file on its way, with a name of its own: two may be called the same. */
export interface WaitingUpload {
  readonly id: string;
  readonly upload: Upload;
}

/** Files on their way into a place, several at a time. */
export function useUploads(place: Place) {
  const t = useMessages(chatMessages);
  const { formatNumber } = useFormats();
  const { chat } = useChat();
  const toast = useToast();
  const [uploads, setUploads] = useState<readonly WaitingUpload[]>([]);

  async function send(file: File): Promise<void> {
    if (file.size > largest) {
      toast.show({ text: t('tooLarge', { name: file.name, size: formatNumber(largest / 1_000_000) }), tone: 'danger' });
      return;
    }
    const upload = chat.sendFile(place, { file, description: await describeFile(file) });
    const id = newId();
    setUploads((before) => [...before, { id, upload }]);
    try {
      await upload.sent;
    } catch {
      toast.show({ text: t('uploadFailed', { name: file.name }), tone: 'danger' });
    } finally {
      setUploads((before) => before.filter((each) => each.id !== id));
    }
  }

  return { uploads, send: (files: Iterable<File>) => void Promise.all([...files].map(send)) };
}

/** With the size of a picture, so that its place is kept free where it is shown. */
export async function describeFile(file: File): Promise<FileDescription> {
  const known = { name: file.name, type: file.type || 'application/octet-stream', size: file.size };
  if (!file.type.startsWith('image/')) return known;
  try {
    const { width, height, close } = await createImageBitmap(file).then((bitmap) => ({
      width: bitmap.width,
      height: bitmap.height,
      close: () => bitmap.close(),
    }));
    close();
    return { ...known, width, height };
  } catch {
    return known; // no picture that this browser can read: a file like any other
  }
}
