import type { ServerHost } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { knowPrivateAges } from '../migrations/20261127-2367-know-private-ages.ts';
import { findPrivateRooms } from '../waiting/private-member-store.ts';
import { keepPrivateAges } from './keep-ages.ts';
import { learnPrivateAges } from './learn-private-ages.ts';
import { MessageExpiry } from './old-messages.ts';

const learnJob = { name: 'chat.learn_private_ages', data: z.object({}), longestRunSeconds: 3600 };

/**
 * Direct and group messages go by their age, too, where the organisation decides so, also what is encrypted: nothing of it
 * is known here but when it was written. Each goes as if its author had deleted it.
 */
export function providePrivatePeriods(host: ServerHost): void {
  const { privateRooms } = host.homeserver;
  const personsOf = async (room: string) =>
    (await host.database.transaction((tx) => findPrivateRooms(tx, [room]))).get(room)?.persons ?? [];
  const expiry = new MessageExpiry(host, {
    job: 'chat.delete_old_private',
    listPinned: async (room) => privateRooms.listPinned(room, await personsOf(room)),
    redact: async (room, message) => privateRooms.redact(room, await personsOf(room), message),
  });
  host.migrations.add(knowPrivateAges);
  host.homeserver.onPrivateEvents(keepPrivateAges);
  host.jobs.define(learnJob, (_data, signal) => learnPrivateAges(host, signal));
  host.jobs.schedule(learnJob, '5 3 * * *', {});
  host.periods.provide({
    kind: 'chat.private-messages',
    label: { de: 'Direktnachrichten und Gruppen', en: 'Direct messages and groups' },
    counts: {
      de: 'Gezählt ab dem Senden; danach für alle gelöscht, mit Dateien und Reaktionen, auch in vertraulichen Unterhaltungen. Angepinntes bleibt',
      en: 'Counted from sending; then deleted for all, with files and reactions, also in confidential conversations. What is pinned stays',
    },
    byDefault: null,
    least: 7,
    most: 3650,
    mayBeNever: true,
    ofSpace: false,
    count: (tx, { before }) => expiry.count(tx, { rooms: 'private', before }),
    expire: (tx, { before, limit }) => expiry.expire(tx, { rooms: 'private', before, limit }),
  });
}
