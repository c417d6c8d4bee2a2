import { RoomEvent } from './room-event.ts';
import type { StateView } from './state-view.ts';

/** State that is not forgotten even when other has taken its place: who may read what is decided by it. */
export const typesThatStay = ['m.room.create', 'm.room.member', 'm.room.history_visibility'];

/** Whether an event stays where the history before it is purged. */
export function survivesPurge(room: StateView, event: RoomEvent): boolean {
  if (event.stateKey === undefined) return false;
  return typesThatStay.includes(event.type) || room.find(event.type, event.stateKey)?.position === event.position;
}

/** The same event, which no longer says what the state was that it replaced. */
export function withoutPrevious({ row }: RoomEvent): RoomEvent {
  return new RoomEvent({ ...row, previous_content: null });
}
