import type { JsonObject } from '../json.ts';
import { RoomEvent } from './room-event.ts';

/** A membership as it is once its person has been erased: whose it is, without what they were called and looked like. */
export function withoutName(event: RoomEvent): RoomEvent {
  const { row } = event;
  const body = nameless(row.body, (whole) => ({ ...whole, content: strip(event.content) }));
  const before = row.previous_content === null ? null : nameless(row.previous_content, strip);
  return new RoomEvent({ ...row, body, previous_content: before });
}

function nameless(text: string, change: (whole: JsonObject) => JsonObject): string {
  return JSON.stringify(change(JSON.parse(text) as JsonObject)); // stored by us, an object each
}

function strip({ displayname: _name, avatar_url: _avatar, ...rest }: JsonObject): JsonObject {
  return rest;
}
