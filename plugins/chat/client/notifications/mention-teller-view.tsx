import { tellInBrowser, useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { getQuietHours } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { roomAddress } from '../rooms/room-address.ts';
import { useChat, useWatched } from '../session/chat-context.ts';
import { type KnownMentions, mentionsIn, newMentions } from './new-mentions.ts';
import { waitingMessages } from './waiting-messages.ts';

/**
 * Of mentions in encrypted rooms only this device knows: it tells of them itself, without what was said, and nothing of it
 * goes anywhere. Not in quiet hours. Shows nothing.
 */
export function MentionTeller() {
  const t = useMessages(waitingMessages);
  const navigate = useNavigate();
  const { chat } = useChat();
  const rooms = useWatched(chat.rooms);
  const connection = useWatched(chat.connection);
  const quietUntil = useQueryRoute(getQuietHours, {}).data?.quietUntil ?? null;
  const before = useRef<KnownMentions>(undefined);
  useEffect(() => {
    if (connection !== 'live') return;
    const known = before.current;
    before.current = mentionsIn(rooms);
    if (!known || quietUntil !== null) return;
    for (const { id, name } of newMentions(rooms, known))
      tellInBrowser({ title: t('mentionedIn', { room: name }), tag: `chat ${id}`, path: roomAddress(id) }, navigate);
  }, [rooms, connection, quietUntil, navigate, t]);
  return null;
}
