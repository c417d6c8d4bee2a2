import type { Place, Timeline, TimelineState } from '@kontor/matrix/client';
import { useEffect, useMemo, useState } from 'react';
import { useChat, useSelected, useWatched } from '../session/chat-context.ts';

const nothing: { readonly value: TimelineState; watch(): () => void } = {
  value: {
    messages: [],
    stage: 'loading',
    hasOlder: false,
    hasNewer: false,
    isLoadingOlder: false,
    isLoadingNewer: false,
  },
  watch: () => () => undefined,
};

/** The messages of a place while a view shows them. `isKnown` says whether the room is there at all. */
export function useTimeline({ room, thread }: Place, at?: string) {
  const { chat } = useChat();
  const [timeline, setTimeline] = useState<Timeline>();
  // Where it begins; whoever goes elsewhere later does not open it anew.
  const [begin] = useState(at);
  const isKnown = useSelected(chat.rooms, () => chat.findRoom(room) !== undefined);
  useEffect(() => {
    if (!isKnown) return;
    const opened = chat.openTimeline({ room, thread }, begin);
    setTimeline(opened);
    return () => {
      opened?.close();
      setTimeline(undefined);
    };
  }, [chat, room, thread, isKnown, begin]);
  const state = useWatched(timeline?.state ?? nothing);
  return useMemo(() => ({ timeline, state, isKnown }), [timeline, state, isKnown]);
}
