import { randomBytes } from 'node:crypto';
import type { Core } from '../homeserver-core.ts';
import { isLocal } from '../homeserver-core.ts';
import { isUserId, randomLetters } from '../identifiers.ts';
import { isObject, type JsonObject } from '../json.ts';
import { badJson, forbidden, invalidParam, MatrixError } from '../matrix-error.ts';
import { addAlias, findAlias } from '../storage/room-alias-table.ts';
import { checkAlias } from './room-aliases.ts';
import type { NewEvent } from './room-draft.ts';
import { getRoomVersion, type RoomVersion } from './room-version.ts';

export const presets = ['private_chat', 'public_chat', 'trusted_private_chat'] as const;
export type Preset = (typeof presets)[number];

export interface RoomPlan {
  readonly creator: string;
  readonly version: string;
  readonly preset: Preset;
  readonly isPublished: boolean;
  readonly aliasLocalpart?: string | undefined;
  readonly name?: string | undefined;
  readonly topic?: string | undefined;
  readonly invite: readonly string[];
  readonly isDirect: boolean;
  readonly creationContent: JsonObject;
  readonly initialState: readonly { readonly type: string; readonly stateKey: string; readonly content: JsonObject }[];
  readonly powerLevelsOverride: JsonObject;
}

/**
 * Makes a room with its first events, in the order of "Creation" of the client-server API: all of them or none. Throws
 * M_ROOM_IN_USE where the alias is taken, M_INVALID_ROOM_STATE where the events do not go together.
 */
export async function createRoom(core: Core, plan: RoomPlan): Promise<string> {
  const { creator } = plan;
  const version = getRoomVersion(plan.version);
  for (const userId of plan.invite) {
    if (!isUserId(userId)) throw invalidParam('Only user ids can be invited');
    if (!isLocal(core.config, userId)) throw forbidden('Users of other servers cannot be reached');
    await core.appservices.queryUser(userId);
  }
  const members = new Map<string, JsonObject>();
  for (const userId of new Set([creator, ...plan.invite])) members.set(userId, await core.profiles.forMember(userId));
  const alias = plan.aliasLocalpart === undefined ? undefined : `#${plan.aliasLocalpart}:${core.config.serverName}`;
  const roomId = version.creatorsRule
    ? `!${randomBytes(32).toString('base64url')}`
    : `!${randomLetters(18)}:${core.config.serverName}`;
  if (alias !== undefined) core.appservices.checkAlias(alias, { userId: creator });
  if (alias !== undefined) await reserveAlias(core, alias);
  try {
    return await writeRoom(core, plan, { roomId, version, members, alias });
  } finally {
    if (alias !== undefined) core.aliasesInMaking.delete(alias);
  }
}

/** Nobody else gets the alias while the room is made. */
async function reserveAlias(core: Core, alias: string): Promise<void> {
  checkAlias(alias);
  if (/[:\s]/.test(alias.slice(1, -core.config.serverName.length - 1)))
    throw invalidParam('The name of an alias has neither colons nor spaces');
  const taken = () => new MatrixError(400, 'M_ROOM_IN_USE', 'The alias of the room is taken');
  if (core.aliasesInMaking.has(alias)) throw taken();
  core.aliasesInMaking.add(alias);
  if (!(await core.database.transaction((tx) => findAlias(tx, alias)))) return;
  core.aliasesInMaking.delete(alias);
  throw taken();
}

function writeRoom(
  core: Core,
  plan: RoomPlan,
  made: {
    readonly roomId: string;
    readonly version: RoomVersion;
    readonly members: ReadonlyMap<string, JsonObject>;
    readonly alias: string | undefined;
  },
): Promise<string> {
  const { creator } = plan;
  const { roomId, version, members, alias } = made;
  return core.writer.write((batch) => {
    const draft = core.rooms.draftOf(core.rooms.newRoom(roomId, version.id), batch);
    draft.atOnce(() => {
      draft.appendUnchecked({
        type: 'm.room.create',
        stateKey: '',
        sender: creator,
        content: createContent(version, plan),
      });
      try {
        for (const event of eventsOf(version, plan, members, alias)) draft.append({ sender: creator, ...event });
      } catch (failure) {
        if (failure instanceof MatrixError && failure.errcode === 'M_FORBIDDEN')
          throw new MatrixError(400, 'M_INVALID_ROOM_STATE', failure.message);
        throw failure;
      }
    });
    batch.insert('rooms', {
      room_id: roomId,
      version: version.id,
      creator,
      is_published: plan.isPublished,
      created_at: new Date().toISOString(),
    });
    if (alias !== undefined) batch.run((tx) => addAlias(tx, { alias, roomId, creator }));
    return roomId;
  });
}

