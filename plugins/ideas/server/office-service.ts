import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  answerMissing,
  canStep,
  endsVoting,
  type IdeaState,
  ideaChangedMeanwhile,
  ideaRef,
  isDecision,
  type mergeIdea,
  mergeNotFitting,
  needsAnswer,
  type OpenedIdea,
  type planReview,
  staffUnknown,
  stepNotFitting,
  type takeStep,
} from '../shared/index.ts';
import type { BoxRow } from './box-store.ts';
import { carryFollowers, listFollowers } from './follow-store.ts';
import { lockForOffice } from './idea-access.ts';
import { notifyAnswered, notifyAssigned, withdrawDue } from './idea-notify.ts';
import { announceIdea, type IdeaService } from './idea-service.ts';
import { type IdeaRow, lockIdea, moveMerged, writeIdea } from './idea-store.ts';
import { listStaff } from './idea-view.ts';
import type { IdeasContext } from './ideas-context.ts';
import { insertStep } from './step-store.ts';
import { takeVotes, uniteVotes } from './vote-store.ts';

/** What the office does with ideas: looks at them, answers, decides, carries out, and finds those that say the same. */
export class OfficeService {
  readonly #context: IdeasContext;
  readonly #ideas: IdeaService;

  constructor(context: IdeasContext, ideas: IdeaService) {
    this.#context = context;
    this.#ideas = ideas;
  }

  /** Throws `ideas.idea_not_found`, `ideas.not_office`, `ideas.idea_changed`, `ideas.step_not_fitting`, `ideas.answer_missing`. */
  async step(actor: Actor, input: InputOf<typeof takeStep>): Promise<OpenedIdea> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const { row, box } = await this.#lock(tx, actor, input);
      const { state, answer } = input;
      if (row.merged_into !== null || !canStep(row.state, state)) throw stepNotFitting();
      if (needsAnswer(state) && answer === '') throw answerMissing();
      const absent = await this.#noteInPlace(tx, actor, row, { box, what: 'ideas.stepped' });
      const step = { id: newId(), idea: row.id, state, person: actor.person, at: context.now, answer };
      await insertStep(tx, { ...step, in_place_of: absent });
      const written = await writeIdea(tx, {
        ...row,
        state,
        answered: row.answered || answer !== '' || isDecision(state),
        answer_unseen: row.author !== null && row.author !== actor.person,
        votes_kept: await this.#countVotes(tx, row, state),
        decided_at: isDecision(state) ? context.now : row.decided_at,
        // What is decided waits for nobody; taken up again, it waits for whoever is asked then.
        ...(isDecision(state) && { responsible: null, due_on: null }),
      });
      if (isDecision(state)) {
        await withdrawDue(context, tx, row, actor.person);
        await this.#audit(tx, actor, row, { kind: 'ideas.decided', state });
      }
      await announceIdea(context, tx, actor, written);
      await notifyAnswered(context, tx, actor, written);
      return this.#ideas.open(tx, actor, row.id);
    });
  }

  /** Throws `ideas.idea_not_found`, `ideas.not_office`, `ideas.idea_changed`, `ideas.staff_unknown`. */
  async plan(actor: Actor, input: InputOf<typeof planReview>): Promise<OpenedIdea> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const { row, box } = await this.#lock(tx, actor, input);
      const { responsible, dueOn } = input;
      if (responsible !== null && responsible !== row.responsible) {
        const staff = await listStaff(context, tx, { box });
        if (!staff.includes(responsible)) throw staffUnknown();
      }
      await this.#noteInPlace(tx, actor, row, { box, what: 'ideas.planned' });
      const written = await writeIdea(tx, { ...row, responsible, due_on: dueOn });
      await announceIdea(context, tx, actor, written);
      if (responsible !== row.responsible) await notifyAssigned(context, tx, actor, written);
      return this.#ideas.open(tx, actor, row.id);
    });
  }

  /**
   * The first becomes part of the second; its address leads there. Where people still vote for the second, votes are
   * united; else it keeps the number with which it was decided.
   * Throws `ideas.idea_not_found`, `ideas.not_office`, `ideas.idea_changed`, `ideas.merge_not_fitting`.
   */
  async merge(actor: Actor, input: InputOf<typeof mergeIdea>): Promise<OpenedIdea> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      if (input.idea === input.into) throw mergeNotFitting();
      // Always in the same order, or two who merge crosswise would wait for each other for ever.
      for (const id of [input.idea, input.into].sort()) await lockIdea(tx, id);
      const { row, box } = await this.#lock(tx, actor, input);
      const { row: into } = await lockForOffice(context, tx, actor, input.into);
      const isOpen = row.merged_into === null && row.state !== 'withdrawn' && !endsVoting(row.state);
      if (!isOpen || into.box !== box.id || into.merged_into !== null || into.state === 'withdrawn')
        throw mergeNotFitting();
      if (into.votes_kept === null) await uniteVotes(tx, row.id, into.id);
      await takeVotes(tx, row.id);
      const followers = await listFollowers(tx, row.id);
      await carryFollowers(tx, followers, into.id);
      await moveMerged(tx, row.id, into.id);
      const answer_unseen = row.author !== null && row.author !== actor.person;
      await announceIdea(
        context,
        tx,
        actor,
        await writeIdea(tx, { ...row, merged_into: into.id, votes_kept: 0, answered: true, answer_unseen }),
      );
      await announceIdea(context, tx, actor, await writeIdea(tx, into));
      await withdrawDue(context, tx, row, actor.person);
      await this.#noteInPlace(tx, actor, row, { box, what: 'ideas.merged' });
      await this.#audit(tx, actor, row, { kind: 'ideas.merged', into: into.id });
      await notifyAnswered(context, tx, actor, row, followers);
      return this.#ideas.open(tx, actor, into.id);
    });
  }

  /** The number with which people stop voting; who they were is forgotten then. */
  async #countVotes(tx: Tx, row: IdeaRow, state: IdeaState): Promise<number | null> {
    if (row.votes_kept !== null || !endsVoting(state)) return row.votes_kept;
    return takeVotes(tx, row.id);
  }

  async #lock(tx: Tx, actor: Actor, { idea, revision }: { readonly idea: string; readonly revision: number }) {
    const found = await lockForOffice(this.#context, tx, actor, idea);
    if (found.row.revision !== revision) throw ideaChangedMeanwhile();
    return found;
  }

  /** Marks what is done for somebody absent who decides in the box; answers who that is (S13, S15). */
  async #noteInPlace(
    tx: Tx,
    actor: Actor,
    { id }: IdeaRow,
    { box, what }: { readonly box: BoxRow; readonly what: string },
  ): Promise<string | null> {
    const inPlaceOf = await this.#context.findInPlaceOf(tx, box, actor.person);
    const { people } = this.#context.host;
    if (inPlaceOf !== null) await people.noteInPlace(tx, actor, { inPlaceOf, object: ideaRef(id), what });
    return inPlaceOf;
  }

  async #audit(
    tx: Tx,
    actor: Actor,
    { id }: IdeaRow,
    { kind, ...details }: { readonly kind: string; readonly state?: string; readonly into?: string },
  ): Promise<void> {
    await this.#context.host.audit.append(tx, { kind, actor, object: ideaRef(id), details });
  }
}
