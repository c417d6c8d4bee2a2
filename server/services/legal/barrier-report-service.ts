import { createHash, randomInt } from 'node:crypto';
import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type BarrierReport,
  barrierReportChanged,
  barrierReportNotFound,
  type InputOf,
  type reportBarrier,
  tooManyReports,
} from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { networkOf } from '../../http/client-network.ts';
import {
  countReport,
  expireReports,
  findReports,
  insertReport,
  listReports,
  type ReportRow,
  setState,
} from './barrier-report-store.ts';
import { type NoticeParts, noticeAdministrators } from './report-notice.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const keptDaysDone = 180;
const keptDays = 730;
const expire = { name: 'legal.expire', data: z.object({}) };

/** An account may report this often within an hour, a network without one, and all strangers together. */
const limits = { account: 10, network: 20, strangers: 60 };

/** Barriers that people report, signed in or not, and what becomes of them (Directive (EU) 2016/2102, Art. 7). */
export class BarrierReportService {
  readonly #core: Core;
  readonly #parts: NoticeParts;

  constructor(core: Core, parts: NoticeParts) {
    this.#core = core;
    this.#parts = parts;
    core.jobs.define(expire, () => this.#expire());
    core.jobs.schedule(expire, '50 3 * * *', {});
  }

  /** Answers with the reference. The limit counts what is refused, too. Throws `tooManyReports`. */
  async report(
    caller: { readonly actor: Actor | undefined; readonly address: string },
    input: InputOf<typeof reportBarrier>,
  ): Promise<string> {
    await this.#refuseBeyondLimits(caller);
    return this.#core.database.transaction(async (tx) => {
      const { message, contact, page } = input;
      const report = { id: newId(), reference: makeReference(), message, contact, page };
      await insertReport(tx, { ...report, created_at: this.#core.clock.now() });
      await noticeAdministrators(this.#core, this.#parts, tx, report);
      await this.#announce(tx, caller.actor, report.id);
      return report.reference;
    });
  }

  async list(state: BarrierReport['state']): Promise<BarrierReport[]> {
    return this.#core.database.transaction(async (tx) => (await listReports(tx, state)).map(fromRow));
  }

  async setState(actor: Actor, id: string, state: BarrierReport['state']): Promise<BarrierReport> {
    return this.#core.database.transaction(async (tx) => {
      const doneAt = state === 'done' ? this.#core.clock.now() : null;
      const row = await setState(tx, id, { state, doneAt });
      if (!row) throw barrierReportNotFound();
      await this.#announce(tx, actor, id);
      return fromRow(row);
    });
  }

  /** What live clients of administrators get. */
  async read(tx: Tx, id: string): Promise<BarrierReport | undefined> {
    const [row] = await findReports(tx, [id]);
    return row && fromRow(row);
  }

  async #announce(tx: Tx, actor: Actor | undefined, report: string): Promise<void> {
    await this.#core.events.append(tx, barrierReportChanged, { report }, { administrators: true }, { actor });
  }

  async #refuseBeyondLimits(caller: { readonly actor: Actor | undefined; readonly address: string }): Promise<void> {
    const now = this.#core.clock.now();
    const counted: [string, number][] = caller.actor
      ? [[`account ${caller.actor.account}`, limits.account]]
      : [
          [`network ${networkOf(caller.address)}`, limits.network],
          ['strangers', limits.strangers],
        ];
    // Their own transaction, so that a refusal counts.
    const isBeyond = await this.#core.database.transaction(async (tx) => {
      let beyond = false;
      for (const [key, most] of counted) {
        const hash = createHash('sha256').update(key).digest();
        const count = await countReport(tx, hash, now, new Date(now.getTime() + hourMs));
        if (count > most) beyond = true;
        // Who is refused alone does not use up what all have together.
        if (beyond) break;
      }
      return beyond;
    });
    if (isBeyond) throw tooManyReports();
  }

  async #expire(): Promise<void> {
    const now = this.#core.clock.now();
    const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
    await this.#core.database.transaction((tx) =>
      expireReports(tx, { done: daysAgo(keptDaysDone), all: daysAgo(keptDays), counts: now }),
    );
  }
}

/** Letters and digits that are not mistaken for each other (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function makeReference(): string {
  const part = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `B-${part()}-${part()}`;
}

function fromRow({ id, reference, message, contact, page, state, created_at }: ReportRow): BarrierReport {
  return { id, reference, message, contact, page, state, createdAt: created_at.toISOString() };
}
