import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import {
  type Chat,
  type ChatMessage,
  type ChatParts,
  type MatrixAccess,
  openChat,
  type Timeline,
} from '../client/index.ts';

/** Registers a new account; each call of the answer signs in anew, as the same device unless another one is named. */
export function newAccount(url: string): {
  open(device?: string): Promise<MatrixAccess>;
  /** Hands in signing keys with the password, in the place of whoever vouches for the account. */
  replaceKeys(access: MatrixAccess, keys: unknown): Promise<void>;
} {
  const username = `u${randomUUID().slice(0, 8)}`;
  const password = randomUUID();
  let isRegistered = false;
  async function post(path: string, body: object): Promise<MatrixAccess> {
    const answer = await fetch(`${url}/_matrix/client/v3/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const { user_id: userId, device_id: deviceId, access_token: accessToken } = Object(await answer.json());
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return { userId, deviceId, accessToken };
  }
  const byPassword = { type: 'm.login.password', identifier: { type: 'm.id.user', user: username }, password };
  return {
    async replaceKeys({ accessToken }, keys) {
      const body = JSON.stringify({ ...Object(keys), auth: byPassword });
      const headers = { authorization: `Bearer ${accessToken}` };
      const path = `${url}/_matrix/client/v3/keys/device_signing/upload`;
      const answer = await fetch(path, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    },
    open: (id = 'KONTORTEST1') => {
      const device = { device_id: id, initial_device_display_name: 'Test' };
      if (isRegistered)
        return post('login', {
          ...byPassword,
          ...device,
        });
      isRegistered = true;
      return post('register', { username, password, auth: { type: 'm.login.dummy' }, ...device });
    },
  };
}

/** Also outside of tests, where `expect.poll` may not be used. */
export function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  return vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: 10_000 });
}

const opened: Chat[] = [];

export async function openAs(url: string, parts: Partial<ChatParts> = {}): Promise<Chat> {
  const chat = await openChat({ baseUrl: url, openSession: newAccount(url).open, ...parts });
  opened.push(chat);
  await until(() => chat.connection.value === 'live');
  return chat;
}

export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((chat) => chat.close()));
}

/** A direct room of the two, which both have joined. */
export async function talkOf(one: Chat, other: Chat): Promise<string> {
  const room = await one.openDirect(other.userId);
  await until(() => other.findRoom(room)?.membership === 'invite');
  await other.join(room);
  await until(() => other.findRoom(room)?.membership === 'join');
  await until(async () => (await one.listMembers(room)).length === 2);
  return room;
}

export function timelineOf(chat: Chat, room: string, thread?: string): Timeline {
  const timeline = chat.openTimeline({ room, thread });
  if (!timeline) throw new Error('The room is not there');
  return timeline;
}

export function textsOf(timeline: Timeline): string[] {
  return timeline.state.value.messages.map(({ content }) =>
    content.kind === 'text' ? content.text : content.kind === 'file' ? content.file.name : content.kind,
  );
}

export async function sees(timeline: Timeline, text: string): Promise<ChatMessage> {
  await expect.poll(() => textsOf(timeline)).toContain(text);
  const message = timeline.state.value.messages.at(textsOf(timeline).indexOf(text));
  if (!message) throw new Error('It was there a moment ago');
  return message;
}

/** The message as it is now. */
export function now(timeline: Timeline, { key }: ChatMessage): ChatMessage | undefined {
  return timeline.state.value.messages.find((each) => each.key === key);
}
