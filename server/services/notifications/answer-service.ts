import { isKontorError, newId, type Ref } from '@kontor/base';
import type { Database } from '@kontor/database';
import type { Actor, ReplyTaker } from '@kontor/plugin-api/server';
import { notificationAnswerTooLong, notificationNotFound, notificationTakesNoAnswer } from '@kontor/schema';
import type { InboxService } from './inbox-service.ts';

/** Answers given where a notification shows: on the desktop, without opening what it is about. */
export class AnswerService {
  readonly #database: Database;
  readonly #inbox: Pick<InboxService, 'findVisible' | 'setStates'>;
  readonly #findTaker: (ref: Ref) => ReplyTaker | undefined;

  constructor(
    database: Database,
    inbox: Pick<InboxService, 'findVisible' | 'setStates'>,
    findTaker: (ref: Ref) => ReplyTaker | undefined,
  ) {
    this.#database = database;
    this.#inbox = inbox;
    this.#findTaker = findTaker;
  }

  /** Says it as this person, with the rights that they have now; the notification is read then. */
  async answer(actor: Actor, notification: string, text: string): Promise<void> {
    await this.#database.transaction(async (tx) => {
      const entry = await this.#inbox.findVisible(tx, actor, notification);
      if (!entry) throw notificationNotFound();
      const ref = entry.reply_to ?? entry.ref;
      const taker = this.#findTaker(ref);
      if (!taker) throw notificationTakesNoAnswer();
      if (text.length > taker.longest) throw notificationAnswerTooLong();
      await sayOrRefuse(() => taker.reply(tx, actor, { ref, text, id: newId() }));
    });
    await this.#inbox.setStates(actor, { notifications: [notification], state: 'read' });
  }
}

/** Whatever the place itself refuses, for example that one may only read there, can be seen by opening it. */
async function sayOrRefuse(say: () => Promise<void>): Promise<void> {
  try {
    await say();
  } catch (failure) {
    if (!isKontorError(failure) || failure.kind === 'unavailable' || failure.kind === 'rate-limited') throw failure;
    throw notificationTakesNoAnswer();
  }
}
