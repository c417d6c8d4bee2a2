import { newId } from '@kontor/base';
import { ApiError, uploadFile, useAction, useSender } from '@kontor/plugin-api/client';
import { useState } from 'react';
import { addIdeaFile, getIdea } from '../../shared/index.ts';

interface Upload {
  readonly id: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  cancel(): void;
}

/** Files on their way to an idea. */
export function useIdeaUploads() {
  const sender = useSender();
  const add = useAction(addIdeaFile, { refreshes: [getIdea] });
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [failure, setFailure] = useState<string>();

  async function sendOne(idea: string, file: File): Promise<void> {
    const id = newId();
    const controller = new AbortController();
    setUploads((before) => [...before, { id, name: file.name, share: 0, cancel: () => controller.abort() }]);
    const onProgress = (share: number) =>
      setUploads((before) => before.map((each) => (each.id === id ? { ...each, share } : each)));
    try {
      const uploaded = await uploadFile(file, sender, { signal: controller.signal, onProgress });
      await add.run({ idea, file: uploaded.id });
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      setFailure(error.message);
    } finally {
      setUploads((before) => before.filter((each) => each.id !== id));
    }
  }

  return {
    uploads,
    failure: failure ?? add.error?.message,
    async send(idea: string, files: readonly File[]): Promise<void> {
      setFailure(undefined);
      await Promise.all(files.map((file) => sendOne(idea, file)));
    },
  };
}
