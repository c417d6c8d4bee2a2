import { isObject, type JsonObject } from '../json.ts';
import type { RoomVersion } from './room-version.ts';

/** What stays of an event's content when it is redacted ("Redactions" of the room versions 10 to 12). */
export function redactContent(version: RoomVersion, type: string, content: JsonObject): JsonObject {
  const late = version.redactsInContent;
  switch (type) {
    case 'm.room.create':
      return late ? content : keep(content, ['creator']);
    case 'm.room.member': {
      const kept = keep(content, ['membership', 'join_authorised_via_users_server']);
      const invite = content.third_party_invite;
      return late && isObject(invite) && invite.signed !== undefined
        ? { ...kept, third_party_invite: { signed: invite.signed } }
        : kept;
    }
    case 'm.room.join_rules':
      return keep(content, ['join_rule', 'allow']);
    case 'm.room.power_levels':
      return keep(content, [
        ...['ban', 'events', 'events_default', 'kick', 'redact', 'state_default', 'users', 'users_default'],
        ...(late ? ['invite'] : []),
      ]);
    case 'm.room.history_visibility':
      return keep(content, ['history_visibility']);
    case 'm.room.redaction':
      return late ? keep(content, ['redacts']) : {};
    default:
      return {};
  }
}

function keep(content: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => content[name] !== undefined).map((name) => [name, content[name]]));
}
