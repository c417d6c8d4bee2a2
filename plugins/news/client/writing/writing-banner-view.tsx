import { Banner, Button, ButtonLink, useFormats, useMessages } from '@kontor/ui';
import { type Post, postPath, takeBackPost } from '../../shared/index.ts';
import { useTold } from '../post/use-post-changes.ts';
import { writingMessages } from './writing-messages.ts';

/** Where the draft stands on its way to the readers, and the way back. */
export function WritingBanner({ post }: { readonly post: Post }) {
  const t = useMessages(writingMessages);
  const { formatDate } = useFormats();
  const takeBack = useTold(takeBackPost);
  const { draft, state } = post;
  if (!draft) return null;
  const at = draft.publishAt === null ? '' : formatDate(draft.publishAt, 'moment');
  const back = (
    <Button size="sm" variant="quiet" onPress={() => void takeBack({ post: post.id })}>
      {t(state === 'scheduled' ? 'unschedule' : 'takeBack')}
    </Button>
  );
  if (state === 'scheduled') return <Banner action={back}>{t('isScheduled', { when: at })}</Banner>;
  if (draft.review === 'asked')
    return (
      <Banner {...(post.isAuthor && { action: back })}>
        {post.decidesInPlaceOf
          ? t('waitsInPlaceOf', { name: post.decidesInPlaceOf.name })
          : t(post.mayEdit ? 'waitsForYou' : 'waits')}{' '}
        {at !== '' && t('wanted', { when: at })}
      </Banner>
    );
  if (draft.review === 'returned')
    return (
      <Banner tone="warning" title={t('isReturned')}>
        <p className="whitespace-pre-line">{draft.reason}</p>
      </Banner>
    );
  if (!post.published) return null;
  return (
    <Banner
      action={
        <ButtonLink size="sm" href={postPath(post.id)}>
          {t('readPublic')}
        </ButtonLink>
      }
    >
      {t('isPublic')}
    </Banner>
  );
}
