import { type EncryptionStage, isConfirmed, type OwnDevice } from '@kontor/matrix/client';
import {
  BackLink,
  Badge,
  Banner,
  Button,
  Card,
  ItemList,
  type ItemRow,
  Lead,
  Link,
  Monitor,
  Page,
  PageHeader,
  SkeletonList,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { ChatFrame } from '../session/chat-frame-view.tsx';
import type { EncryptionDialogProps } from './encryption-dialog-view.tsx';
import { encryptionMessages } from './encryption-messages.ts';
import { LazyEncryptionDialog } from './lazy-dialog.ts';
import { useDevices } from './use-devices.ts';
import { useEncryptionStage } from './use-encryption.ts';
import { useVerify } from './verification/use-verify.ts';
import { verificationMessages } from './verification/verification-messages.ts';

/** Where the person sets encryption up, and sees which of their devices read along. */
export function EncryptionView() {
  return (
    <ChatFrame>
      <Content />
    </ChatFrame>
  );
}

type Opened = Pick<EncryptionDialogProps, 'purpose'> | undefined;

function Content() {
  const t = useMessages(encryptionMessages);
  const tv = useMessages(verificationMessages);
  const stage = useEncryptionStage(true);
  const [opened, setOpened] = useState<Opened>();
  return (
    <Page>
      <BackLink href="/chat">{tv('backToChat')}</BackLink>
      <PageHeader title={t('title')} description={t('lead')} />
      <div className="flex flex-col gap-6">
        <StageCard stage={stage} onOpen={setOpened} />
        <Devices isSetUp={stage !== 'absent'} canConfirm={isConfirmed(stage)} />
      </div>
      {opened && <LazyEncryptionDialog {...opened} onClose={() => setOpened(undefined)} />}
    </Page>
  );
}

interface StageCardProps {
  readonly stage: EncryptionStage;
  readonly onOpen: (opened: Opened) => void;
}

function StageCard({ stage, onOpen }: StageCardProps) {
  const t = useMessages(encryptionMessages);
  const { encryption } = useChat().chat;
  if (stage === 'asleep' || stage === 'loading') return <SkeletonList rows={2} />;
  if (stage === 'failed')
    return (
      <Banner
        tone="warning"
        title={t('failedTitle')}
        action={
          <Button size="sm" onPress={() => void encryption.wake()}>
            {t('retry')}
          </Button>
        }
      >
        {t('failedText')}
      </Banner>
    );
  if (stage === 'ready')
    return (
      <Card title={t('stageReady')}>
        <p className="max-w-prose pb-4 text-sm text-muted">{t('renewHelp')}</p>
        <div className="flex flex-wrap gap-2">
          <Button onPress={() => onOpen({ purpose: 'renew' })}>{t('renew')}</Button>
          <Button variant="quiet" onPress={() => onOpen({ purpose: 'start-over' })}>
            {t('startOver')}
          </Button>
        </div>
      </Card>
    );
  const [title, text, action] = {
    absent: ['stageAbsent', 'setUpWhat', 'setUp'],
    unconfirmed: ['stageUnconfirmed', 'confirmWhat', 'confirm'],
    unsaved: ['stageUnsaved', 'unsavedText', 'setUp'],
  }[stage] as ['stageAbsent', 'setUpWhat', 'setUp']; // one row of the table, whose columns are all names of texts
  return (
    <Card title={t(title)}>
      <p className="max-w-prose pb-4 text-sm text-muted">{t(text)}</p>
      <Button variant="primary" onPress={() => onOpen({})}>
        {t(action)}
      </Button>
    </Card>
  );
}

const tones = { confirmed: 'success', unconfirmed: 'warning', plain: 'neutral' } as const;
const words = { confirmed: 'trustConfirmed', unconfirmed: 'trustUnconfirmed', plain: 'trustPlain' } as const;

/** Before anything is set up there is nothing that a device could be confirmed for. */
function Devices({ isSetUp, canConfirm }: { readonly isSetUp: boolean; readonly canConfirm: boolean }) {
  const t = useMessages(encryptionMessages);
  const { formatRelativeTime } = useFormats();
  const devices = useDevices();
  const row = (device: OwnDevice): ItemRow => ({
    id: device.id,
    text: device.id,
    title: device.isThis ? t('thisDevice') : t('deviceName'),
    subtitle:
      device.lastSeenAt > 0 && t('deviceSeen', { when: formatRelativeTime(new Date(device.lastSeenAt).toISOString()) }),
    start: <Monitor aria-hidden className="size-5 shrink-0 text-muted" />,
    note: isSetUp && <Badge tone={tones[device.trust]}>{t(words[device.trust])}</Badge>,
    ...(canConfirm && device.trust === 'unconfirmed' && { end: <ConfirmDevice device={device.id} /> }),
  });
  const [before = '', after = ''] = t('devicesHelp', { link: '|' }).split('|');
  return (
    <section aria-label={t('devices')} className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{t('devices')}</h2>
      <Lead>
        {before}
        <Link href="/settings/sessions">{t('sessions')}</Link>
        {after}
      </Lead>
      {devices ? (
        <ItemList label={t('devices')} items={devices} row={row} className="-mx-3" />
      ) : (
        <SkeletonList rows={2} />
      )}
    </section>
  );
}

function ConfirmDevice({ device }: { readonly device: string }) {
  const t = useMessages(verificationMessages);
  const { begin, isPending } = useVerify();
  return (
    <Button
      size="sm"
      aria-label={t('verifyDevice')}
      isPending={isPending}
      onPress={() => void begin((verifications) => verifications.confirmDevice(device))}
    >
      {t('verify')}
    </Button>
  );
}
