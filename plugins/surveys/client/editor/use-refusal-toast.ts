import type { ApiError } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import { editorMessages } from './editor-messages.ts';

/** Says why something was refused that has no form. */
export function useRefusalToast(error: ApiError | undefined): void {
  const t = useMessages(editorMessages);
  const toast = useToast();
  const reason = error?.message;
  useEffect(() => {
    if (reason !== undefined) toast.show({ text: t('failed', { reason }), tone: 'danger' });
  }, [reason, toast, t]);
}
