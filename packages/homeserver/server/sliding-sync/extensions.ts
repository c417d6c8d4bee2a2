import { listAccountData, listRoomData } from '../storage/account-data-table.ts';
import { listReceipts, type ReceiptRow } from '../storage/receipt-table.ts';
import { accountDataStream } from '../sync/account-data-stream.ts';
import { receiptContent } from '../sync/rooms-section.ts';
import { endToEnd, toDevice } from './device-extensions.ts';
import type { Extension, ExtensionRequest, ReadExtension } from './extension.ts';

const isInitial = ({ shown }: ExtensionRequest) => [...shown].filter(([, room]) => room.isInitial).map(([id]) => id);

/** MSC3959 */
async function accountData(of: ExtensionRequest): Promise<Extension | undefined> {
  const { request, news } = of;
  const { core, viewer, from, until } = request;
  const fresh = isInitial(of);
  const hasChanges = !news || news.accountData.size > 0;
  if (from && fresh.length === 0 && !hasChanges) return undefined;
  const isWatched = new Set(of.watched);
  const [global, ofFresh, changed] = await Promise.all([
    !from || hasChanges ? accountDataStream(request) : undefined,
    fresh.length > 0 ? core.database.transaction((tx) => listRoomData(tx, viewer.userId, { roomIds: fresh })) : [],
    from && hasChanges
      ? core.database.transaction((tx) => listAccountData(tx, viewer.userId, from.position, until.position))
      : [],
  ]);
  const rooms = new Map<string, Map<string, string>>();
  for (const { room_id: roomId, type, body } of [...ofFresh, ...changed]) {
    if (roomId === '' || !isWatched.has(roomId)) continue;
    const known = rooms.get(roomId) ?? new Map<string, string>();
    rooms.set(roomId, known.set(type, `{"type":${JSON.stringify(type)},"content":${body}}`));
  }
  if (!global && rooms.size === 0) return undefined;
  // `{"events":[…]}` without its frame.
  const events = global ? global.text.slice('{"events":'.length, -1) : '[]';
  const ofRooms = [...rooms].map(([roomId, data]) => `${JSON.stringify(roomId)}:[${[...data.values()].join(',')}]`);
  return { text: `{"global":${events},"rooms":{${ofRooms.join(',')}}}`, isNews: true };
}

/** MSC3960: of rooms that are new to the connection only receipts for what is shown, and one's own. */
async function receipts(of: ExtensionRequest): Promise<Extension | undefined> {
  const { request, news, shown, watched } = of;
  const { core, viewer, from, until } = request;
  const fresh = new Set(isInitial(of));
  const moved = from ? watched.filter((id) => !fresh.has(id) && (!news || news.receipts.has(id))) : [];
  if (fresh.size === 0 && moved.length === 0) return undefined;
  const [ofFresh, ofMoved] = await core.database.snapshot((tx) =>
    Promise.all([
      listReceipts(tx, [...fresh], viewer.userId, { after: 0, until: until.position }),
      listReceipts(tx, moved, viewer.userId, { after: from?.position ?? 0, until: until.position }),
    ]),
  );
  const seen = new Set([...shown.values()].flatMap(({ events }) => events.map(({ eventId }) => eventId)));
  const wanted = ofFresh.filter((row) => seen.has(row.event_id) || row.user_id === viewer.userId);
  const byRoom = new Map<string, ReceiptRow[]>();
  for (const row of [...wanted, ...ofMoved]) byRoom.set(row.room_id, [...(byRoom.get(row.room_id) ?? []), row]);
  if (byRoom.size === 0) return undefined;
  const rooms = [...byRoom].map(([id, rows]) => [id, { type: 'm.receipt', content: receiptContent(rows) }] as const);
  return { text: JSON.stringify({ rooms: Object.fromEntries(rooms) }), isNews: true };
}

/** MSC3961 */
async function typing({ request, watched }: ExtensionRequest): Promise<Extension | undefined> {
  const { core, from } = request;
  const rooms = watched.flatMap((roomId) => {
    const users = core.typing.changedSince(roomId, from?.typing ?? 0);
    const isNews = users && (users.length > 0 || from);
    return isNews ? [[roomId, { type: 'm.typing', content: { user_ids: users } }] as const] : [];
  });
  return rooms.length > 0 ? { text: JSON.stringify({ rooms: Object.fromEntries(rooms) }), isNews: true } : undefined;
}

export const extensions: ReadonlyMap<string, ReadExtension> = new Map([
  ['account_data', accountData],
  ['receipts', receipts],
  ['typing', typing],
  ['to_device', toDevice],
  ['e2ee', endToEnd],
]);
