import type { RoomSummary } from '@kontor/matrix/client';
import { type ModalState, Sheet, SkeletonForm, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { AboutForm } from './about-form-view.tsx';
import { LeaveGroup } from './leave-group-view.tsx';
import { Members } from './members-view.tsx';
import { RoomPeriod } from './room-period-view.tsx';
import { RoomPictureField } from './room-picture-field-view.tsx';
import { settingsMessages } from './settings-messages.ts';
import { SpaceRules } from './space-rules-view.tsx';
import { useRoomDetails } from './use-room-details.ts';
import { useSpaceRoom } from './use-space-room.ts';

interface RoomSettingsProps extends ModalState {
  readonly room: RoomSummary;
}

/** What a room is, who is in it, and who may do what there; changed by those who may. */
export function RoomSettingsSheet({ room, ...state }: RoomSettingsProps) {
  const t = useMessages(settingsMessages);
  return (
    <Sheet title={t('settings')} {...state}>
      <Content room={room} />
    </Sheet>
  );
}

function Content({ room }: { readonly room: RoomSummary }) {
  const t = useMessages(settingsMessages);
  const details = useRoomDetails(room.id);
  const ofSpace = useSpaceRoom(room.id);
  if (!details) return <SkeletonForm />;
  const histories = {
    shared: t('historyShared'),
    invited: t('historyInvited'),
    joined: t('historyJoined'),
    world_readable: t('historyWorld'),
  };
  const canChange = ofSpace ? ofSpace.canManage : details.can.rename;
  return (
    <div className="flex flex-col gap-7 pb-4">
      <Section title={t('about')}>
        <RoomPictureField room={room} canChange={details.can.setPicture && canChange} />
        <AboutForm room={room.id} details={details} ofSpace={ofSpace} canChange={canChange} />
      </Section>
      <Section title={t('rules')}>
        {ofSpace && <SpaceRules ofSpace={ofSpace} />}
        <div>
          <h4 className="text-sm font-medium">{t('history')}</h4>
          <p className="text-sm text-muted">{histories[details.history]}</p>
        </div>
        <RoomPeriod space={ofSpace?.room.space} />
      </Section>
      <Section title={t('members')}>
        <Members room={room.id} details={details} space={ofSpace?.space} />
      </Section>
      {room.kind === 'group' && <LeaveGroup room={room.id} details={details} />}
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h3 className="text-base font-semibold">{title}</h3>
      {children}
    </section>
  );
}
