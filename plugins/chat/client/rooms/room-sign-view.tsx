import type { RoomSummary } from '@kontor/matrix/client';
import { classNames, Hash, UsersRound } from '@kontor/ui';
import { useRoomPicture } from './use-room-picture.ts';

interface RoomSignProps {
  readonly room: Pick<RoomSummary, 'kind' | 'picture'>;
  readonly size?: 'sm' | 'md' | 'lg';
}

const sizes = {
  sm: { box: 'size-7', icon: 'size-4' },
  md: { box: 'size-9', icon: 'size-[18px]' },
  lg: { box: 'size-12', icon: 'size-6' },
};

/** The picture of a room, or what kind of room it is. Decoration beside the name: silent for screen readers. */
export function RoomSign({ room: { kind, picture }, size = 'md' }: RoomSignProps) {
  const address = useRoomPicture(picture);
  const { box, icon } = sizes[size];
  if (address !== undefined)
    return <img src={address} alt="" className={classNames('shrink-0 rounded-md object-cover', box)} />;
  const Kind = kind === 'group' ? UsersRound : Hash;
  return (
    <span className={classNames('flex shrink-0 items-center justify-center rounded-md bg-sunken text-muted', box)}>
      <Kind aria-hidden className={icon} />
    </span>
  );
}
