import type { Core } from '../homeserver-core.ts';
import { isUserId } from '../identifiers.ts';
import type { JsonObject } from '../json.ts';
import { badJson, forbidden, invalidParam, MatrixError } from '../matrix-error.ts';
import { listAliasesAmong } from '../storage/room-alias-table.ts';
import { checkAlias } from './room-aliases.ts';
import { contentOf, isMembership } from './state-view.ts';

/** What clients may not send although the rules of rooms would let it pass. */
export async function checkContent(
  core: Core,
  event: {
    readonly roomId: string;
    readonly type: string;
    readonly stateKey?: string | undefined;
    readonly content: JsonObject;
  },
): Promise<void> {
  const { type, stateKey, content } = event;
  if (stateKey === undefined) return;
  if (type === 'm.room.create') throw forbidden('A room is created only once');
  if (type === 'm.room.member') {
    if (!isUserId(stateKey)) throw badJson('A membership belongs to a user id');
    if (!isMembership(content.membership)) throw badJson('There is no such membership');
  }
  if (type === 'm.room.canonical_alias' && stateKey === '') await checkCanonicalAlias(core, event.roomId, content);
}

/** Aliases that are newly named have to stand for this room: M_BAD_ALIAS ("m.room.canonical_alias"). */
async function checkCanonicalAlias(core: Core, roomId: string, content: JsonObject): Promise<void> {
  const named = aliasesIn(content);
  for (const alias of named) checkAlias(alias);
  const before = await core.rooms.use(roomId, (room) => aliasesIn(contentOf(room, 'm.room.canonical_alias') ?? {}));
  const fresh = named.filter((alias) => !before.includes(alias));
  if (fresh.length === 0) return;
  const known = await core.database.transaction((tx) => listAliasesAmong(tx, roomId, fresh));
  if (fresh.some((alias) => !known.includes(alias)))
    throw new MatrixError(400, 'M_BAD_ALIAS', 'The alias does not stand for this room');
}

function aliasesIn({ alias, alt_aliases: others = [] }: JsonObject): string[] {
  if (alias !== undefined && alias !== null && typeof alias !== 'string') throw invalidParam('alias is not a string');
  if (!Array.isArray(others) || !others.every((each) => typeof each === 'string'))
    throw invalidParam('alt_aliases lists no aliases');
  return [...(typeof alias === 'string' && alias !== '' ? [alias] : []), ...others];
}
