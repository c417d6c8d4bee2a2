import type { Core } from '../homeserver-core.ts';
import { forbidden, invalidParam, MatrixError, notFound } from '../matrix-error.ts';
import { addAlias, deleteAlias, findAlias, listAliases } from '../storage/room-alias-table.ts';
import type { Caller } from '../users/sessions.ts';
import { PowerLevels } from './power-levels.ts';
import { contentOf, membershipOf } from './state-view.ts';

/** The room that an id or an alias stands for; throws M_NOT_FOUND, M_INVALID_PARAM. */
export async function resolveRoom(core: Core, roomIdOrAlias: string): Promise<string> {
  if (roomIdOrAlias.startsWith('!')) return roomIdOrAlias;
  if (!roomIdOrAlias.startsWith('#')) throw invalidParam('This is neither the id nor an alias of a room');
  return getRoomOfAlias(core, roomIdOrAlias);
}

/** Throws M_NOT_FOUND. */
export async function getRoomOfAlias(core: Core, alias: string): Promise<string> {
  checkAlias(alias);
  const find = () => core.database.transaction((tx) => findAlias(tx, alias));
  // A service may make the room now that it is asked for.
  const row = (await find()) ?? ((await core.appservices.queryAlias(alias)) ? await find() : undefined);
  if (!row) throw notFound('There is no such alias');
  return row.room_id;
}

/** "Room aliases"; throws M_UNKNOWN where it is taken already, as the specification says. */
export async function createAlias(core: Core, caller: Caller, alias: string, roomId: string): Promise<void> {
  checkOwnAlias(core, alias);
  core.appservices.checkAlias(alias, caller);
  const isTrusted = caller.isAdmin || caller.appservice !== undefined;
  await core.rooms.use(roomId, (room) => {
    if (!isTrusted && membershipOf(room, caller.userId) !== 'join') throw forbidden('You are not in this room');
  });
  const added = await core.database.transaction((tx) => addAlias(tx, { alias, roomId, creator: caller.userId }));
  if (!added) throw new MatrixError(409, 'M_UNKNOWN', 'This alias is taken');
}

/** Whoever made it, or may change the room's canonical alias. */
export async function removeAlias(core: Core, caller: Caller, alias: string): Promise<void> {
  checkAlias(alias);
  const row = await core.database.transaction((tx) => findAlias(tx, alias));
  if (!row) throw notFound('There is no such alias');
  const isOwn = row.creator === caller.userId || caller.isAdmin;
  const mayChange = await core.rooms.use(
    row.room_id,
    (room) =>
      membershipOf(room, caller.userId) === 'join' &&
      PowerLevels.of(room).maySend(caller.userId, 'm.room.canonical_alias', true),
  );
  if (!isOwn && !mayChange) throw forbidden('You may not remove this alias');
  await core.database.transaction((tx) => deleteAlias(tx, alias));
  await forgetCanonical(core, caller, alias, row.room_id);
}

/** Those who may read the room's state. */
export async function aliasesOf(core: Core, caller: Caller, roomId: string): Promise<string[]> {
  await core.rooms.use(roomId, (room) => {
    if (!room.isJoined(caller.userId) && !room.isWorldReadable) throw forbidden('You are not in this room');
  });
  return core.database.transaction((tx) => listAliases(tx, roomId));
}

/** An alias that is no more is not the room's canonical one either, if whoever removed it may say so. */
async function forgetCanonical(core: Core, { userId }: Caller, removed: string, roomId: string): Promise<void> {
  await core.rooms.write(roomId, (draft) => {
    const content = contentOf(draft, 'm.room.canonical_alias');
    const alternatives = Array.isArray(content?.alt_aliases) ? content.alt_aliases : [];
    if (!content || (content.alias !== removed && !alternatives.includes(removed))) return;
    const may = PowerLevels.of(draft).maySend(userId, 'm.room.canonical_alias', true);
    if (!may || membershipOf(draft, userId) !== 'join') return;
    const { alias, alt_aliases: _old, ...rest } = content;
    const left = alternatives.filter((each) => each !== removed);
    const next = {
      ...rest,
      ...(alias === removed ? {} : { alias }),
      ...(left.length > 0 ? { alt_aliases: left } : {}),
    };
    draft.append({ type: 'm.room.canonical_alias', stateKey: '', sender: userId, content: next });
  });
}

/** `#localpart:server`, as the appendices describe it. */
export function checkAlias(alias: string): void {
  if (Buffer.byteLength(alias) > 255) throw invalidParam('An alias may have 255 bytes at most');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: null is what the specification forbids.
  if (!/^#[^:\u0000]+:[^\s\u0000]+$/u.test(alias)) throw invalidParam('This is no alias of a room');
}

export function checkOwnAlias(core: Core, alias: string): void {
  checkAlias(alias);
  if (!alias.endsWith(`:${core.config.serverName}`)) throw invalidParam('Aliases of other servers cannot be made here');
}
