import { newId } from '@kontor/base';
import { ApiError, uploadFile, useAction, useCall, useSender } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import type { TaskFile } from '../../shared/around.ts';
import { getAround } from '../../shared/around-api.ts';
import { addTaskFile, removeTaskFile, restoreTaskFile } from '../../shared/around-change-api.ts';
import { aroundMessages } from './around-messages.ts';

/** A file on its way, with a name of its own: two may be called the same. */
export interface TaskUpload {
  readonly id: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  cancel(): void;
}

/** Files of a task: on their way, several at a time; taken away, with the way back. */
export function useTaskFiles(task: string) {
  const t = useMessages(aroundMessages);
  const toast = useToast();
  const call = useCall();
  const sender = useSender();
  const [uploads, setUploads] = useState<readonly TaskUpload[]>([]);
  const remove = useAction(removeTaskFile, { refreshes: [getAround] });
  const restore = useAction(restoreTaskFile, { refreshes: [getAround] });

  async function send(file: File): Promise<void> {
    const id = newId();
    const { name } = file;
    const controller = new AbortController();
    setUploads((before) => [...before, { id, name, share: 0, cancel: () => controller.abort() }]);
    const onProgress = (share: number) =>
      setUploads((before) => before.map((each) => (each.id === id ? { ...each, share } : each)));
    try {
      const uploaded = await uploadFile(file, sender, { signal: controller.signal, onProgress });
      await call(addTaskFile, { task, file: uploaded.id });
    } catch (failure) {
      if (controller.signal.aborted) return;
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: t('uploadFailed', { name, reason: failure.message }), tone: 'danger' });
    } finally {
      setUploads((before) => before.filter((each) => each.id !== id));
    }
  }

  return {
    uploads,
    send: (files: readonly File[]) => void Promise.all(files.map(send)),
    async remove({ id, name }: TaskFile): Promise<void> {
      if ((await remove.run({ task, file: id })) === undefined) return;
      toast.showUndo(t('fileRemoved', { name }), () => void restore.run({ task, file: id }));
    },
    failure: (remove.error ?? restore.error)?.message,
  };
}
