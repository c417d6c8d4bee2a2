import type { RoomSummary } from '@kontor/matrix/client';
import { lazyLayer } from '@kontor/plugin-api/client';
import { CalendarSearch, ChartNoAxesColumn, Eye, EyeOff, IconButton, MenuItem, Search, useMessages } from '@kontor/ui';
import { linksMessages } from '../links/links-messages.ts';
import { MeetingItem } from '../meeting/meeting-item-view.tsx';
import { PinsButton } from '../pins/pins-button-view.tsx';
import { pollMessages } from '../polls/poll-messages.ts';
import { searchMessages } from '../search/search-messages.ts';
import { useChat, useWatched } from '../session/chat-context.ts';
import { roomMessages } from './room-messages.ts';

const StartPoll = lazyLayer(async () => (await import('../polls/start-poll-view.tsx')).StartPoll);
const StartMeeting = lazyLayer(async () => (await import('../meeting/start-meeting-view.tsx')).StartMeeting);
const PinsView = lazyLayer(async () => (await import('../pins/pins-view.tsx')).PinsView);
const RoomSearch = lazyLayer(async () => (await import('../search/room-search-view.tsx')).RoomSearch);
const JumpToDate = lazyLayer(async () => (await import('./jump-to-date-view.tsx')).JumpToDate);

/** What can be opened above a room. */
export type RoomTool = 'meeting' | 'poll' | 'pins' | 'date' | 'search';

interface RoomToolsProps {
  readonly room: RoomSummary;
  readonly name: string;
  readonly onOpen: (tool: RoomTool) => void;
}

/** The buttons in the head of a room. */
export function RoomToolButtons({ room, name, onOpen }: RoomToolsProps) {
  const t = useMessages(searchMessages);
  return (
    <>
      <PinsButton room={room.id} onOpen={() => onOpen('pins')} />
      <IconButton icon={Search} label={t('searchIn', { room: name })} onPress={() => onOpen('search')} />
    </>
  );
}

/** The lines of the room's menu that open something. */
export function RoomToolItems({ room, onOpen }: Omit<RoomToolsProps, 'name'>) {
  const t = useMessages(roomMessages);
  const tp = useMessages(pollMessages);
  const tl = useMessages(linksMessages);
  const { chat } = useChat();
  const { isOff } = useWatched(chat.previews.settings);
  return (
    <>
      {room.canWrite && (
        <MenuItem icon={ChartNoAxesColumn} onAction={() => onOpen('poll')}>
          {tp('start')}
        </MenuItem>
      )}
      {room.canWrite && <MeetingItem onAction={() => onOpen('meeting')} />}
      <MenuItem icon={CalendarSearch} onAction={() => onOpen('date')}>
        {t('jumpToDate')}
      </MenuItem>
      <MenuItem icon={isOff ? Eye : EyeOff} onAction={() => void chat.previews.setOff(!isOff).catch(() => undefined)}>
        {tl(isOff ? 'previewsOn' : 'previewsOff')}
      </MenuItem>
    </>
  );
}

interface OpenRoomToolProps {
  readonly room: RoomSummary;
  readonly name: string;
  readonly tool: RoomTool | undefined;
  readonly onClose: () => void;
  /** Somebody went to a message, maybe to the one of the address again. */
  readonly onGo: () => void;
}

/** What was opened; its code comes when it is first needed. */
export function OpenRoomTool({ room: { id }, name, tool, onClose, onGo }: OpenRoomToolProps) {
  if (tool === 'poll') return <StartPoll place={{ room: id }} onClose={onClose} />;
  if (tool === 'meeting') return <StartMeeting room={id} onClose={onClose} />;
  if (tool === 'pins') return <PinsView room={id} onClose={onClose} onGo={onGo} />;
  if (tool === 'search') return <RoomSearch room={id} name={name} onClose={onClose} onGo={onGo} />;
  if (tool === 'date') return <JumpToDate room={id} onClose={onClose} />;
  return null;
}
