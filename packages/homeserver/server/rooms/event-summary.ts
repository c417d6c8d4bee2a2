import { isObject } from '../json.ts';
import { type IgnoredSet, isIgnored } from '../users/ignored-users.ts';
import type { Viewer } from './client-event.ts';
import type { Room } from './room.ts';
import type { RoomEvent } from './room-event.ts';

/** References of one event that are listed at most. */
export const mostReferences = 200;

export interface ThreadSummary {
  readonly count: number;
  readonly latest: RoomEvent;
  readonly latestEdit: RoomEvent | undefined;
  /** Whether the viewer has answered in it. */
  readonly isOneIn: boolean;
}

/** What relates to one event. */
export interface EventSummary {
  readonly parent: RoomEvent;
  readonly thread: ThreadSummary | undefined;
  /** The newest by the same sender. */
  readonly edit: RoomEvent | undefined;
  readonly references: readonly string[];
}

/** "Validity of replacement events": same sender, same type, no state, no edit of an edit, with new content. */
export function isEditOf(event: RoomEvent, edit: RoomEvent): boolean {
  if (event.sender !== edit.sender || event.type !== edit.type || event.isRedacted) return false;
  if (event.stateKey !== undefined || edit.stateKey !== undefined || event.row.relation === 'm.replace') return false;
  return event.type === 'm.room.encrypted' || isObject(edit.content['m.new_content']);
}

/** Sums up what the room's recent events say about `parents`, which are all among them. */
export function summariseRemembered(
  room: Room,
  parents: readonly RoomEvent[],
  { viewer, ignored, until }: { readonly viewer: Viewer; readonly ignored: IgnoredSet; readonly until: number },
): EventSummary[] {
  const first = Math.min(...parents.map(({ position }) => position));
  const children = childrenOf(room, first, until, ignored);
  if (children.size === 0) return [];
  return parents.flatMap((parent) => {
    const own = children.get(parent.eventId);
    if (!own) return [];
    const answers = own.filter(({ row }) => row.relation === 'm.thread');
    const latest = answers.at(-1);
    return {
      parent,
      thread: latest && {
        count: answers.length,
        latest,
        latestEdit: lastEdit(latest, children.get(latest.eventId)),
        isOneIn: answers.some(({ sender }) => sender === viewer.userId),
      },
      edit: lastEdit(parent, own),
      references: own
        .filter(({ row }) => row.relation === 'm.reference')
        .slice(0, mostReferences)
        .map(({ eventId }) => eventId),
    };
  });
}

function lastEdit(event: RoomEvent, children: readonly RoomEvent[] | undefined): RoomEvent | undefined {
  return children?.findLast((child) => child.row.relation === 'm.replace' && isEditOf(event, child));
}

function childrenOf(room: Room, after: number, until: number, ignored: IgnoredSet): Map<string, RoomEvent[]> {
  const found = new Map<string, RoomEvent[]>();
  const { recent } = room;
  for (let at = recent.length - 1; at >= 0; at -= 1) {
    const event = recent[at] as RoomEvent; // within the list
    if (event.position <= after) break;
    const { relates_to: parent, relation } = event.row;
    if (parent === null || relation === 'redacts' || event.position > until || isIgnored(ignored, event)) continue;
    const known = found.get(parent);
    if (known) known.unshift(event);
    else found.set(parent, [event]);
  }
  return found;
}
