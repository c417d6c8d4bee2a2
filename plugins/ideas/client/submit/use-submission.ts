import { newId } from '@kontor/base';
import { useAction, useNavigate, useQueuedAction } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { ideaPath, ideaRef, listIdeas, submitAnonymously, submitIdea } from '../../shared/index.ts';
import { useIdeaUploads } from '../idea/use-idea-uploads.ts';
import { newReceiptCode, type Receipt } from '../receipts/receipt-store.ts';
import { submitMessages } from './submit-messages.ts';

interface Content {
  readonly box: string;
  readonly title: string;
  readonly text: string;
  readonly category: string | null;
}

/** Sends an idea under one's name, later where there is no connection; or without it, at once. */
export function useSubmission() {
  const t = useMessages(submitMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const uploads = useIdeaUploads();
  const named = useQueuedAction(submitIdea, {
    object: ({ id }) => ideaRef(id),
    title: ({ title }) => t('queued', { title }),
    refreshes: [listIdeas],
  });
  // What waits on a device is sent with a key that names the account: this is not.
  const anonymous = useAction(submitAnonymously, { refreshes: [listIdeas] });
  return {
    isPending: named.isPending || anonymous.isPending || uploads.uploads.length > 0,
    error: named.error ?? anonymous.error,
    async send(content: Content, files: readonly File[], saved: () => void): Promise<void> {
      const id = newId();
      const sent = await named.run({ id, ...content });
      if (sent === 'refused') return;
      saved();
      if (sent === 'waiting') {
        toast.show({ text: t(files.length > 0 ? 'waitingFiles' : 'waiting') });
        return navigate('/ideas');
      }
      if (files.length > 0) await uploads.send(id, files);
      toast.show({ text: t('sent'), tone: 'success' });
      navigate(ideaPath(id), { replace: true });
    },
    async sendAnonymously(content: Content): Promise<Receipt | undefined> {
      const code = newReceiptCode();
      const made = await anonymous.run({ ...content, code });
      return made && { code, idea: made.idea };
    },
  };
}
