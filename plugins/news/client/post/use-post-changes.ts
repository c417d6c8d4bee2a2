import { type ApiError, useAction, useNavigate } from '@kontor/plugin-api/client';
import type { CallInputOf, Route } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { deletePost, getPost, listOwnPosts, listPosts, type Post, pinPost, withdrawPost } from '../../shared/index.ts';
import { postMessages } from './post-messages.ts';

const refreshes = [getPost, listOwnPosts, listPosts];

/** What becomes of a post that came out, with the way back. */
export function usePostChanges({ id: post }: Post) {
  const t = useMessages(postMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const pinning = useTold(pinPost);
  const withdrawing = useTold(withdrawPost);
  const deleting = useTold(deletePost);
  const restore = () => withdrawing({ post, withdrawn: false });
  return {
    pin: (until: string | null) => pinning({ post, until }),
    restore,
    async withdraw() {
      if (!(await withdrawing({ post, withdrawn: true }))) return;
      toast.showUndo(t('withdrawnToast'), () => void restore());
    },
    async remove() {
      if (!(await deleting({ post, deleted: true }))) return;
      navigate('/news/own');
      toast.showUndo(t('deletedToast'), () => void deleting({ post, deleted: false }));
    },
  };
}

/** An action without a form: what is refused is told in passing. */
export function useTold<Called extends Route>(route: Called): (input: CallInputOf<Called>) => Promise<boolean> {
  const toast = useToast();
  const { run, error } = useAction(route, { refreshes });
  const told = useRef<ApiError>(undefined);
  useEffect(() => {
    if (error === undefined || error === told.current) return;
    told.current = error;
    toast.show({ text: error.message, tone: 'danger' });
  }, [error, toast]);
  return async (input) => (await run(input)) !== undefined;
}
