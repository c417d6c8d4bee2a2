import type { Room } from '../rooms/room.ts';
import { type AccountDataRow, listAccountData } from '../storage/account-data-table.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import { listReceipts, type ReceiptRow } from '../storage/receipt-table.ts';
import { wantsRoom, wantsSender, wantsType } from './filter.ts';
import { invitedRoom } from './invited-room.ts';
import { joinedRoom } from './joined-room.ts';
import { leftRoom } from './left-room.ts';
import type { Changes } from './room-changes.ts';
import { objectOf, type Section, type SyncRequest } from './sync-request.ts';

type Sections = Record<'join' | 'invite' | 'knock' | 'leave', (readonly [roomId: string, text: string])[]>;

/** Rooms by what somebody is in them. */
export async function roomsSection(
  request: SyncRequest,
  memberships: ReadonlyMap<string, MembershipRow>,
  changes: Changes | undefined,
): Promise<Section | undefined> {
  const { core, filter } = request;
  const wanted = [...memberships.values()].filter(
    (member) => wantsRoom(filter, member.room_id) && isWorthALook(request, member, changes),
  );
  const sections: Sections = { join: [], invite: [], knock: [], leave: [] };
  const ids = wanted.map((member) => member.room_id);
  const [receipts, accountData] = await readExtras(request, wanted, changes);
  await core.rooms.useAll(ids, async (rooms) => {
    const byId = new Map(rooms.map((room) => [room.roomId, room]));
    const joined = wanted.flatMap(({ membership, room_id: id }) => (membership === 'join' ? (byId.get(id) ?? []) : []));
    await core.unread.prepare(joined, request.viewer.userId);
    for (const member of wanted) {
      const room = byId.get(member.room_id);
      if (room) await addRoom(request, sections, room, member, { receipts, accountData });
    }
  });
  const filled = Object.entries(sections).filter(([, list]) => list.length > 0);
  if (filled.length === 0) return undefined;
  return { name: 'rooms', text: objectOf(filled.map(([name, list]) => [name, objectOf(list)])), isNews: true };
}

function isWorthALook(
  { from, filter, fullState }: SyncRequest,
  member: MembershipRow,
  changes: Changes | undefined,
): boolean {
  const { membership, position, room_id: roomId, is_forgotten: isForgotten } = member;
  if (membership === 'join') return fullState || changes === undefined || changes.rooms.has(roomId);
  const isGone = membership === 'leave' || membership === 'ban';
  if (!from) return !isGone || (filter.includeLeave && !isForgotten);
  // Forgotten or not: a device that was away still has the room, and has to hear that it is left.
  return position > from.position || (isGone && changes?.rooms.has(roomId) === true && position > from.position);
}

interface Extras {
  readonly receipts: ReadonlyMap<string, readonly ReceiptRow[]>;
  readonly accountData: ReadonlyMap<string, readonly AccountDataRow[]>;
}

async function addRoom(
  request: SyncRequest,
  sections: Sections,
  room: Room,
  member: MembershipRow,
  { receipts, accountData }: Extras,
): Promise<void> {
  const { viewer, filter } = request;
  const { roomId } = room;
  const own = (accountData.get(roomId) ?? [])
    .filter(({ type }) => wantsRoom(filter.roomAccountData, roomId) && wantsType(filter.roomAccountData, type))
    .map(({ type, body }) => `{"type":${JSON.stringify(type)},"content":${body}}`);
  if (member.membership === 'invite' || member.membership === 'knock') {
    const ignored = await request.core.ignoredUsers.of(viewer.userId);
    if (ignored.has(room.members.get(viewer.userId)?.sender ?? '')) return;
    sections[member.membership].push([roomId, invitedRoom(room, viewer.userId, member.membership)]);
  } else if (member.membership === 'join') {
    const ephemeral = ephemeralOf(request, room, receipts.get(roomId) ?? []);
    const unread = await request.core.unread.ofRoom(room, viewer.userId, filter.timeline.unreadThreadNotifications);
    const text = await joinedRoom(request, room, member, { ephemeral, accountData: own, unread });
    if (text !== undefined) sections.join.push([roomId, text]);
  } else sections.leave.push([roomId, await leftRoom(request, room, member, own)]);
}

function ephemeralOf({ core, from, filter }: SyncRequest, room: Room, receipts: readonly ReceiptRow[]): string[] {
  const events: string[] = [];
  if (!wantsRoom(filter.ephemeral, room.roomId)) return events;
  const typing = core.typing.changedSince(room.roomId, from?.typing ?? 0);
  if (typing && (typing.length > 0 || from) && wantsType(filter.ephemeral, 'm.typing'))
    events.push(JSON.stringify({ type: 'm.typing', content: { user_ids: typing } }));
  const wanted = receipts.filter((row) => wantsSender(filter.ephemeral, row.user_id));
  if (wanted.length > 0 && wantsType(filter.ephemeral, 'm.receipt'))
    events.push(JSON.stringify({ type: 'm.receipt', content: receiptContent(wanted) }));
  return events;
}

/** "Receipts": event, kind, user. */
export function receiptContent(rows: readonly ReceiptRow[]): object {
  const content: Record<string, Record<string, Record<string, object>>> = {};
  for (const { event_id: eventId, type, user_id: userId, thread, sent_at: ts } of rows) {
    content[eventId] ??= {};
    const kinds = content[eventId];
    kinds[type] ??= {};
    kinds[type][userId] = { ts, ...(thread === '' ? {} : { thread_id: thread }) };
  }
  return content;
}

/** Receipts and account data of all rooms at once. */
async function readExtras(
  { core, viewer, from, until }: SyncRequest,
  wanted: readonly MembershipRow[],
  changes: Changes | undefined,
): Promise<[Extras['receipts'], Extras['accountData']]> {
  if (wanted.length === 0) return [new Map(), new Map()];
  const joined = wanted.filter(({ membership }) => membership === 'join');
  const since = (member: MembershipRow) => !from || member.position > from.position;
  const kinds = changes?.kinds;
  const isNew = joined.some(since);
  const needsReceipts = kinds === undefined || isNew || kinds.has('receipt');
  const needsData = kinds === undefined || isNew || kinds.has('account-data');
  if (!needsReceipts && !needsData) return [new Map(), new Map()];
  return core.database.snapshot(async (tx) => {
    const [old, fresh] = [joined.filter((member) => !since(member)), joined.filter(since)];
    const range = { after: from?.position ?? 0, until: until.position };
    const [ofOld, ofFresh, data] = await Promise.all([
      needsReceipts
        ? listReceipts(
            tx,
            old.map((member) => member.room_id),
            viewer.userId,
            range,
          )
        : [],
      listReceipts(
        tx,
        fresh.map((member) => member.room_id),
        viewer.userId,
        { ...range, after: 0 },
      ),
      needsData ? listAccountData(tx, viewer.userId, isNew ? 0 : range.after, until.position) : [],
    ]);
    const freshIds = new Set(fresh.map((member) => member.room_id));
    const wantedData = data.filter((row) => row.position > range.after || freshIds.has(row.room_id));
    return [groupByRoom([...ofOld, ...ofFresh]), groupByRoom(wantedData)];
  });
}

function groupByRoom<Row extends { readonly room_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.room_id, [...(found.get(row.room_id) ?? []), row]);
  return found;
}
