import { expect } from 'vitest';
import { type Client, type Json, part, register } from './client.ts';
import { expected } from './differences.ts';
import type { Target } from './target.ts';

/** As many new people as the answer is taken apart into. */
export async function people<Count extends number>(
  target: Target,
  count: Count,
): Promise<Count extends 1 ? [Client] : Count extends 2 ? [Client, Client] : [Client, Client, Client]> {
  const made: Json = [];
  for (let number = 0; number < count; number += 1) made.push(await register(target));
  return made;
}

/** An open room of all of these, made by the first; they join in this order. */
export async function roomOf(owner: Client, others: readonly Client[] = [], options: Json = {}): Promise<string> {
  const roomId = await owner.createRoom({ preset: 'public_chat', ...options });
  for (const other of others) await other.join(roomId);
  return roomId;
}

/** The path of something in a room. */
export const inRoom = (roomId: string, rest: string, version = 'v3') => `/${version}/rooms/${part(roomId)}/${rest}`;

export const joinedRoom = (sync: Json, roomId: string): Json => sync.rooms?.join?.[roomId];
export const timelineOf = (sync: Json, roomId: string): Json[] => joinedRoom(sync, roomId)?.timeline?.events ?? [];
export const stateOf = (sync: Json, roomId: string): Json[] => joinedRoom(sync, roomId)?.state?.events ?? [];
export const ephemeralOf = (sync: Json, roomId: string): Json[] => joinedRoom(sync, roomId)?.ephemeral?.events ?? [];

export const bodiesOf = (events: readonly Json[]): string[] =>
  events.filter((event) => event.type === 'm.room.message').map((event) => event.content.body);
export const idsOf = (events: readonly Json[]): string[] => events.map((event) => event.event_id);
export const ofType = (events: readonly Json[], type: string): Json[] => events.filter((event) => event.type === type);
/** The people whose membership is among these events. */
export const membersOf = (events: readonly Json[]): string[] =>
  ofType(events, 'm.room.member').map((event) => event.state_key);

/** A filter as it is written into the query of a sync or of `/messages`. */
export const inline = (filter: Json) => ({ filter: JSON.stringify(filter) });

/** Sends these texts one after the other and answers with their ids. */
export async function sendTexts(client: Client, roomId: string, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) ids.push(await client.sendText(roomId, text));
  return ids;
}

/** The status of a call whose input has the wrong type or shape. */
export function expectRefused(target: Target, status: number): void {
  expect(expected(target, 'wrongTypesAreRefused', { kontor: [400], synapse: [400, 500] })).toContain(status);
}
