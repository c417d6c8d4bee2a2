import type { RoomSummary } from '@kontor/matrix/client';
import { lazyPart } from '@kontor/plugin-api/client';
import { ChartNoAxesColumn, MenuItem, useMessages } from '@kontor/ui';
import { pollMessages } from '../polls/poll-messages.ts';

const StartPoll = lazyPart(async () => (await import('../polls/start-poll-view.tsx')).StartPoll);

/** What can be opened above a room. */
export type RoomTool = 'poll';

interface RoomToolsProps {
  readonly room: RoomSummary;
  readonly onOpen: (tool: RoomTool) => void;
}

/** The lines of the room's menu that open something. */
export function RoomToolItems({ room, onOpen }: RoomToolsProps) {
  const t = useMessages(pollMessages);
  if (!room.canWrite) return null;
  return (
    <MenuItem icon={ChartNoAxesColumn} onAction={() => onOpen('poll')}>
      {t('start')}
    </MenuItem>
  );
}

interface OpenRoomToolProps {
  readonly room: RoomSummary;
  readonly tool: RoomTool | undefined;
  readonly onClose: () => void;
}

/** What was opened; its code comes when it is first needed. */
export function OpenRoomTool({ room, tool, onClose }: OpenRoomToolProps) {
  if (tool === 'poll') return <StartPoll place={{ room: room.id }} onClose={onClose} />;
  return null;
}
