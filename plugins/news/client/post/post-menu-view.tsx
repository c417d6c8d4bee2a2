import { componentOf, lazyLayer, useNavigate, useWorkbench } from '@kontor/plugin-api/client';
import {
  EllipsisVertical,
  History,
  IconButton,
  Link2,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Pencil,
  Pin,
  Printer,
  RotateCcw,
  Trash2,
  Undo2,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { Suspense, useState } from 'react';
import { type Post, postPath, postRef } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';
import { postMessages } from './post-messages.ts';
import { usePostChanges } from './use-post-changes.ts';

const PinDialog = lazyLayer(async () => (await import('./pin-dialog-view.tsx')).PinDialog);

interface PostMenuProps {
  readonly post: Post;
  readonly title: string;
}

/** Everything that can be done with a post that came out. */
export function PostMenu({ post, title }: PostMenuProps) {
  const t = useMessages(postMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const toast = useToast();
  const offers = useWorkbench().registry.slot('post.actions');
  const [offer, setOffer] = useState<string>();
  const [isPinning, setPinning] = useState(false);
  const changes = usePostChanges(post);
  const isPublic = post.state === 'published';
  const isInvolved = post.draft !== null;
  const mayTakeOut = post.isAuthor || post.mayEdit;
  async function copyLink() {
    await navigator.clipboard.writeText(`${location.origin}${postPath(post.id)}`);
    toast.show({ text: t('linkCopied') });
  }
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('more')} />
        <Menu>
          {post.mayWrite && (
            <MenuItem icon={Pencil} onAction={() => navigate(`${postPath(post.id)}?show=write`)}>
              {t('edit')}
            </MenuItem>
          )}
          <MenuItem icon={Link2} onAction={() => void copyLink()}>
            {t('copyLink')}
          </MenuItem>
          <MenuItem icon={Printer} onAction={() => print()}>
            {t('print')}
          </MenuItem>
          {isPublic &&
            offers.map(({ id, icon, label }) => (
              <MenuItem key={id} icon={icon} onAction={() => setOffer(id)}>
                {label(language)}
              </MenuItem>
            ))}
          {isInvolved && <MenuSeparator />}
          {isInvolved && (
            <MenuItem icon={History} onAction={() => navigate(`${postPath(post.id)}?show=versions`)}>
              {t('versions')}
            </MenuItem>
          )}
          {isPublic && post.mayEdit && (
            <MenuItem icon={Pin} onAction={() => setPinning(true)}>
              {t('pin')}
            </MenuItem>
          )}
          {isPublic && post.mayEdit && post.pinnedUntil !== null && (
            <MenuItem icon={Pin} onAction={() => void changes.pin(null)}>
              {t('unpin')}
            </MenuItem>
          )}
          {isPublic && mayTakeOut && (
            <MenuItem icon={Undo2} isDestructive onAction={() => void changes.withdraw()}>
              {t('withdraw')}
            </MenuItem>
          )}
          {(post.state === 'withdrawn' || post.state === 'expired') && post.mayPublish && (
            <MenuItem icon={RotateCcw} onAction={() => void changes.restore()}>
              {t('restore')}
            </MenuItem>
          )}
          {(post.state === 'withdrawn' || post.state === 'expired') && mayTakeOut && (
            <MenuItem icon={Trash2} isDestructive onAction={() => void changes.remove()}>
              {t('delete')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {isPinning && <PinDialog post={post} onClose={() => setPinning(false)} />}
      {offer !== undefined && <Offered post={post} title={title} offer={offer} onClose={() => setOffer(undefined)} />}
    </>
  );
}

/** What another plugin makes of the post. */
function Offered({
  post,
  title,
  offer,
  onClose,
}: PostMenuProps & { readonly offer: string; readonly onClose: () => void }) {
  const n = useMessages(newsMessages);
  const contribution = useWorkbench()
    .registry.slot('post.actions')
    .find(({ id }) => id === offer);
  if (!contribution) return null;
  const Contribution = componentOf(contribution);
  return (
    <Suspense>
      <Contribution
        ref={postRef(post.id)}
        title={title || n('untitled')}
        path={postPath(post.id)}
        mayWrite={post.mayWrite}
        onClose={onClose}
      />
    </Suspense>
  );
}
