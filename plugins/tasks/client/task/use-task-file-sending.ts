import { ApiError, uploadFile, useCall, useSender } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useRef } from 'react';
import { addTaskFile } from '../../shared/around-change-api.ts';
import { aroundMessages } from './around-messages.ts';

/** Sends files to a task that was just made. Answers whether all of them are there; sent again, only those that are not. */
export function useTaskFileSending(files: readonly File[]): (task: string) => Promise<boolean> {
  const t = useMessages(aroundMessages);
  const toast = useToast();
  const call = useCall();
  const sender = useSender();
  const waiting = useRef(files);
  return async (task) => {
    for (const file of waiting.current) {
      try {
        const { id } = await uploadFile(file, sender);
        await call(addTaskFile, { task, file: id });
        waiting.current = waiting.current.slice(1);
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure;
        toast.show({ text: t('uploadFailed', { name: file.name, reason: failure.message }), tone: 'danger' });
        return false;
      }
    }
    return true;
  };
}
