import { createHash, randomUUID } from 'node:crypto';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  anonymousNotAllowed,
  canWithdraw,
  type commentByReceipt,
  type openReceipts,
  receiptUnknown,
  type submitAnonymously,
} from '../shared/index.ts';
import type { CommentService } from './comment-service.ts';
import { type FoundIdea, findVisible } from './idea-access.ts';
import { notifySubmitted } from './idea-notify.ts';
import { announceIdea, getOpenBox, newRow, startOfDay, withdrawRow } from './idea-service.ts';
import { findByReceipts, insertIdea, lockIdea } from './idea-store.ts';
import { presentIdeas } from './idea-view.ts';
import type { IdeasContext } from './ideas-context.ts';
import { listSteps } from './step-store.ts';

/**
 * Ideas without a name. Who is signed in is asked for one thing: whether they may see the box. Nothing of that is
 * written: no row, event, notification, audit entry or file has the person, the id says nothing of the time, and of
 * times only the day is kept. Whoever has the code is the author.
 */
export class ReceiptService {
  readonly #context: IdeasContext;
  readonly #comments: CommentService;

  constructor(context: IdeasContext, comments: CommentService) {
    this.#context = context;
    this.#comments = comments;
  }

  /** Throws `ideas.box_not_found`, `ideas.box_closed`, `ideas.anonymous_not_allowed`, `ideas.category_unknown`. */
  async submit(actor: Actor, { code, ...input }: InputOf<typeof submitAnonymously>): Promise<{ idea: string }> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const box = await getOpenBox(context, tx, actor, input.box);
      if (!box.allows_anonymous) throw anonymousNotAllowed();
      const receipt = hashOf(code);
      const blank = newRow(context, box, input);
      const row = { ...blank, id: randomUUID(), anonymous: true, receipt, created_at: startOfDay(context) };
      if (!(await insertIdea(tx, row))) {
        const [before] = await findByReceipts(tx, [receipt]);
        if (!before) throw new Error('What cannot be inserted is there');
        return { idea: before.id };
      }
      await announceIdea(context, tx, undefined, row);
      await notifySubmitted(context, tx, row, box);
      return { idea: row.id };
    });
  }

  async open(actor: Actor, { codes }: InputOf<typeof openReceipts>): Promise<OutputOf<typeof openReceipts>> {
    return this.#context.host.database.transaction(async (tx) => {
      const byHash = new Map(codes.map((code) => [hashOf(code).toString('hex'), code]));
      const rows = await findByReceipts(tx, codes.map(hashOf));
      const found = await findVisible(this.#context, tx, actor, rows);
      const shown = await presentIdeas(this.#context, tx, actor, found);
      const steps = await listSteps(
        tx,
        found.map(({ row }) => row.id),
      );
      return {
        ideas: found.flatMap(({ row }, index) => {
          const [idea, code] = [shown[index], byHash.get(row.receipt?.toString('hex') ?? '')];
          if (!idea || code === undefined) return [];
          const mayWithdraw = row.merged_into === null && canWithdraw(row.state);
          return [{ code, idea, steps: steps.filter((step) => step.idea === row.id).length, mayWithdraw }];
        }),
      };
    });
  }

  /** Throws `ideas.receipt_unknown`. */
  async comment(actor: Actor, { code, text, parent }: InputOf<typeof commentByReceipt>): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const found = await this.#lock(tx, actor, code);
      await this.#comments.addByReceipt(tx, found, { id: randomUUID(), text, parent });
    });
  }

  /** Throws `ideas.receipt_unknown`, `ideas.step_not_fitting`. */
  async withdraw(actor: Actor, code: string): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const { row } = await this.#lock(tx, actor, code);
      if (row.state !== 'withdrawn') await withdrawRow(this.#context, tx, undefined, row);
    });
  }

  async #lock(tx: Tx, actor: Actor, code: string): Promise<FoundIdea> {
    const [known] = await findByReceipts(tx, [hashOf(code)]);
    const row = known && (await lockIdea(tx, known.id));
    const [found] = row ? await findVisible(this.#context, tx, actor, [row]) : [];
    if (!found) throw receiptUnknown();
    return found;
  }
}

/** 160 random bits need no slow hash. */
function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
