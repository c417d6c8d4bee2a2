import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, People } from '@kontor/plugin-api/server';
import { type DigestChoice, type DigestState, nextDigest, type Policies, usualDigest } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Mail } from '../mail/index.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import * as store from './digest-store.ts';
import type { NewsMail } from './news-mail.ts';
import { takeNews } from './news-store.ts';
import { quietUntil } from './quiet-service.ts';
import { findQuiet } from './quiet-store.ts';

export const sendDigests = { name: 'notifications.send_digests', data: z.object({}) };

/** No choice leads further ahead: such a moment was reckoned by a clock that was wrong. */
const furthestMs = 17 * 24 * 60 * 60 * 1000;

export interface DigestParts {
  readonly policies: PolicyReader;
  readonly mail: Pick<Mail, 'isConfigured'>;
  readonly people: () => Pick<People, 'findCurrentAbsences'>;
  readonly accounts: () => Pick<Accounts, 'listContacts'>;
  readonly news: Pick<NewsMail, 'queue'>;
}

/**
 * The mail about what is new in somebody's inbox. Each has one moment at which it is due; whoever sends it locks that
 * moment, takes the news, queues the mail and sets the next moment in one transaction, so that a crash sends all of it or
 * nothing, and of two servers one. After a stop of days one is due, not several.
 */
export class DigestService {
  readonly #core: Core;
  readonly #parts: DigestParts;

  constructor(core: Core, parts: DigestParts) {
    this.#core = core;
    this.#parts = parts;
    core.jobs.define(sendDigests, () => this.sendDue());
    core.jobs.schedule(sendDigests, '*/5 * * * *', {});
  }

  read(actor: Actor): Promise<DigestState> {
    return this.#core.database.transaction((tx) => this.#state(tx, actor.person));
  }

  set(actor: Actor, choice: DigestChoice): Promise<DigestState> {
    const { person } = actor;
    return this.#core.database.transaction(async (tx) => {
      const before = await store.lockDigest(tx, person);
      if ((before?.rhythm ?? 'none') === 'none') await store.forgetNews(tx, [person]);
      const own = { ...choice, days: [...new Set(choice.days)].sort() };
      const nextAt = this.#next(own, before?.sent_on ?? null);
      await store.putDigest(tx, [person], { choice: own, isOwn: true, nextAt });
      return this.#state(tx, person);
    });
  }

  /** Switches it off, whatever the organisation wants for those who have not chosen. */
  async end(tx: Tx, person: string): Promise<void> {
    const { hour, days, weekday } = (await store.lockDigest(tx, person)) ?? usualDigest;
    await store.putDigest(tx, [person], {
      choice: { rhythm: 'none', hour, days: [...days], weekday },
      isOwn: true,
      nextAt: null,
    });
  }

  /** Sends all that are due now. */
  async sendDue(): Promise<void> {
    const { database, clock } = this.#core;
    await database.transaction((tx) => this.#followPolicy(tx));
    await database.transaction((tx) => this.#repair(tx));
    const until = clock.now();
    // One transaction each: one that fails keeps nobody else's back for longer than it takes.
    while (await database.transaction((tx) => this.#sendNext(tx, until)));
  }

  /** Whoever has not chosen gets what the organisation wants. */
  async #followPolicy(tx: Tx): Promise<void> {
    const { digest: rhythm } = await this.#parts.policies.read(tx);
    const contacts = await this.#parts.accounts().listContacts(tx);
    const persons = await store.listOtherThan(
      tx,
      rhythm,
      contacts.map(({ person }) => person),
    );
    if (persons.length === 0) return;
    const choice = { ...usualDigest, rhythm };
    await store.forgetNews(tx, persons);
    await store.putDigest(tx, persons, { choice, isOwn: false, nextAt: this.#next(choice, null) });
  }

  async #repair(tx: Tx): Promise<void> {
    const limit = new Date(this.#core.clock.now().getTime() + furthestMs);
    for (const row of await store.listStray(tx, limit))
      await store.setNext(tx, row.person, { nextAt: this.#next(row, null), sentOn: null });
  }

  /** False when none is due. */
  async #sendNext(tx: Tx, until: Date): Promise<boolean> {
    const row = await store.lockDue(tx, until);
    if (!row) return false;
    const policies = await this.#parts.policies.read(tx);
    const quiet = await this.#quietUntil(tx, row.person);
    if (quiet) {
      await store.setNext(tx, row.person, { nextAt: quiet, sentOn: row.sent_on });
      return true;
    }
    const news = (await this.#isReachable(tx, row.person, policies)) ? await takeNews(tx, row.person) : [];
    if (news.length > 0) await this.#parts.news.queue(tx, { what: 'digest', person: row.person, notifications: news });
    const sentOn = news.length > 0 ? isoDate(this.#core.clock.now(), this.#core.config.timeZone) : row.sent_on;
    await store.setNext(tx, row.person, { nextAt: this.#next(row, sentOn), sentOn });
    return true;
  }

  async #quietUntil(tx: Tx, person: string): Promise<Date | undefined> {
    const { clock, config } = this.#core;
    const quiet = (await findQuiet(tx, [person])).get(person);
    return quiet && quietUntil(quiet, clock.now(), config.timeZone);
  }

  /** Whoever is away finds everything in the first one after they are back. */
  async #isReachable(tx: Tx, person: string, policies: Policies): Promise<boolean> {
    const { accounts, mail, people } = this.#parts;
    if (!policies.notificationMails || !(await mail.isConfigured(tx))) return false;
    const [contact] = await accounts().listContacts(tx, [person]);
    if (!contact?.email) return false;
    return (await people().findCurrentAbsences(tx, [person])).length === 0;
  }

  async #state(tx: Tx, person: string): Promise<DigestState> {
    const { accounts, mail, policies } = this.#parts;
    const row = await store.findDigest(tx, person);
    const { digest, notificationMails } = await policies.read(tx);
    const { rhythm, hour, days, weekday } = row?.is_own ? row : { ...usualDigest, ...row, rhythm: digest };
    const choice = { rhythm, hour, days: [...days], weekday };
    const address = (await accounts().listContacts(tx, [person]))[0]?.email ?? null;
    const obstacle = !notificationMails
      ? 'forbidden'
      : !(await mail.isConfigured(tx))
        ? 'no-server'
        : address === null
          ? 'no-address'
          : null;
    const nextAt = row ? row.next_at : this.#next(choice, null);
    return { choice, isOwn: row?.is_own ?? false, obstacle, address, nextAt: nextAt?.toISOString() ?? null };
  }

  #next(choice: DigestChoice, sentOn: string | null): Date | null {
    const { clock, config } = this.#core;
    return nextDigest(choice, clock.now(), { sentOn, timeZone: config.timeZone }) ?? null;
  }
}
