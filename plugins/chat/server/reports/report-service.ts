import type { Tx } from '@kontor/database';
import type { Actor, JobDefinition, ServerHost } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { z } from 'zod';
import { type ReportReason, type reportMessage, roomNotFound } from '../../shared/index.ts';
import { findPrivateRooms } from '../waiting/private-member-store.ts';
import { reportRef } from './report-links.ts';
import { expireReports, insertReport } from './report-store.ts';

type Host = Pick<ServerHost, 'database' | 'clock' | 'homeserver' | 'jobs' | 'notifications' | 'people' | 'permissions'>;

export const reported = 'chat.message_reported';
/** By then it has been looked into. */
export const reportDays = 90;
const dayMs = 24 * 60 * 60 * 1000;
const expireJob: JobDefinition = { name: 'chat.expire_reports', data: z.object({}) };

const reasons: Readonly<Record<ReportReason, { readonly de: string; readonly en: string }>> = {
  harassment: { de: 'Beleidigung oder Belästigung', en: 'insult or harassment' },
  confidential: { de: 'Vertrauliches am falschen Ort', en: 'something confidential in the wrong place' },
  advertising: { de: 'Werbung oder Betrug', en: 'advertising or fraud' },
  other: { de: 'ein anderer Grund', en: 'another reason' },
};

/** Messages that somebody finds wrong, told to those who can do something about it. */
export class ReportService {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.notifications.defineKind({
      kind: reported,
      label: { de: 'Jemand meldet eine Nachricht', en: 'Somebody reports a message' },
      on: true,
    });
    host.jobs.define(expireJob, () => this.#expire());
    host.jobs.schedule(expireJob, '50 3 * * *', {});
  }

  /** The same message reported twice by the same person is told once. Throws `roomNotFound`. */
  report(actor: Actor, { room, event, reason }: InputOf<typeof reportMessage>): Promise<void> {
    const { database, clock, notifications, people } = this.#host;
    return database.transaction(async (tx) => {
      const persons = await this.#whoLooks(tx, actor, room);
      const row = { reporter: actor.person, room, event, reason, reported_at: clock.now() };
      const report = await insertReport(tx, row);
      if (!report) return;
      const [reporter] = await people.findPersons(tx, [actor.person]);
      const { de, en } = reasons[reason];
      await notifications.notify(tx, {
        kind: reported,
        persons,
        ref: reportRef(report.id),
        text: {
          de: `${reporter?.name} hat eine Nachricht gemeldet: ${de}.`,
          en: `${reporter?.name} reported a message: ${en}.`,
        },
        dedupeKey: `${reported}:${report.id}`,
        causedBy: actor.person,
      });
    });
  }

  /** Only who is in a room reports what is said in it. */
  async #whoLooks(tx: Tx, actor: Actor, room: string): Promise<string[]> {
    const { homeserver, permissions } = this.#host;
    const [ofSpace] = await homeserver.findRooms(tx, [room]);
    if (!ofSpace) {
      const inside = (await findPrivateRooms(tx, [room])).get(room)?.persons ?? [];
      if (!inside.includes(actor.person)) throw roomNotFound();
      return permissions.listAdministrators(tx);
    }
    const holders = await permissions.listPersonsOf(tx, ofSpace.space);
    if (!holders.some(({ person }) => person === actor.person)) throw roomNotFound();
    return holders.filter(({ role }) => role === 'owner').map(({ person }) => person);
  }

  #expire(): Promise<void> {
    const { database, clock } = this.#host;
    return database.transaction((tx) => expireReports(tx, new Date(clock.now().getTime() - reportDays * dayMs)));
  }
}
