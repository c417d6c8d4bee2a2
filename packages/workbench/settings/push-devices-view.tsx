import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  addPushDevice,
  changePushDevice,
  getPush,
  type OutputOf,
  type PushDevice,
  removePushDevice,
} from '@kontor/schema';
import {
  Badge,
  Button,
  FormError,
  ItemList,
  type ItemRow,
  Smartphone,
  Switch,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { findPushObstacle, type PushRefusal, subscribeToPush, unsubscribeFromPush } from './push-subscription.ts';
import { reachMessages } from './reach-messages.ts';
import { SettingSection } from './setting-section-view.tsx';

/** On which devices the person is told while Kontor is closed. Off until they switch it on, on each. */
export function PushDevicesView() {
  const t = useMessages(reachMessages);
  const query = useQueryRoute(getPush, {});
  return (
    <SettingSection title={t('devices')} help={t('devicesHelp')}>
      <QueryView query={query}>
        {({ key, devices }) =>
          key === null ? (
            <p className="text-sm text-muted">{t('pushForbidden')}</p>
          ) : (
            <>
              <ThisDevice publicKey={key} device={devices.find(({ isCurrent }) => isCurrent)} />
              <DeviceList devices={devices} />
            </>
          )
        }
      </QueryView>
    </SettingSection>
  );
}

interface ThisDeviceProps {
  readonly publicKey: string;
  readonly device: PushDevice | undefined;
}

function ThisDevice({ publicKey, device }: ThisDeviceProps) {
  const t = useMessages(reachMessages);
  const toast = useToast();
  const refreshes = [getPush];
  const [add, change, remove] = [
    useAction(addPushDevice, { refreshes }),
    useAction(changePushDevice, { refreshes }),
    useAction(removePushDevice, { refreshes }),
  ];
  const [refusal, setRefusal] = useState<PushRefusal | undefined>(findPushObstacle);
  async function turn(isOn: boolean) {
    if (!isOn) {
      if (device && (await remove.run({ device: device.id }))) await unsubscribeFromPush();
      return;
    }
    const made = await subscribeToPush(publicKey);
    if (typeof made === 'string') return setRefusal(made);
    setRefusal(undefined);
    if (await add.run({ ...made, showsTitles: false })) toast.show({ text: t('added'), tone: 'success' });
  }
  return (
    <>
      <FormError>{(add.error ?? change.error ?? remove.error)?.message}</FormError>
      <Switch
        isSelected={device !== undefined}
        isDisabled={refusal === 'impossible' && device === undefined}
        onChange={(isOn) => void turn(isOn)}
        {...(refusal && device === undefined && { description: t(refusal) })}
      >
        {t('thisDevice')}
      </Switch>
      {device && (
        <Switch
          isSelected={device.showsTitles}
          onChange={(showsTitles) => void change.run({ device: device.id, showsTitles })}
          description={t('showsTitlesHelp')}
        >
          {t('showsTitles')}
        </Switch>
      )}
    </>
  );
}

function DeviceList({ devices }: { readonly devices: OutputOf<typeof getPush>['devices'] }) {
  const t = useMessages(reachMessages);
  const { formatRelativeTime } = useFormats();
  const toast = useToast();
  const remove = useAction(removePushDevice, { refreshes: [getPush] });
  if (devices.length === 0) return null;
  async function drop({ id, isCurrent }: PushDevice) {
    if (!(await remove.run({ device: id }))) return;
    if (isCurrent) await unsubscribeFromPush();
    toast.show({ text: t('removed') });
  }
  const row = (device: PushDevice): ItemRow => ({
    id: device.id,
    text: device.name,
    title: device.name,
    subtitle: [
      t(device.showsTitles ? 'titleShown' : 'titleHidden'),
      ...(device.usedAt === null ? [] : [t('usedAt', { when: formatRelativeTime(device.usedAt) })]),
    ].join(' · '),
    start: <Smartphone aria-hidden className="size-5 shrink-0 text-muted" />,
    ...(device.isCurrent && { note: <Badge tone="accent">{t('current')}</Badge> }),
    end: (
      <Button size="sm" variant="quiet" onPress={() => void drop(device)}>
        {t('remove')}
      </Button>
    ),
  });
  return <ItemList label={t('devices')} items={devices} row={row} className="-mx-3" />;
}