function createContent(version: RoomVersion, plan: RoomPlan): JsonObject {
  const { creator: _creator, room_version: _version, ...content } = plan.creationContent;
  if (!version.creatorsRule)
    return { ...content, ...(version.redactsInContent ? {} : { creator: plan.creator }), room_version: version.id };
  const asked = content.additional_creators ?? [];
  if (!Array.isArray(asked) || !asked.every(isUserId)) throw badJson('additional_creators lists no user ids');
  const trusted = plan.preset === 'trusted_private_chat' ? plan.invite : [];
  const more = [...new Set([...asked, ...trusted])].filter((userId) => userId !== plan.creator);
  return { ...content, ...(more.length > 0 ? { additional_creators: more } : {}), room_version: version.id };
}

type PlannedEvent = Omit<NewEvent, 'sender'>;

function* eventsOf(
  version: RoomVersion,
  plan: RoomPlan,
  members: ReadonlyMap<string, JsonObject>,
  alias: string | undefined,
): Iterable<PlannedEvent> {
  const state = (type: string, content: JsonObject, stateKey = ''): PlannedEvent => ({ type, stateKey, content });
  const given = new Set(plan.initialState.map(({ type, stateKey }) => `${type}\0${stateKey}`));
  yield state('m.room.member', { ...members.get(plan.creator), membership: 'join' }, plan.creator);
  yield state('m.room.power_levels', powerLevelsOf(version, plan));
  if (alias !== undefined) yield state('m.room.canonical_alias', { alias });
  const { joinRule, guestAccess } = presetState[plan.preset];
  if (!given.has('m.room.join_rules\0')) yield state('m.room.join_rules', { join_rule: joinRule });
  if (!given.has('m.room.history_visibility\0'))
    yield state('m.room.history_visibility', { history_visibility: 'shared' });
  if (!given.has('m.room.guest_access\0')) yield state('m.room.guest_access', { guest_access: guestAccess });
  for (const { type, stateKey, content } of plan.initialState) yield state(type, content, stateKey);
  if (plan.name !== undefined) yield state('m.room.name', { name: plan.name });
  if (plan.topic !== undefined) yield state('m.room.topic', topicOf(plan.topic));
  for (const userId of plan.invite) {
    const direct = plan.isDirect ? { is_direct: true } : {};
    yield state('m.room.member', { ...members.get(userId), ...direct, membership: 'invite' }, userId);
  }
}

/** The topic also as extensible text, as newer clients read it. */
export function topicOf(topic: string): JsonObject {
  return { topic, 'm.topic': { 'm.text': [{ body: topic }] } };
}

const presetState = {
  private_chat: { joinRule: 'invite', guestAccess: 'can_join' },
  trusted_private_chat: { joinRule: 'invite', guestAccess: 'can_join' },
  public_chat: { joinRule: 'public', guestAccess: 'forbidden' },
} as const;

function powerLevelsOf(version: RoomVersion, plan: RoomPlan): JsonObject {
  const trusted = plan.preset === 'trusted_private_chat' ? plan.invite : [];
  const users = version.creatorsRule
    ? {}
    : Object.fromEntries([plan.creator, ...trusted].map((userId) => [userId, 100]));
  const defaults: JsonObject = {
    users,
    users_default: 0,
    events: {
      'm.room.name': 50,
      'm.room.power_levels': 100,
      'm.room.history_visibility': 100,
      'm.room.canonical_alias': 50,
      'm.room.avatar': 50,
      // Above `state_default`: in version 12 only somebody above everybody else may replace a room.
      'm.room.tombstone': version.creatorsRule ? 150 : 100,
      'm.room.server_acl': 100,
      'm.room.encryption': 100,
    },
    events_default: 0,
    state_default: 50,
    ban: 50,
    kick: 50,
    redact: 50,
    invite: 0,
  };
  const override = plan.powerLevelsOverride;
  if (override.users !== undefined && !isObject(override.users)) throw badJson('users is not an object');
  return { ...defaults, ...override };
}
