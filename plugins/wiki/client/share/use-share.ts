import { ApiError, uploadFile, useQueuedAction, useSender } from '@kontor/plugin-api/client';
import type { CallInputOf } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import { useRef, useState } from 'react';
import { makeSharedPage, pageCreated, pagePath } from '../../shared/index.ts';
import { shareTexts } from './share-messages.ts';

type Draft = Omit<CallInputOf<typeof makeSharedPage>, 'files'>;
/** Where the page is; nothing while it waits for a connection. */
type Made = { readonly path: string | undefined } | 'failed';

/** Makes the page: a text alone also without a connection, then it waits; what was uploaded is not sent twice. */
export function useShare(files: readonly File[]) {
  const t = useMessages(shareTexts);
  const sender = useSender();
  const uploaded = useRef<readonly string[]>([]);
  const made = useRef<string>(undefined);
  const [isUploading, setUploading] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { run, isPending, error } = useQueuedAction(makeSharedPage, {
    object: ({ space }) => `spaces/space/${space}`,
    title: ({ title }) => t('queued', { title }),
    announces: (page) => {
      made.current = page.id;
      return [{ definition: pageCreated, payload: { page: page.id, space: page.space }, object: page }];
    },
  });

  /** Answers whether all of them are there. */
  async function upload(): Promise<boolean> {
    for (const file of files.slice(uploaded.current.length)) {
      try {
        const { id } = await uploadFile(file, sender);
        uploaded.current = [...uploaded.current, id];
      } catch (thrown) {
        if (!(thrown instanceof ApiError)) throw thrown;
        setFailure(t('uploadFailed', { name: file.name, reason: thrown.message }));
        return false;
      }
    }
    return true;
  }
  async function make(draft: Draft): Promise<Made> {
    setFailure(undefined);
    setUploading(true);
    const isThere = await upload().finally(() => setUploading(false));
    if (!isThere || (await run({ ...draft, files: [...uploaded.current] })) === 'refused') return 'failed';
    return { path: made.current === undefined ? undefined : pagePath(made.current) };
  }
  return { make, isPending: isPending || isUploading, failure: failure ?? error?.message };
}
