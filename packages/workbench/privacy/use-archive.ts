import { ApiError, fetchFile, saveFile, useSender } from '@kontor/plugin-api/client';
import { privacyArchivePath } from '@kontor/schema';
import { useFormats, useMessages, useToast } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { privacyMessages } from './privacy-messages.ts';

export interface Archive {
  /** Bytes so far while it is on its way. */
  readonly loaded: number | undefined;
  readonly failure: string | undefined;
  get(): Promise<void>;
  cancel(): void;
}

/** Fetches everything about oneself and saves it; leaving the page gives it up. */
export function useArchive(): Archive {
  const t = useMessages(privacyMessages);
  const sender = useSender();
  const { formatBytes } = useFormats();
  const toast = useToast();
  const [loaded, setLoaded] = useState<number>();
  const [failure, setFailure] = useState<string>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function get(): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    setFailure(undefined);
    setLoaded(0);
    try {
      const file = await fetchFile(privacyArchivePath, sender, { signal: controller.signal, onProgress: setLoaded });
      saveFile(file);
      toast.show({ text: `${t('archiveDone')} (${formatBytes(file.size)})`, tone: 'success' });
    } catch (thrown) {
      if (controller.signal.aborted) return;
      if (!(thrown instanceof ApiError)) throw thrown;
      setFailure(t('archiveFailed', { reason: thrown.message }));
    } finally {
      if (running.current === controller) setLoaded(undefined);
    }
  }

  function cancel(): void {
    running.current?.abort();
    setLoaded(undefined);
    toast.show({ text: t('archiveCancelled') });
  }

  return { loaded, failure, get, cancel };
}
