import { parseRef, type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type ServerHost, type SpaceRoomEvent, staleAfter } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { messageChanged, messageSent } from '../../shared/index.ts';
import { createMessageFiles } from '../migrations/20261127-2322-create-message-files.ts';
import { findMessageFiles, insertMessageFile, listMessageFileIds, setFileText } from './message-file-store.ts';
import { messageRef } from './message-ref.ts';

const readFile = { name: 'chat.read_file', data: z.object({ event: z.string() }), attempts: 3 };
const mostBytes = 64 * 1024 * 1024;

/** Without `file`, which stands there instead of an address where only the room has the key. */
const sentFile = z.object({
  msgtype: z.literal('m.file'),
  body: z.string(),
  filename: z.string().optional(),
  url: z.string().startsWith('mxc://').max(400),
});

const fileRef = (event: string): Ref => refOf('chat', 'file', event);

/**
 * Files in rooms of spaces are found by name and by what is written in them, by whoever finds the message that they came
 * with, which they open. Those of encrypted rooms cannot be read here, and are not found.
 */
export function provideMessageFiles(host: ServerHost): void {
  host.migrations.add(createMessageFiles);
  host.jobs.define(readFile, ({ event }, signal) => read(host, event, signal));
  host.homeserver.onRoomEvents((tx, events) => keepFiles(host, tx, events));
  host.search.provideFollowing({
    noun: 'chat/file',
    type: 'file',
    async readDocuments(tx, refs) {
      const rows = await findMessageFiles(
        tx,
        refs.map((ref) => parseRef(ref)?.id ?? ''),
      );
      return rows.map(({ event, name, text, sender, sent_at: sentAt }) => ({
        ref: fileRef(event),
        type: 'file',
        of: messageRef(event),
        title: name,
        aliases: [name.replace(/[._-]+/g, ' ')],
        ...(text !== null && { body: text }),
        ...(sender !== null && { authors: [sender] }),
        updatedAt: sentAt.toISOString(),
      }));
    },
    async listRefs(tx, after, limit) {
      return (await listMessageFileIds(tx, after && parseRef(after)?.id, limit)).map(fileRef);
    },
    staleAfter: [
      staleAfter(messageSent, (_tx, { payload }) => [fileRef(payload.event)]),
      staleAfter(messageChanged, (_tx, { payload }) => [fileRef(payload.event)]),
    ],
  });
  host.links.provide({
    noun: 'chat/file',
    async findCards(tx, actor, ids) {
      const rows = await findMessageFiles(tx, ids);
      const cards = await host.links.findCards(
        tx,
        actor,
        rows.map(({ event }) => messageRef(event)),
      );
      const messages = new Map(cards.map((card) => [card.ref, card]));
      return rows.flatMap(({ event, name }) => {
        const message = messages.get(messageRef(event));
        return message ? [{ ...message, ref: fileRef(event), type: 'file', title: name }] : [];
      });
    },
    async findAudience(tx, ids) {
      const audience = await host.links.findAudience(tx, ids.map(messageRef));
      return new Map(ids.flatMap((id) => [[id, audience.get(messageRef(id)) ?? []] as const]));
    },
  });
}

async function keepFiles({ jobs }: ServerHost, tx: Tx, happened: readonly SpaceRoomEvent[]): Promise<void> {
  for (const { event, type, person, content } of happened) {
    const { data } = sentFile.safeParse(content);
    if (type !== 'm.room.message' || person === undefined || !data) continue;
    const name = (data.filename ?? data.body).replaceAll('\0', '').slice(0, 255);
    await insertMessageFile(tx, { event, name, address: data.url });
    await jobs.enqueue(tx, readFile, { event });
  }
}

async function read(host: ServerHost, event: string, signal: AbortSignal): Promise<void> {
  const { database, homeserver, files, events } = host;
  const [row] = await database.transaction((tx) => findMessageFiles(tx, [event]));
  if (!row || row.text !== null) return;
  const content = await homeserver.readMedia(row.address, mostBytes);
  const text = content && (await files.readText(row.name, new Uint8Array(content), signal));
  if (text === undefined) return;
  await database.transaction(async (tx) => {
    await setFileText(tx, event, text);
    const [room] = await homeserver.findRooms(tx, [row.room]);
    // The search reads it again; nobody else need know.
    if (room)
      await events.append(tx, messageChanged, { room: row.room, event }, { nobody: true }, { actor: undefined });
  });
}
