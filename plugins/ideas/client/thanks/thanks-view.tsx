import { QueryView, useAction, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import type { OutputOf } from '@kontor/schema';
import {
  AlertDialog,
  Button,
  ButtonLink,
  EmptyState,
  HandHeart,
  Page,
  PageHeader,
  SkeletonList,
  useMessages,
} from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { listOwnThanks, listThanks, takeThanksBack, thanksPath } from '../../shared/index.ts';
import { Places } from '../places-view.tsx';
import { OwnThanksCard } from './own-thanks-view.tsx';
import { SayThanksDialog } from './say-thanks-dialog-view.tsx';
import { ThanksCard } from './thanks-card-view.tsx';
import { thanksMessages } from './thanks-messages.ts';

/** A calm stream of thanks, above it what one got oneself. */
export function ThanksView() {
  const t = useMessages(thanksMessages);
  const [isSaying, setSaying] = useState(false);
  const own = useQueryRoute(listOwnThanks, {});
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        actions={
          <Button variant="primary" icon={HandHeart} onPress={() => setSaying(true)}>
            {t('say')}
          </Button>
        }
      />
      <Places current="thanks" />
      <div className="flex flex-col gap-9">
        {own.data && own.data.got.length > 0 && (
          <Part title={t('own')} lead={t('ownLead')}>
            {own.data.got.map((thanks) => (
              <OwnThanksCard key={thanks.id} thanks={thanks} />
            ))}
          </Part>
        )}
        <Stream />
        {own.data && own.data.said.length > 0 && (
          <Part title={t('said')} lead={t('ownLead')}>
            {own.data.said.map((thanks) => (
              <SaidThanks key={thanks.id} thanks={thanks} />
            ))}
          </Part>
        )}
      </div>
      {isSaying && <SayThanksDialog onClose={() => setSaying(false)} />}
    </Page>
  );
}

interface PartProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

function Part({ title, lead, children }: PartProps) {
  return (
    <section aria-label={title}>
      <h2 className="text-base font-semibold">{title}</h2>
      {lead !== undefined && <p className="text-sm text-muted">{lead}</p>}
      <ul className="flex flex-col divide-y divide-border">{children}</ul>
    </section>
  );
}

function Stream() {
  const t = useMessages(thanksMessages);
  const { search } = usePlace();
  const query = useQueryRoute(listThanks, search.before ? { before: search.before } : {}, { keepPrevious: true });
  return (
    <QueryView query={query} waiting={<SkeletonList rows={4} hasAvatar />}>
      {({ thanks, hasMore }) => (
        <div>
          {thanks.length === 0 ? (
            <EmptyState icon={HandHeart} title={t('noneTitle')}>
              {t('noneText')}
            </EmptyState>
          ) : (
            <Part title={t('stream')}>
              {thanks.map((each) => (
                <ThanksCard key={each.id} thanks={each} />
              ))}
            </Part>
          )}
          {(hasMore || search.before) && (
            <div className="flex flex-wrap gap-2 pt-4">
              {search.before && <ButtonLink href={thanksPath}>{t('newest')}</ButtonLink>}
              {hasMore && (
                <ButtonLink href={`${thanksPath}?before=${encodeURIComponent(thanks.at(-1)?.at ?? '')}`}>
                  {t('older')}
                </ButtonLink>
              )}
            </div>
          )}
        </div>
      )}
    </QueryView>
  );
}

function SaidThanks({ thanks }: { readonly thanks: OutputOf<typeof listOwnThanks>['said'][number] }) {
  const t = useMessages(thanksMessages);
  const [isAsking, setAsking] = useState(false);
  const { run } = useAction(takeThanksBack, { refreshes: [listOwnThanks, listThanks] });
  return (
    <ThanksCard thanks={thanks}>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
        {t(thanks.isShown ? 'saidShown' : 'saidHidden')}
        <Button size="sm" variant="quiet" onPress={() => setAsking(true)}>
          {t('takeBack')}
        </Button>
      </p>
      {isAsking && (
        <AlertDialog
          title={t('takeBackTitle')}
          action={t('takeBack')}
          isDestructive
          isOpen
          onOpenChange={setAsking}
          onAction={() => void run({ thanks: thanks.id })}
        >
          {t('takeBackText')}
        </AlertDialog>
      )}
    </ThanksCard>
  );
}
