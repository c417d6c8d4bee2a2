import { useNavigate, usePlace, useSession, useWorkbench } from '@kontor/plugin-api/client';
import { Banner, ButtonLink, EmptyState, Page, PageHeader, Share2, SkeletonList, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { shareMessages } from './share-messages.ts';
import { contentOf } from './share-model.ts';
import { ShareTarget } from './share-target-view.tsx';
import { SharedItem } from './shared-item-view.tsx';
import { useShared } from './use-shared.ts';

const nothing = contentOf({ title: '', text: '', url: '' }, []);

/**
 * What other apps shared into Kontor, and where it may go. `new` begins with an empty message or task instead, as the
 * shortcuts of the installed app do.
 */
export function ShareView() {
  const t = useMessages(shareMessages);
  const { search } = usePlace();
  const { items, reload } = useShared(useSession().person.id);
  return (
    <Page>
      <PageHeader title={t('title')} description={t('lead')} />
      <div className="flex flex-col gap-5">
        {search.failed !== undefined && (
          <Banner tone="danger">{t(search.failed === 'full' ? 'failedFull' : 'failedNobody')}</Banner>
        )}
        {!items && <SkeletonList rows={2} />}
        {items?.length === 0 && (
          <EmptyState
            icon={Share2}
            title={t('empty')}
            action={<ButtonLink href="/settings/device">{t('toDevice')}</ButtonLink>}
          >
            {t('emptyHelp')}
          </EmptyState>
        )}
        {items && items.length > 0 && (
          <ul className="flex flex-col gap-4">
            {items.map((item) => (
              <SharedItem key={item.id} item={item} onChange={reload} />
            ))}
          </ul>
        )}
      </div>
      {search.new !== undefined && <Begun target={search.new} />}
    </Page>
  );
}

/** A message or a task that is begun here. */
function Begun({ target }: { readonly target: string }) {
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(true);
  const contribution = useWorkbench()
    .registry.slot('share.targets')
    .find(({ id }) => id === target);
  if (!contribution || !isOpen) return null;
  return (
    <ShareTarget
      contribution={contribution}
      content={nothing}
      onDone={(path) => navigate(path, { replace: true })}
      onClose={() => {
        setOpen(false);
        navigate('/', { replace: true });
      }}
    />
  );
}
