import type { Tx } from '@kontor/database';
import type { People } from '@kontor/plugin-api/server';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import type { NewsMail } from './news-mail.ts';
import type { EntryRow } from './notification-store.ts';
import { findSeen, forgetSeen, setSeen } from './present-store.ts';
import type { PushService } from './push/push-service.ts';
import { findQuiet } from './quiet-store.ts';
import { findReachable, lockUnreached, type Owned, setReached } from './reach-store.ts';
import { findChoices } from './setting-store.ts';

/** Who was busy in Kontor so long ago may come back and see for themselves. */
export const aroundMs = 2 * 60_000;

export const reachOut = {
  name: 'notifications.reach_out',
  /** `since`: whoever was busy in Kontor after that has seen it there. */
  data: z.object({ notifications: z.array(z.string()), since: z.iso.datetime() }),
};
const forgetPresent = { name: 'notifications.forget_present', data: z.object({}) };

export interface ReachParts {
  readonly policies: PolicyReader;
  readonly people: () => Pick<People, 'findCurrentAbsences'>;
  readonly news: Pick<NewsMail, 'queue'>;
  readonly push: Pick<PushService, 'send'>;
}

/**
 * Tells people who are not at Kontor of what comes into their inbox: on their devices or, where they have none, by mail if
 * they chose that for the kind. Whoever has been busy in Kontor since it came was told there, and is told nowhere else.
 */
export class ReachService {
  readonly #core: Core;
  readonly #parts: ReachParts;

  constructor(core: Core, parts: ReachParts) {
    this.#core = core;
    this.#parts = parts;
    core.jobs.define(reachOut, (job) => this.#reachOut(job));
    core.jobs.define(forgetPresent, () => this.#forget());
    core.jobs.schedule(forgetPresent, '*/5 * * * *', {});
  }

  /** Whoever it is sees what is in Kontor now. */
  async see(person: string): Promise<void> {
    const { database, clock } = this.#core;
    await database.transaction((tx) => setSeen(tx, person, clock.now()));
  }

  /** Called with what has come into inboxes, in that transaction. */
  async plan(tx: Tx, entries: readonly Owned[]): Promise<void> {
    if (entries.length === 0) return;
    const notifications = await findReachable(tx, entries);
    if (notifications.length === 0) return;
    await this.#core.jobs.enqueue(tx, reachOut, { notifications, since: this.#core.clock.now().toISOString() });
  }

  async #reachOut({ notifications, since }: z.output<typeof reachOut.data>): Promise<void> {
    const { database, jobs, clock } = this.#core;
    const waiting: string[] = [];
    for (const id of notifications)
      if (await database.transaction((tx) => this.#reach(tx, id, new Date(since)))) waiting.push(id);
    if (waiting.length === 0) return;
    const startAfter = new Date(clock.now().getTime() + aroundMs);
    await database.transaction((tx) => jobs.enqueue(tx, reachOut, { notifications: waiting, since }, { startAfter }));
  }

  /** Whether it has to be looked at again: its owner was here just before it came, and may still be. */
  async #reach(tx: Tx, id: string, since: Date): Promise<boolean> {
    const entry = await lockUnreached(tx, id);
    if (!entry) return false;
    const seen = await findSeen(tx, entry.person);
    if (seen && seen >= since) return false;
    if (seen && this.#core.clock.now().getTime() - seen.getTime() < aroundMs) return true;
    if (await this.#isAway(tx, entry)) return false;
    const by = await this.#tell(tx, entry);
    await setReached(tx, id, by);
    return false;
  }

  async #tell(tx: Tx, { id, person, kind }: EntryRow): Promise<'push' | 'mail' | 'nothing'> {
    const { policies, push, news } = this.#parts;
    const { webPush, notificationMails } = await policies.read(tx);
    const choice = (await findChoices(tx, kind, [person])).get(person);
    if (webPush && choice?.push !== false && (await push.send(tx, { id, person }))) return 'push';
    if (!notificationMails || !choice?.mail) return 'nothing';
    await news.queue(tx, { what: 'at-once', person, notifications: [id] });
    return 'mail';
  }

  /** Whoever is absent is left alone, but for what they marked as what cannot wait. */
  async #isAway(tx: Tx, { person, kind }: EntryRow): Promise<boolean> {
    if ((await findQuiet(tx, [person])).get(person)?.always.includes(kind)) return false;
    return (await this.#parts.people().findCurrentAbsences(tx, [person])).length > 0;
  }

  async #forget(): Promise<void> {
    const { database, clock } = this.#core;
    const now = clock.now().getTime();
    const [before, after] = [new Date(now - 5 * aroundMs), new Date(now + aroundMs)];
    await database.transaction((tx) => forgetSeen(tx, { before, after }));
  }
}
