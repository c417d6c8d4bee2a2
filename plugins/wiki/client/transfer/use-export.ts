import { ApiError, fetchFile, saveFile, useSender } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';
import { type Exported, type ExportFormat, exportAddress } from '../../shared/index.ts';
import { exportMessages } from './export-messages.ts';

export interface Export {
  /** Bytes so far while it is on its way. */
  readonly loaded: number | undefined;
  readonly failure: string | undefined;
  /** True when the file has been handed to the browser. */
  run(of: Exported, format: ExportFormat): Promise<boolean>;
}

/** Fetches pages as a file and saves it; closing the dialog gives it up. */
export function useExport(): Export {
  const t = useMessages(exportMessages);
  const sender = useSender();
  const toast = useToast();
  const [loaded, setLoaded] = useState<number>();
  const [failure, setFailure] = useState<string>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run(of: Exported, format: ExportFormat): Promise<boolean> {
    const controller = new AbortController();
    running.current = controller;
    setFailure(undefined);
    setLoaded(0);
    try {
      const { signal } = controller;
      const file = await fetchFile(exportAddress(of, format), sender, { signal, onProgress: setLoaded });
      saveFile(file);
      toast.show({ text: t('done', { name: file.name }), tone: 'success' });
      return true;
    } catch (thrown) {
      if (controller.signal.aborted) return false;
      if (!(thrown instanceof ApiError)) throw thrown;
      setFailure(thrown.message);
      return false;
    } finally {
      if (running.current === controller) setLoaded(undefined);
    }
  }

  return { loaded, failure, run };
}
