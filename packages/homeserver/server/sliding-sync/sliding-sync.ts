import type { Core } from '../homeserver-core.ts';
import type { Viewer } from '../rooms/client-event.ts';
import { listRoomData } from '../storage/account-data-table.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import { noFilter } from '../sync/filter.ts';
import { objectOf, type SyncRequest } from '../sync/sync-request.ts';
import { type Connection, Connections } from './connections.ts';
import { extensionScope } from './extension-scope.ts';
import { extensions } from './extensions.ts';
import { newsSince } from './news.ts';
import { RoomIndex } from './room-index.ts';
import { directRooms, listRooms, type OwnNotes, orderRooms, type RoomList, tagsIn } from './room-lists.ts';
import { readRooms } from './room-reader.ts';
import type { RoomWish, SlidingRequest } from './sliding-request.ts';

const mostNotes = 5_000;

export interface SlidingWish {
  readonly viewer: Viewer;
  readonly body: SlidingRequest;
  readonly pos: string | undefined;
  readonly timeoutMs: number;
  /** Aborted when the client goes away. */
  readonly gone: AbortSignal;
}

interface Answer {
  readonly fields: (readonly [name: string, text: string])[];
  readonly isNews: boolean;
  readonly delta: Awaited<ReturnType<typeof readRooms>>['delta'];
}

/** Simplified sliding sync (MSC4186): of all rooms only those that a client shows. */
export class SlidingSync {
  readonly #core: Core;
  readonly #connections = new Connections();
  readonly #index: RoomIndex;
  readonly #tags: LoadingCache<ReadonlyMap<string, ReadonlySet<string>>>;

  constructor(core: Core) {
    this.#core = core;
    this.#index = new RoomIndex(core.database, core.outputs);
    this.#tags = new LoadingCache(mostNotes, async (userId) => {
      const rows = await core.database.transaction((tx) => listRoomData(tx, userId, { type: 'm.tag' }));
      return new Map(rows.map((row) => [row.room_id, tagsIn(row.body)]));
    });
    core.outputs.listen((output) => {
      if (output.kind === 'account-data' && output.type === 'm.tag') this.#tags.delete(output.userId);
    });
  }

  /** Answers at once if there is news or on a first request, else as soon as there is or the time is over. */
  async answer({ viewer, body, pos, timeoutMs, gone }: SlidingWish): Promise<string> {
    const core = this.#core;
    const device = `${viewer.userId}\0${viewer.deviceId ?? ''}`;
    const connection = this.#connections.open(device, body.connectionId, pos);
    const turn = connection.begin();
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const until = { position: core.writer.position, typing: core.typing.serial };
      const left = deadline - Date.now();
      const news = left > 0 ? core.notifier.waitFor(viewer.userId, left, gone) : undefined;
      const request = {
        ...{ core, viewer, filter: noFilter, from: connection.place, until, fullState: false },
        ...{ useStateAfter: false, stateField: 'state' },
      } satisfies SyncRequest;
      const { fields, isNews, delta } = await this.#look(request, body, connection);
      if (isNews || !connection.place || !news || gone.aborted) {
        news?.end();
        return objectOf([['pos', JSON.stringify(connection.answer(turn, until, delta))], ...fields]);
      }
      await news.over;
    }
  }

  async #look(request: SyncRequest, body: SlidingRequest, connection: Connection): Promise<Answer> {
    const { core, viewer, from } = request;
    const memberships = await core.memberships.of(viewer.userId);
    const own = [...memberships.values()].filter(({ is_forgotten: isForgotten }) => !isForgotten);
    const lists = await this.#lists(body, own, viewer.userId);
    const wishes = wishesOf(body, lists, memberships);
    const news = from && newsSince(core.outputs, from.position, viewer.userId);
    const direct = await directRooms(core, viewer.userId);
    const bumpOf = (roomId: string) => this.#index.get(roomId)?.bump ?? 0;
    await this.#index.prepare(wishes.keys());
    const { shown, delta } = await readRooms({ request, wishes, news, memberships, connection, direct, bumpOf });
    const watched = [...wishes.keys()].filter((roomId) => memberships.get(roomId)?.membership === 'join');
    const read = await Promise.all(
      [...body.extensions].map(async ([name, options]) => {
        const scope = extensionScope(options, lists, body.subscriptions);
        const found = await extensions.get(name)?.({
          ...{ request, options, news },
          shown: scope ? new Map([...shown].filter(([roomId]) => scope.has(roomId))) : shown,
          watched: scope ? watched.filter((roomId) => scope.has(roomId)) : watched,
        });
        return found ? [{ name, ...found }] : [];
      }),
    );
    const found = read.flat();
    return {
      isNews: shown.size > 0 || found.some(({ isNews }) => isNews),
      delta,
      fields: [
        ['lists', JSON.stringify(Object.fromEntries([...lists].map(([name, list]) => [name, describe(list)])))],
        ['rooms', objectOf([...shown].map(([roomId, { text }]) => [roomId, text]))],
        ['extensions', objectOf(found.map(({ name, text }) => [name, text]))],
      ],
    };
  }

  async #lists(
    { lists }: SlidingRequest,
    own: Parameters<typeof orderRooms>[1] & readonly { readonly room_id: string }[],
    userId: string,
  ): Promise<Map<string, RoomList>> {
    const found = new Map<string, RoomList>();
    if (lists.size === 0) return found;
    await this.#index.prepare(own.map((member) => member.room_id));
    const ordered = orderRooms(this.#index, own);
    const notes = await this.#notes(lists, userId);
    for (const [name, wish] of lists)
      found.set(name, await listRooms(this.#core, this.#index, wish, { ordered, notes, userId }));
    return found;
  }

  async #notes(lists: SlidingRequest['lists'], userId: string): Promise<OwnNotes> {
    const filters = [...lists.values()].map((list) => list.filters);
    const asksTags = filters.some(({ tags, notTags }) => tags !== undefined || notTags !== undefined);
    return {
      direct: await directRooms(this.#core, userId),
      tags: asksTags ? await this.#tags.get(userId) : new Map(),
    };
  }
}

function describe({ count, ranges }: RoomList) {
  return { count, ops: ranges.map(({ range, roomIds }) => ({ op: 'SYNC', range, room_ids: roomIds })) };
}

/** How much is wanted of each room, by all lists and subscriptions together. */
function wishesOf(
  { lists, subscriptions }: SlidingRequest,
  found: ReadonlyMap<string, RoomList>,
  memberships: Awaited<ReturnType<Core['memberships']['of']>>,
): Map<string, readonly RoomWish[]> {
  const wishes = new Map<string, readonly RoomWish[]>();
  // Rooms with the same wishes share one list of them.
  const joined = new Map<readonly RoomWish[] | undefined, Map<RoomWish, readonly RoomWish[]>>();
  const add = (roomId: string, wish: RoomWish) => {
    const known = wishes.get(roomId);
    if (known?.includes(wish)) return;
    const more = joined.get(known) ?? new Map<RoomWish, readonly RoomWish[]>();
    joined.set(known, more);
    const both = more.get(wish) ?? [...(known ?? []), wish];
    more.set(wish, both);
    wishes.set(roomId, both);
  };
  for (const [name, wish] of lists)
    for (const { roomIds } of found.get(name)?.ranges ?? []) for (const roomId of roomIds) add(roomId, wish);
  for (const [roomId, wish] of subscriptions) {
    const membership = memberships.get(roomId)?.membership;
    if (membership === 'join' || membership === 'invite' || membership === 'knock') add(roomId, wish);
  }
  return wishes;
}
