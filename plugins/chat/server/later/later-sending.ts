import type { Tx } from '@kontor/database';
import { plainTextOf, readMarkdown, textContentOf } from '@kontor/matrix/shared';
import type { JobDefinition, SendOutcome, ServerHost } from '@kontor/plugin-api/server';
import { homeserverAway } from '@kontor/schema';
import { z } from 'zod';
import { laterListChanged } from '../../shared/index.ts';
import { laterRef } from './later-links.ts';
import { claimDue, deleteLater, type LaterRow, writeLater } from './later-store.ts';

type Host = Pick<ServerHost, 'database' | 'clock' | 'events' | 'jobs' | 'notifications' | 'homeserver' | 'log'>;

const failed = 'chat.later_failed';
const sendJob: JobDefinition = { name: 'chat.send_later', data: z.object({}) };

const reasons = {
  refused: {
    de: 'Eine Nachricht für später wurde nicht gesendet: Sie dürfen in dem Raum nicht mehr schreiben.',
    en: 'A message for later was not sent: you may no longer write in the room.',
  },
  encrypted: {
    de: 'Eine Nachricht für später wurde nicht gesendet: Der Raum ist inzwischen verschlüsselt.',
    en: 'A message for later was not sent: the room has been encrypted meanwhile.',
  },
} as const;

/** Sends what waited for its time: each once, in the order of their times, with the rights of that moment. */
export class LaterSending {
  readonly #host: Host;
  #running: Promise<void> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
    host.notifications.defineKind({
      kind: failed,
      label: { de: 'Eine Nachricht für später wurde nicht gesendet', en: 'A message for later was not sent' },
      on: true,
    });
    host.jobs.define(sendJob, () => this.run());
    // A restored backup has no waiting jobs, and clocks differ: what they would have done is done all the same.
    host.jobs.schedule(sendJob, '* * * * *', {});
  }

  async plan(tx: Tx, at: Date): Promise<void> {
    // What is due already wakes whoever sends with the commit; what is planned is looked for now and then.
    const isDue = at <= this.#host.clock.now();
    await this.#host.jobs.enqueue(tx, sendJob, {}, isDue ? {} : { startAfter: at });
  }

  /** One after the other, whoever asks. Throws `homeserverAway` where something is left to be sent. */
  run(): Promise<void> {
    const mine = this.#running.then(() => this.#sendAll());
    this.#running = mine.catch(() => undefined);
    return mine;
  }

  async #sendAll(): Promise<void> {
    const { database, clock } = this.#host;
    const stuck = new Set<string>();
    for (;;) {
      const row = await database.transaction((tx) => claimDue(tx, clock.now(), [...stuck]));
      if (!row) break;
      // What comes after it in the room waits with it.
      if (!(await this.#send(row))) stuck.add(row.room);
    }
    if (stuck.size > 0) throw homeserverAway();
  }

  async #send(row: LaterRow): Promise<boolean> {
    const { database, homeserver, log } = this.#host;
    try {
      // The same key each time: sent twice it is one message.
      const message = { content: contentOf(row), key: `kontor-later-${row.id}` };
      const outcome = await homeserver.send(row.room, row.person, message);
      await database.transaction((tx) => this.#settle(tx, row, outcome));
      return true;
    } catch (failure) {
      log.warn({ id: row.id, failure: String(failure) }, 'a message for later could not be sent yet');
      return false;
    }
  }

  async #settle(tx: Tx, row: LaterRow, outcome: SendOutcome): Promise<void> {
    const { events, notifications } = this.#host;
    const { id, person, revision } = row;
    if (outcome === 'sent') await deleteLater(tx, id);
    else {
      await writeLater(tx, { ...row, state: outcome, revision: revision + 1 });
      await notifications.notify(tx, {
        kind: failed,
        persons: [person],
        ref: laterRef(id),
        text: reasons[outcome],
        dedupeKey: `${failed}:${id}:${revision}`,
        causedBy: undefined,
      });
    }
    await events.append(tx, laterListChanged, { person }, { persons: [person] }, { actor: undefined });
  }
}

/** Read from Markdown as any other message, so it is what its author saw ("Threading": the reply is for older clients). */
function contentOf({ text, reaches, thread }: LaterRow): object {
  const body = readMarkdown(text);
  const content = { msgtype: 'm.text', ...textContentOf({ text: plainTextOf(body), mentions: [], body, reaches }) };
  if (thread === null) return content;
  const reply = { is_falling_back: true, 'm.in_reply_to': { event_id: thread } };
  return { ...content, 'm.relates_to': { rel_type: 'm.thread', event_id: thread, ...reply } };
}
