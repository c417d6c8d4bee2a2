import type { Chat, Place, Timeline, TimelineState } from '@kontor/matrix/client';
import { useNavigate } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useCallback, useEffect, useState } from 'react';
import { messageAddress } from '../rooms/room-address.ts';
import { useChat } from '../session/chat-context.ts';
import { roomMessages } from './room-messages.ts';

/** A message to be brought into sight; another object each time, also for the same one. */
export interface Jump {
  readonly key: string;
}

/** So long, in milliseconds, the message that somebody came for is marked. */
const markedFor = 2_500;

interface JumpParts {
  readonly place: Place;
  readonly timeline: Timeline | undefined;
  readonly stage: TimelineState['stage'];
  /** The message of the address. */
  readonly wanted: string | undefined;
  /** Another number each time somebody goes there. */
  readonly visit: number;
}

/** Brings messages into sight, wherever they are: those of the address, of replies, and of the room's lists. */
export function useJump({ place: { room, thread }, timeline, stage, wanted, visit }: JumpParts) {
  const t = useMessages(roomMessages);
  const { chat } = useChat();
  const navigate = useNavigate();
  const toast = useToast();
  const [jump, setJump] = useState<Jump>();
  const [marked, setMarked] = useState<string>();

  const show = useCallback(
    async (id: string) => {
      if (!timeline) return;
      const found = await bring(chat, timeline, { room, thread }, id);
      if (found === undefined) return toast.show({ text: t('missing') });
      if ('thread' in found) return navigate(messageAddress(room, found.message, found.thread), { replace: true });
      setJump(found);
      setMarked(found.key);
    },
    [chat, timeline, room, thread, navigate, toast, t],
  );

  const isReady = stage === 'ready';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit goes to the same message again.
  useEffect(() => {
    if (isReady && wanted !== undefined) void show(wanted);
  }, [isReady, wanted, visit, show]);

  useEffect(() => {
    if (marked === undefined) return;
    const timer = setTimeout(() => setMarked(undefined), markedFor);
    return () => clearTimeout(timer);
  }, [marked]);

  return { jump, marked, show };
}

type Brought = Jump | { readonly message: string; readonly thread: string } | undefined;

/** The message in the timeline, or where else it stands; nothing where there is none for this person. */
async function bring(chat: Chat, timeline: Timeline, place: Place, id: string): Promise<Brought> {
  const known = timeline.state.value.messages.find((message) => message.id === id);
  if (known) return { key: known.key };
  const located = await chat.locate(place.room, id);
  if (!located) return undefined;
  const { message, thread } = located;
  if (thread !== undefined && thread !== place.thread) return { message, thread };
  // What is no message is next to one.
  const isThere = timeline.findNearest(message) !== undefined || (await timeline.goTo(message));
  const found = isThere ? timeline.findNearest(message) : undefined;
  return found && { key: found.key };
}
