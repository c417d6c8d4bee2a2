import type { Core } from '../homeserver-core.ts';
import { clientEventWithRoom, type Viewer } from '../rooms/client-event.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { listStateAt } from '../storage/event-table.ts';
import {
  listSurroundings,
  type ReadableRange,
  type SearchHit,
  type Surroundings,
  searchEvents,
  typeOfKey,
} from '../storage/search-query.ts';
import { wantsType } from '../sync/filter.ts';
import { writeToken } from '../sync/sync-token.ts';
import { readableRanges } from './readable-ranges.ts';
import type { ContextWish, SearchRequest } from './search-request.ts';
import { firstPage, type SearchToken, writeSearchToken } from './search-token.ts';

const defaultLimit = 10;
const mostAtOnce = 100;

/** "Server Side Search": the category `room_events` of the answer, as JSON. */
export async function searchMessages(
  core: Core,
  viewer: Viewer,
  request: SearchRequest,
  token: SearchToken = firstPage,
): Promise<string> {
  const { filter, order } = request;
  const ignored = await core.ignoredUsers.of(viewer.userId);
  const [group, only] = token.group ?? [];
  const ranges = (await readableRanges(core, viewer.userId, filter)).filter(
    ({ roomId }) => group !== 'room_id' || roomId === only,
  );
  const keys = request.keys.filter((key) => wantsType(filter, typeOfKey(key)));
  const limit = Math.max(1, Math.min(filter.limit ?? defaultLimit, mostAtOnce));
  const senders = group === 'sender' && only !== undefined ? [only] : filter.senders;
  const query = {
    ...{ term: request.term, keys, ranges, senders, notSenders: [...filter.notSenders, ...ignored] },
    ...{ containsUrl: filter.containsUrl, order, before: token.before, skip: token.skip, limit },
  };
  const { hits, count } =
    ranges.length === 0 || keys.length === 0
      ? { hits: [], count: 0 }
      : await core.database.snapshot((tx) => searchEvents(tx, query));
  const next = hits.length < limit ? undefined : nextOf(request, token, hits);
  const fields: [string, string][] = [
    ['count', String(count)],
    ['highlights', JSON.stringify(request.term.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [])],
    ['results', await resultsText(core, viewer, request.context, hits, ranges)],
    ...(request.groupBy.length > 0 ? [['groups', groupsText(request, hits, next)] as [string, string]] : []),
    ...(request.includeState ? [['state', await stateText(core, viewer, hits)] as [string, string]] : []),
    ...(next ? [['next_batch', JSON.stringify(writeSearchToken(next))] as [string, string]] : []),
  ];
  return `{${fields.map(([name, text]) => `"${name}":${text}`).join(',')}}`;
}

function nextOf({ order }: SearchRequest, token: SearchToken, hits: readonly SearchHit[]): SearchToken {
  return order === 'recent'
    ? { ...token, before: hits.at(-1)?.event.position ?? 0 }
    : { ...token, skip: token.skip + hits.length };
}

async function resultsText(
  core: Core,
  viewer: Viewer,
  wish: ContextWish | undefined,
  hits: readonly SearchHit[],
  ranges: readonly ReadableRange[],
): Promise<string> {
  const events = hits.map(({ event }) => event);
  const around =
    wish && events.length > 0 ? await core.database.snapshot((tx) => listSurroundings(tx, events, wish)) : [];
  const ignored = await core.ignoredUsers.of(viewer.userId);
  const maySee = ({ roomId, position, sender }: RoomEvent) =>
    !ignored.has(sender) &&
    ranges.some((range) => range.roomId === roomId && position >= range.first && position <= range.last);
  const relations = await core.relations.ofEvents(events, viewer);
  return core.rooms.useAll([...new Set(events.map(({ roomId }) => roomId))], (rooms) => {
    const byId = new Map(rooms.map((room) => [room.roomId, room]));
    const texts = hits.map(({ event, rank }, index) => {
      const result = clientEventWithRoom(event, viewer, { relations: relations.get(event.eventId) });
      const room = byId.get(event.roomId);
      const stands = around[index];
      const context =
        wish && stands && room ? `,"context":${contextText(viewer, wish, room, event, stands, maySee)}` : '';
      return `{"rank":${rank},"result":${result}${context}}`;
    });
    return `[${texts.join(',')}]`;
  });
}

function contextText(
  viewer: Viewer,
  wish: ContextWish,
  room: Room,
  event: RoomEvent,
  around: Surroundings,
  maySee: (event: RoomEvent) => boolean,
): string {
  const [before, after] = [around.before.filter(maySee), around.after.filter(maySee)];
  const list = (events: readonly RoomEvent[]) => events.map((each) => clientEventWithRoom(each, viewer)).join(',');
  const token = (position: number) => JSON.stringify(writeToken({ position, typing: 0 }));
  const profiles = wish.includeProfile
    ? `,"profile_info":${JSON.stringify(profilesOf(room, [event, ...before, ...after]))}`
    : '';
  return (
    `{"start":${token((before.at(-1) ?? event).position - 1)},"end":${token((after.at(-1) ?? event).position)},` +
    `"events_before":[${list(before)}],"events_after":[${list(after)}]${profiles}}`
  );
}

function profilesOf(room: Room, events: readonly RoomEvent[]): object {
  const senders = [...new Set(events.map(({ sender }) => sender))];
  return Object.fromEntries(
    senders.map((userId) => {
      const { displayname, avatar_url: avatar } = room.members.get(userId)?.content ?? {};
      return [
        userId,
        {
          ...(typeof displayname === 'string' ? { displayname } : {}),
          ...(typeof avatar === 'string' && avatar.startsWith('mxc://') ? { avatar_url: avatar } : {}),
        },
      ];
    }),
  );
}

function groupsText({ groupBy }: SearchRequest, hits: readonly SearchHit[], next: SearchToken | undefined): string {
  const groups = groupBy.map((key) => {
    const parts = Map.groupBy(hits, ({ event }) => (key === 'room_id' ? event.roomId : event.sender));
    const entries = [...parts].map(([value, own], order) => {
      const results = own.map(({ event }) => event.eventId);
      // A group's own pages begin anew behind what this page showed of it.
      const last = own.at(-1)?.event.position ?? 0;
      const place = next?.skip === 0 ? { before: last, skip: 0 } : { ...firstPage, skip: own.length };
      const more = next && { next_batch: writeSearchToken({ ...place, group: [key, value] }) };
      return [value, { results, order, ...more }] as const;
    });
    return [key, Object.fromEntries(entries)] as const;
  });
  return JSON.stringify(Object.fromEntries(groups));
}

/** The state of the rooms of the hits, as the viewer may know it. */
async function stateText(core: Core, viewer: Viewer, hits: readonly SearchHit[]): Promise<string> {
  return core.rooms.useAll([...new Set(hits.map(({ event }) => event.roomId))], async (rooms) => {
    const texts = await Promise.all(
      rooms.map(async (room) => {
        const until = room.members.get(viewer.userId)?.position ?? 0;
        const state = room.isJoined(viewer.userId)
          ? [...room.state]
          : await core.database.snapshot((tx) => listStateAt(tx, room.roomId, until));
        return `${JSON.stringify(room.roomId)}:[${state.map((event) => clientEventWithRoom(event, viewer)).join(',')}]`;
      }),
    );
    return `{${texts.join(',')}}`;
  });
}
