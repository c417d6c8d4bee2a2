import type { SpaceView } from '@kontor/schema';
import { Avatar, Badge, Button, Link, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { groupMessages } from './group-messages.ts';
import { RequestDialog } from './request-view.tsx';
import { useSpaceActions } from './space-actions-model.ts';

/** One group in a list: what it is about, and how one gets in, with one press. */
export function GroupLine({ group }: { readonly group: SpaceView }) {
  const { id, slug, name, description, topics } = group;
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 px-3 py-3 sm:flex-nowrap">
      <Avatar name={name} seed={id} />
      <div className="min-w-0 grow basis-48">
        <Link href={`/spaces/${slug}`} variant="quiet" className="font-medium break-words coarse:py-1.5">
          {name}
        </Link>
        {description !== '' && <p className="line-clamp-2 text-sm text-muted">{description}</p>}
        {topics.length > 0 && <p className="truncate text-sm text-muted">{topics.join(' · ')}</p>}
      </div>
      <div className="shrink-0 ps-12 max-sm:basis-full sm:ps-0">
        <GroupEntry group={group} />
      </div>
    </li>
  );
}

/** How one stands to the group, or the way in. */
function GroupEntry({ group }: { readonly group: SpaceView }) {
  const t = useMessages(groupMessages);
  const actions = useSpaceActions(group);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { name } = group;
  const once = (work: () => Promise<void>) => () => {
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  if (group.archivedAt !== null) return <Badge tone="warning">{t('archived')}</Badge>;
  if (group.role !== null) return <Badge tone="accent">{t('member')}</Badge>;
  if (group.requested)
    return (
      <span className="flex items-center gap-2">
        <Badge tone="info">{t('requested')}</Badge>
        <Button
          size="sm"
          variant="quiet"
          isPending={isBusy}
          aria-label={t('withdrawNamed', { name })}
          onPress={once(actions.withdraw)}
        >
          {t('withdraw')}
        </Button>
      </span>
    );
  const isOpen = group.visibility === 'open';
  return (
    <>
      <Button
        size="sm"
        isPending={isBusy}
        aria-label={t(isOpen ? 'joinNamed' : 'requestNamed', { name })}
        onPress={isOpen ? once(actions.join) : () => setAsking(true)}
      >
        {t(isOpen ? 'join' : 'request')}
      </Button>
      {isAsking && <RequestDialog space={group} onClose={() => setAsking(false)} />}
    </>
  );
}
