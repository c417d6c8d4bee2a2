import { SlotView, useSession } from '@kontor/plugin-api/client';
import {
  Button,
  Card,
  EmptyState,
  Lead,
  Link,
  Monitor,
  SkeletonList,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useCallback, useEffect, useState } from 'react';
import { InstallSection } from '../installed/install-view.tsx';
import { useSignOut } from '../shell/use-sign-out.ts';
import type { Device } from './device.ts';
import { useDevice } from './device-context.ts';
import { type DeviceUsage, measureDevice } from './device-usage.ts';
import { localMessages } from './local-messages.ts';

/** What stays in this browser, how much it is, and how to be rid of it. */
export function DeviceSettingsView() {
  const t = useMessages(localMessages);
  const device = useDevice();
  if (device) return <KeptHere device={device} />;
  return (
    <EmptyState icon={Monitor} title={t('keepsNothing')}>
      {t('keepsNothingHelp')}
    </EmptyState>
  );
}

function KeptHere({ device }: { readonly device: Device }) {
  const t = useMessages(localMessages);
  const { formatDate } = useFormats();
  const [usage, setUsage] = useState<DeviceUsage>();
  const { id: person } = useSession().person;
  const measure = useCallback(() => void measureDevice(device.database, person).then(setUsage), [device, person]);
  useEffect(measure, [measure]);
  if (!usage) return <SkeletonList rows={4} />;
  return (
    <div className="flex flex-col gap-5">
      <Lead>
        {t('deviceHelp')}{' '}
        {usage.readableUntil !== undefined &&
          t('readableUntil', { day: formatDate(new Date(usage.readableUntil), 'medium') })}
      </Lead>
      <Card>
        <UsageList usage={usage} />
      </Card>
      <DeviceActions device={device} usage={usage} onChange={measure} />
      <InstallSection />
      <SlotView name="device.section" about={{}} />
    </div>
  );
}

function UsageList({ usage }: { readonly usage: DeviceUsage }) {
  const t = useMessages(localMessages);
  const { formatBytes } = useFormats();
  const lines = [
    {
      id: 'opened',
      label: t('opened'),
      help: t('openedHelp', { count: usage.copies }),
      value: formatBytes(usage.copyBytes),
    },
    {
      id: 'photos',
      label: t('photos'),
      help: t('photosHelp', { count: usage.photos }),
      value: formatBytes(usage.photoBytes),
    },
    {
      id: 'texts',
      label: t('texts'),
      help: t('textsHelp', { count: usage.documents }),
      value: usage.otherBytes === undefined ? '' : formatBytes(usage.otherBytes),
    },
    { id: 'shell', label: t('shell'), help: t('shellHelp'), value: formatBytes(usage.shellBytes) },
    {
      id: 'shared',
      label: t('shared'),
      help: <Link href="/share">{t('sharedHelp', { count: usage.shared.count })}</Link>,
      value: formatBytes(usage.shared.bytes),
    },
    {
      id: 'waiting',
      label: t('waitingHere'),
      help: <Link href="/outbox">{t('waitingHereHelp', { count: usage.waiting })}</Link>,
      value: '',
    },
    {
      id: 'app',
      label: t('app'),
      help: usage.quota === undefined ? '' : t('appHelp', { quota: formatBytes(usage.quota) }),
      value: usage.total === undefined ? '' : formatBytes(usage.total),
    },
  ];
  return (
    <dl className="flex flex-col divide-y divide-border">
      {lines.map(({ id, label, help, value }) => (
        <div key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3 first:pt-0 last:pb-0">
          <dt className="font-medium">{label}</dt>
          <dd className="tabular-nums">{value}</dd>
          {help !== '' && <dd className="basis-full text-sm text-muted">{help}</dd>}
        </div>
      ))}
    </dl>
  );
}

interface DeviceActionsProps {
  readonly device: Device;
  readonly usage: DeviceUsage;
  readonly onChange: () => void;
}

function DeviceActions({ device, usage, onChange }: DeviceActionsProps) {
  const t = useMessages(localMessages);
  const toast = useToast();
  const signOut = useSignOut();
  async function clear() {
    await device.clear();
    toast.show({ text: t('cleared'), tone: 'success' });
    onChange();
    // What can be found without a connection is fetched again at once; what was opened, when it is opened again.
    await device.search.refresh();
    onChange();
  }
  async function persist() {
    const isGranted = await navigator.storage.persist();
    toast.show({ text: isGranted ? t('persisted') : t('notPersisted'), tone: isGranted ? 'success' : 'danger' });
    onChange();
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onPress={() => void clear()}>{t('clear')}</Button>
      <Button onPress={() => void signOut()}>{t('removeAll')}</Button>
      {usage.isPersisted ? (
        <p className="text-sm text-muted">{t('persisted')}</p>
      ) : (
        <Button variant="quiet" onPress={() => void persist()}>
          {t('persist')}
        </Button>
      )}
    </div>
  );
}
