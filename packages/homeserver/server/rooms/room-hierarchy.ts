import { randomBytes } from 'node:crypto';
import type { Core } from '../homeserver-core.ts';
import type { JsonObject } from '../json.ts';
import { forbidden, invalidParam } from '../matrix-error.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import type { RoomEvent } from './room-event.ts';
import { chunkOf, type RoomSummary, summariesOf } from './room-summaries.ts';

export interface HierarchyQuery {
  readonly roomId: string;
  readonly userId: string;
  readonly suggestedOnly: boolean;
  readonly maxDepth: number;
  readonly limit: number;
  readonly from: string | undefined;
}

const mostRooms = 1_000;
const mostWalks = 500;

interface Walk {
  readonly key: string;
  readonly rooms: readonly JsonObject[];
}

/**
 * "Spaces", `/hierarchy`: the rooms below a space, depth first, as far as the caller may know of them. A walk is made once
 * and paged through in memory.
 */
export class RoomHierarchy {
  readonly #core: Core;
  readonly #walks = new Map<string, Walk>();

  constructor(core: Core) {
    this.#core = core;
  }

  async page(query: HierarchyQuery): Promise<JsonObject> {
    const key = JSON.stringify([query.userId, query.roomId, query.suggestedOnly, query.maxDepth]);
    const { walk, id, start } =
      query.from === undefined ? await this.#begin(query, key) : this.#resume(query.from, key);
    const end = start + query.limit;
    return { rooms: walk.rooms.slice(start, end), ...(end < walk.rooms.length ? { next_batch: `${id}_${end}` } : {}) };
  }

  async #begin(query: HierarchyQuery, key: string) {
    const walk = { key, rooms: await walkDown(this.#core, query) };
    const id = randomBytes(9).toString('base64url').replaceAll('_', '-');
    this.#walks.set(id, walk);
    const [oldest] = this.#walks.keys();
    if (this.#walks.size > mostWalks && oldest !== undefined) this.#walks.delete(oldest);
    return { walk, id, start: 0 };
  }

  #resume(token: string, key: string) {
    const [id = '', start = ''] = token.split('_');
    const walk = this.#walks.get(id);
    if (!walk || walk.key !== key || !/^\d{1,6}$/.test(start)) throw invalidParam('The token is not one of this walk');
    return { walk, id, start: Number(start) };
  }
}

async function walkDown(core: Core, query: HierarchyQuery): Promise<JsonObject[]> {
  const memberships = await core.memberships.of(query.userId);
  const known = await summariesOf(core, [query.roomId]);
  const top = known.get(query.roomId);
  if (!top || !maySee(top, memberships)) throw forbidden('You may not see this room');
  const rooms: JsonObject[] = [];
  const seen = new Set<string>();
  const visit = async (room: RoomSummary, depth: number): Promise<void> => {
    if (seen.has(room.roomId) || rooms.length >= mostRooms) return;
    seen.add(room.roomId);
    const children = room.roomType === 'm.space' ? childrenOf(room, query.suggestedOnly) : [];
    rooms.push({ ...hierarchyEntry(room), children_state: children.map(strippedChild) });
    if (depth >= query.maxDepth) return;
    const ids = children.map(({ stateKey }) => stateKey ?? '');
    const missing = ids.filter((id) => !known.has(id));
    for (const [id, summary] of await summariesOf(core, missing)) known.set(id, summary);
    for (const id of ids) {
      const child = known.get(id);
      if (child && maySee(child, memberships)) await visit(child, depth + 1);
    }
  };
  await visit(top, 0);
  return rooms;
}

/** Whoever may join a room, or read it, may know of it. */
export function maySee(room: RoomSummary, memberships: ReadonlyMap<string, MembershipRow>): boolean {
  const membership = memberships.get(room.roomId)?.membership;
  if (membership === 'join' || membership === 'invite') return true;
  if (room.isWorldReadable || ['public', 'knock', 'knock_restricted'].includes(room.joinRule)) return true;
  return room.joinRule === 'restricted' && room.allowedRooms.some((id) => memberships.get(id)?.membership === 'join');
}

export function hierarchyEntry(room: RoomSummary): JsonObject {
  return {
    ...chunkOf(room),
    room_version: room.version,
    ...(room.encryption === undefined ? {} : { encryption: room.encryption }),
    ...(room.joinRule.includes('restricted') ? { allowed_room_ids: room.allowedRooms } : {}),
  };
}

/** Without `via` a child has been removed; they are ordered by `order`, then by age, then by id. */
function childrenOf({ children }: RoomSummary, suggestedOnly: boolean): RoomEvent[] {
  const order = ({ content }: RoomEvent) =>
    typeof content.order === 'string' && /^[\x20-\x7e]{1,50}$/.test(content.order) ? content.order : undefined;
  return children
    .filter(({ content }) => Array.isArray(content.via) && (!suggestedOnly || content.suggested === true))
    .sort((one, other) => {
      const [a, b] = [order(one), order(other)];
      if (a !== b) return a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1;
      return one.sentAt - other.sentAt || ((one.stateKey ?? '') < (other.stateKey ?? '') ? -1 : 1);
    });
}

function strippedChild({ type, stateKey, sender, sentAt, content }: RoomEvent): JsonObject {
  return { type, state_key: stateKey, sender, origin_server_ts: sentAt, content };
}
