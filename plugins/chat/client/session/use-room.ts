import type { RoomSummary } from '@kontor/matrix/client';
import { useRef } from 'react';
import { useChat, useSelected } from './chat-context.ts';

/** A room as the list has it now; nothing where the person is in none such. */
export function useRoom(id: string): RoomSummary | undefined {
  const { chat } = useChat();
  return useSelected(chat.rooms, () => chat.findRoom(id));
}

/**
 * The same for what is not about what was said last: the very same object until something else changes, so that a new
 * message draws nothing but itself. What it says of messages and counts is as old as that.
 */
export function useStandingRoom(id: string): RoomSummary | undefined {
  const { chat } = useChat();
  const kept = useRef<RoomSummary>(undefined);
  return useSelected(chat.rooms, () => {
    const now = chat.findRoom(id);
    if (kept.current !== now && standingOf(kept.current) !== standingOf(now)) kept.current = now;
    return kept.current;
  });
}

function standingOf(room: RoomSummary | undefined): string {
  if (!room) return '';
  const { unread: _unread, mentions: _mentions, isUnread: _isUnread, ...rest } = room;
  const { lastActivity: _lastActivity, lastMessage: _lastMessage, ...standing } = rest;
  return JSON.stringify(standing);
}
