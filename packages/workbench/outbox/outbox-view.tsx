import { usePlace, useSession } from '@kontor/plugin-api/client';
import {
  Badge,
  Banner,
  Button,
  ButtonLink,
  CloudUpload,
  EmptyState,
  Link,
  Page,
  PageHeader,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useDevice, useWaiting } from '../local/device-context.ts';
import { useShared } from '../share/use-shared.ts';
import { useSignOut } from '../shell/use-sign-out.ts';
import { outboxMessages } from './outbox-messages.ts';
import type { Waiting } from './outbox-model.ts';
import { UnsentText } from './unsent-text-view.tsx';
import { useUnsentTexts } from './use-unsent-texts.ts';

/** What was changed on this device and has not been applied: it waits, or was refused and waits for its author. */
export function OutboxView() {
  const t = useMessages(outboxMessages);
  const device = useDevice();
  const entries = useWaiting();
  const texts = useUnsentTexts();
  const shared = useShared(useSession().person.id).items ?? [];
  const isEmpty = entries.length === 0 && texts.length === 0 && shared.length === 0;
  const { search } = usePlace();
  const hasWaiting = entries.some(({ refusal }) => refusal === null);
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('help')}
        actions={hasWaiting && <Button onPress={() => device?.outbox.wake()}>{t('sendNow')}</Button>}
      />
      {search.leaving === 'yes' && !isEmpty && <LeavingBanner />}
      {isEmpty ? (
        <EmptyState icon={CloudUpload} title={t('empty')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col divide-y divide-border">
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
          {texts.map((text, index) => (
            <UnsentText key={text} text={text} number={index + 1} />
          ))}
          {shared.length > 0 && (
            <li className="py-3 first:pt-0">
              <Link href="/share">{t('shared', { count: shared.length })}</Link>
            </li>
          )}
        </ul>
      )}
    </Page>
  );
}

function LeavingBanner() {
  const t = useMessages(outboxMessages);
  const signOut = useSignOut();
  return (
    <Banner tone="warning" title={t('leavingTitle')} className="mb-5">
      <p className="pb-3">{t('leaving')}</p>
      <Button variant="danger" size="sm" onPress={() => void signOut(true)}>
        {t('leaveAnyway')}
      </Button>
    </Banner>
  );
}

function EntryRow({ entry }: { readonly entry: Waiting }) {
  const t = useMessages(outboxMessages);
  const { formatRelativeTime } = useFormats();
  const { title, madeAt, refusal } = entry;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0">
      <div className="min-w-0 grow basis-64">
        <p className="flex items-center gap-2.5">
          <span className="min-w-0 font-medium break-words">{title}</span>
          <Badge tone={refusal ? 'danger' : 'neutral'}>{refusal ? t('stateRefused') : t('stateWaiting')}</Badge>
        </p>
        <p className="text-sm text-muted">{t('madeAt', { moment: formatRelativeTime(new Date(madeAt)) })}</p>
        {refusal && <p className="pt-1 text-sm text-danger">{refusal.message}</p>}
      </div>
      <EntryActions entry={entry} />
    </li>
  );
}

function EntryActions({ entry }: { readonly entry: Waiting }) {
  const t = useMessages(outboxMessages);
  const toast = useToast();
  const outbox = useDevice()?.outbox;
  const { title, madeOn, refusal } = entry;
  async function discard() {
    await outbox?.discard(entry);
    toast.showUndo(t('discarded', { title }), () => void outbox?.putBack(entry));
  }
  return (
    <div className="flex flex-wrap gap-2">
      {refusal && madeOn !== undefined && madeOn !== '/outbox' && (
        <ButtonLink size="sm" href={madeOn} aria-label={t('openOf', { title })}>
          {t('open')}
        </ButtonLink>
      )}
      {refusal && (
        <Button size="sm" aria-label={t('retryOf', { title })} onPress={() => void outbox?.retry(entry)}>
          {t('retry')}
        </Button>
      )}
      <Button size="sm" variant="quiet" aria-label={t('discardOf', { title })} onPress={() => void discard()}>
        {t('discard')}
      </Button>
    </div>
  );
}
