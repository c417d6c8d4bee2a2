import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { useEffect, useRef, useState } from 'react';
import { listWaiting, settleWaiting } from '../../shared/index.ts';
import { useChat, useWatched } from '../session/chat-context.ts';

/** A message that the homeserver has told of is here by then, if it ever comes. */
const longEnoughMs = 30_000;

/**
 * Tells Kontor which of what waits the person has read, in this browser or in any other: private receipts reach nobody
 * but the person's own devices. Shows nothing.
 */
export function SettleWaiting() {
  // A newer message than the one that is known here may wait by then: fetched anew, it is settled as well.
  const { run } = useAction(settleWaiting, { refreshes: [listWaiting] });
  const { chat } = useChat();
  const rooms = useWatched(chat.rooms);
  const connection = useWatched(chat.connection);
  const waiting = useQueryRoute(listWaiting, {}).data?.waiting;
  const told = useRef(new Set<string>());
  const [old, setOld] = useState<ReadonlySet<string>>(new Set());
  const events = waiting?.map(({ event }) => event).join(' ');
  useEffect(() => {
    if (connection !== 'live' || events === undefined || events === '') return;
    const timer = setTimeout(() => setOld(new Set(events.split(' '))), longEnoughMs);
    return () => clearTimeout(timer);
  }, [connection, events]);
  // What was read is known by the rooms, which are other ones whenever anything in them changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of `rooms` only that they changed counts.
  useEffect(() => {
    if (connection !== 'live') return;
    for (const { room, event } of waiting ?? []) {
      const state = chat.reading.findState(room, event);
      if (told.current.has(event) || state === 'unread' || (state === 'unseen' && !old.has(event))) continue;
      told.current.add(event);
      // Not told is not lost: the next change, or the next start, says it again.
      void run({ room, event }).then((answer) => answer ?? told.current.delete(event));
    }
  }, [run, chat, connection, waiting, rooms, old]);
  return null;
}
