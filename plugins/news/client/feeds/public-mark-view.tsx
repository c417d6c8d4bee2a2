import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { AlertDialog, Badge, Button, Globe, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { getPublicState, setPublic } from '../../shared/feeds.ts';
import { feedMessages } from './feed-messages.ts';

/** Whether a post is read without signing in, and, for editors who may, the way to say so. Nothing where it is never so. */
export function PublicMark({ post }: { readonly post: string }) {
  const t = useMessages(feedMessages);
  const toast = useToast();
  const { data } = useQueryRoute(getPublicState, { post });
  const [isAsking, setAsking] = useState(false);
  const { run, isPending, error } = useAction(setPublic, { refreshes: [getPublicState] });
  if (!data || (!data.mayDecide && data.path === null)) return null;
  const isMarked = data.markedAt !== null;
  async function set(isPublic: boolean) {
    if (await run({ post, public: isPublic }))
      toast.show({ text: t(isPublic ? 'nowPublic' : 'nowInternal'), tone: 'success' });
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {isMarked && (
        <>
          <Badge tone="info">
            <Globe aria-hidden className="size-3.5" />
            {t('isPublic')}
          </Badge>
          <span className="text-muted">{t(data.path === null ? 'publicLater' : 'publicNow')}</span>
        </>
      )}
      {data.path !== null && (
        <a
          href={data.path}
          className="text-accent-text underline focus-ring rounded-sm"
          target="_blank"
          rel="noreferrer"
        >
          {t('showPublic')}
        </a>
      )}
      {data.mayDecide && (
        <Button
          size="sm"
          {...(!isMarked && { icon: Globe })}
          isPending={isPending}
          onPress={() => (isMarked ? void set(false) : setAsking(true))}
        >
          {t(isMarked ? 'makeInternal' : 'makePublic')}
        </Button>
      )}
      {error && (
        <span role="alert" className="text-danger">
          {error.message}
        </span>
      )}
      <AlertDialog
        title={t('askTitle')}
        action={t('makePublic')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        onAction={() => void set(true)}
      >
        {t('askText')}
      </AlertDialog>
    </div>
  );
}
