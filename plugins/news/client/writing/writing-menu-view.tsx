import { lazyLayer, useNavigate } from '@kontor/plugin-api/client';
import {
  EllipsisVertical,
  History,
  IconButton,
  Languages,
  Menu,
  MenuItem,
  MenuTrigger,
  Trash2,
  UserPlus,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { deletePost, type Post, postPath } from '../../shared/index.ts';
import { postMessages } from '../post/post-messages.ts';
import { useTold } from '../post/use-post-changes.ts';
import { usePostChange } from './use-change.ts';
import { writingMessages } from './writing-messages.ts';

const CoAuthorsDialog = lazyLayer(async () => (await import('./co-authors-dialog-view.tsx')).CoAuthorsDialog);

interface WritingMenuProps {
  readonly post: Post;
  /** The English version was added. */
  readonly onEnglish: () => void;
}

/** What else can be done with a draft. */
export function WritingMenu({ post, onEnglish }: WritingMenuProps) {
  const t = useMessages(writingMessages);
  const p = useMessages(postMessages);
  const navigate = useNavigate();
  const toast = useToast();
  const { change } = usePostChange(post);
  const remove = useTold(deletePost);
  const [isNaming, setNaming] = useState(false);
  const hasEnglish = post.draft?.hasEnglish === true;
  const isDeletable = post.state !== 'published' && post.state !== 'scheduled' && (post.isAuthor || post.mayEdit);
  async function addEnglish() {
    if (await change({ hasEnglish: true })) onEnglish();
  }
  async function removeEnglish() {
    if (!(await change({ hasEnglish: false }))) return;
    toast.showUndo(t('englishRemoved'), () => void change({ hasEnglish: true }));
  }
  async function discard() {
    if (!(await remove({ post: post.id, deleted: true }))) return;
    navigate('/news/own');
    toast.showUndo(t('deleted'), () => void remove({ post: post.id, deleted: false }));
  }
  if (!post.mayWrite && !isDeletable) return null;
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('more')} />
        <Menu>
          {post.mayArrange && (
            <MenuItem icon={UserPlus} onAction={() => setNaming(true)}>
              {t('coAuthors')}
            </MenuItem>
          )}
          {post.mayWrite && (
            <MenuItem icon={Languages} onAction={() => void (hasEnglish ? removeEnglish() : addEnglish())}>
              {t(hasEnglish ? 'removeEnglish' : 'addEnglish')}
            </MenuItem>
          )}
          {post.published && (
            <MenuItem icon={History} onAction={() => navigate(`${postPath(post.id)}?show=versions`)}>
              {p('versions')}
            </MenuItem>
          )}
          {isDeletable && (
            <MenuItem icon={Trash2} isDestructive onAction={() => void discard()}>
              {t('delete')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {isNaming && <CoAuthorsDialog post={post} onClose={() => setNaming(false)} />}
    </>
  );
}
