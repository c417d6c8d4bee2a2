import type { Tx } from '@kontor/database';
import type { Actor, JobDefinition, ServerHost } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { z } from 'zod';
import { mostSaved, type SavedMessage, savedChanged, savedFull, type saveMessage } from '../../shared/index.ts';
import { savedRef } from './saved-links.ts';
import { countSavedOf, deleteSaved, listSavedOf, type SavedRow, takeDue, upsertSaved } from './saved-store.ts';

type Host = Pick<ServerHost, 'database' | 'clock' | 'events' | 'jobs' | 'notifications'>;

const reminder = 'chat.reminder';
const remindJob: JobDefinition = { name: 'chat.remind', data: z.object({}) };

/** Messages that people keep for themselves, and their reminders. Who saved what is nobody's business but theirs. */
export class SavedService {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.notifications.defineKind({
      kind: reminder,
      label: { de: 'Erinnerungen an gemerkte Nachrichten', en: 'Reminders of saved messages' },
      on: true,
    });
    host.jobs.define(remindJob, () => this.#remind());
    // A restored backup has no waiting jobs: what they would have done is done all the same.
    host.jobs.schedule(remindJob, '*/15 * * * *', {});
  }

  list(actor: Actor): Promise<SavedMessage[]> {
    return this.#host.database.transaction(async (tx) => (await listSavedOf(tx, actor.person)).map(fromRow));
  }

  /** Throws `savedFull`. */
  save(actor: Actor, { room, event, remindAt }: InputOf<typeof saveMessage>): Promise<SavedMessage> {
    const { database, clock, jobs } = this.#host;
    return database.transaction(async (tx) => {
      const wanted = remindAt == null ? remindAt : new Date(remindAt);
      const row = await upsertSaved(tx, { person: actor.person, room, event, savedAt: clock.now(), remindAt: wanted });
      if ((await countSavedOf(tx, actor.person)) > mostSaved) throw savedFull();
      if (wanted) await jobs.enqueue(tx, remindJob, {}, { startAfter: wanted });
      await this.#announce(tx, actor.person, actor);
      return fromRow(row);
    });
  }

  forget(actor: Actor, { room, event }: Pick<SavedMessage, 'room' | 'event'>): Promise<void> {
    return this.#host.database.transaction(async (tx) => {
      if (await deleteSaved(tx, actor.person, room, event)) await this.#announce(tx, actor.person, actor);
    });
  }

  #remind(): Promise<void> {
    const { database, clock, notifications } = this.#host;
    return database.transaction(async (tx) => {
      for (const { id, person, remind_at: at } of await takeDue(tx, clock.now())) {
        await notifications.notify(tx, {
          kind: reminder,
          persons: [person],
          ref: savedRef(id),
          text: {
            de: 'Sie wollten an eine Nachricht erinnert werden.',
            en: 'You wanted to be reminded of a message.',
          },
          dedupeKey: `${reminder}:${id}:${at?.toISOString()}`,
          causedBy: undefined,
        });
        await this.#announce(tx, person, undefined);
      }
    });
  }

  async #announce(tx: Tx, person: string, actor: Actor | undefined): Promise<void> {
    await this.#host.events.append(tx, savedChanged, { person }, { persons: [person] }, { actor });
  }
}

function fromRow({ id, room, event, saved_at: savedAt, remind_at: remindAt }: SavedRow): SavedMessage {
  return { id, room, event, savedAt: savedAt.toISOString(), remindAt: remindAt?.toISOString() ?? null };
}
