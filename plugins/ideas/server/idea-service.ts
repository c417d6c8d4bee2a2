import { addDays } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  boxClosed,
  boxNotFound,
  canWithdraw,
  categoryUnknown,
  type editIdea,
  type IdeaState,
  ideaChanged,
  ideaChangedMeanwhile,
  ideaNotFound,
  ideaReadOnly,
  ideaRef,
  ideaVoted,
  type listIdeas,
  type OpenedIdea,
  pageSize,
  type setVote,
  stateGroups,
  stepNotFitting,
  type submitIdea,
  votingClosed,
} from '../shared/index.ts';
import { mentionedPersons } from '../shared/mentions.ts';
import { type BoxRow, findBoxes } from './box-store.ts';
import { putFollow } from './follow-store.ts';
import { findReadable, getVisible } from './idea-access.ts';
import { listIdeaRows } from './idea-list-store.ts';
import { notifyMentioned, notifySubmitted, settleAnswered, withdrawDue } from './idea-notify.ts';
import { findIdeas, type IdeaRow, insertIdea, setAnswerSeen, writeIdea } from './idea-store.ts';
import { isVotingOpen, presentOpened, presentRows } from './idea-view.ts';
import type { IdeasContext } from './ideas-context.ts';
import { insertStep } from './step-store.ts';
import { deleteVote, insertVote, takeVotes } from './vote-store.ts';

/** Ideas and what all who see them do with them. */
export class IdeaService {
  readonly #context: IdeasContext;

  constructor(context: IdeasContext) {
    this.#context = context;
  }

  async list(actor: Actor, { states, ...filter }: InputOf<typeof listIdeas>): Promise<OutputOf<typeof listIdeas>> {
    return this.#context.host.database.transaction(async (tx) => {
      const reader = await findReadable(this.#context, tx, actor);
      const rows = await listIdeaRows(tx, reader, {
        ...filter,
        states: states && stateGroups[states],
        limit: pageSize + 1,
      });
      const ideas = await presentRows(this.#context, tx, actor, rows.slice(0, pageSize));
      return { ideas, hasMore: rows.length > pageSize };
    });
  }

  /** Throws `ideas.idea_not_found`. */
  async get(actor: Actor, id: string): Promise<OpenedIdea> {
    return this.#context.host.database.transaction((tx) => this.open(tx, actor, id));
  }

  async open(tx: Tx, actor: Actor, id: string): Promise<OpenedIdea> {
    return presentOpened(this.#context, tx, actor, await getVisible(this.#context, tx, actor, id));
  }

  /** Throws `ideas.box_not_found`, `ideas.box_closed`, `ideas.category_unknown`; an id that is another's does not exist. */
  async submit(actor: Actor, input: InputOf<typeof submitIdea>): Promise<OpenedIdea> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const [before] = await findIdeas(tx, [input.id]);
      if (before && before.author !== actor.person) throw ideaNotFound();
      if (before) return this.open(tx, actor, before.id);
      const box = await getOpenBox(context, tx, actor, input.box);
      const row = { ...newRow(context, box, input), id: input.id, author: actor.person };
      if (!(await insertIdea(tx, row))) throw ideaNotFound();
      await announceIdea(context, tx, actor, row);
      await notifySubmitted(context, tx, row, box);
      await notifyMentioned(context, tx, actor, row, mentionedPersons(row.text));
      return this.open(tx, actor, row.id);
    });
  }

  /** Throws `ideas.idea_not_found`, `ideas.idea_read_only`, `ideas.idea_changed`, `ideas.category_unknown`. */
  async edit(actor: Actor, input: InputOf<typeof editIdea>): Promise<OpenedIdea> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const { row, box } = await getVisible(context, tx, actor, input.idea, { lock: true });
      if (row.author !== actor.person || row.state !== 'new' || row.merged_into !== null) throw ideaReadOnly();
      if (row.revision !== input.revision) throw ideaChangedMeanwhile();
      if (input.category !== row.category) checkCategory(box, input.category);
      const { title, text, category } = input;
      await announceIdea(context, tx, actor, await writeIdea(tx, { ...row, title, text, category }));
      return this.open(tx, actor, row.id);
    });
  }

  /** Throws `ideas.idea_not_found`, `ideas.idea_read_only`, `ideas.step_not_fitting`. */
  async withdraw(actor: Actor, id: string): Promise<OpenedIdea> {
    const context = this.#context;
    return context.host.database.transaction(async (tx) => {
      const { row } = await getVisible(context, tx, actor, id, { lock: true });
      if (row.author !== actor.person) throw ideaReadOnly();
      if (row.state !== 'withdrawn') await withdrawRow(context, tx, actor, row);
      return this.open(tx, actor, id);
    });
  }

  /** Throws `ideas.idea_not_found`, `ideas.voting_closed`. What is announced names nobody. */
  async vote(actor: Actor, { idea: id, votes }: InputOf<typeof setVote>): Promise<void> {
    const context = this.#context;
    await context.host.database.transaction(async (tx) => {
      const { row } = await getVisible(context, tx, actor, id, { lock: true });
      if (!isVotingOpen(row)) throw votingClosed();
      const change = votes ? insertVote : deleteVote;
      if (!(await change(tx, id, actor.person))) return;
      await context.host.events.append(tx, ideaVoted, { idea: id }, { ref: ideaRef(id) }, { actor: undefined });
    });
  }

  /** Throws `ideas.idea_not_found`. */
  async follow(actor: Actor, id: string, follows: boolean): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      await getVisible(this.#context, tx, actor, id);
      await putFollow(tx, id, actor.person, follows);
      await this.#arrange(tx, actor, id);
    });
  }

  /** Of others’ ideas there is nothing to note. Throws `ideas.idea_not_found`. */
  async noteSeen(actor: Actor, id: string): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const { row } = await getVisible(this.#context, tx, actor, id);
      await settleAnswered(this.#context, tx, actor.person, id);
      if (row.author !== actor.person || !row.answer_unseen) return;
      await setAnswerSeen(tx, id);
      await this.#arrange(tx, actor, id);
    });
  }

  async #arrange(tx: Tx, actor: Actor, idea: string): Promise<void> {
    await this.#context.host.events.append(tx, ideaChanged, { idea }, { persons: [actor.person] }, { actor });
  }
}

/** Throws `ideas.box_not_found`, `ideas.box_closed`. */
export async function getOpenBox(context: IdeasContext, tx: Tx, actor: Actor, id: string): Promise<BoxRow> {
  const [box] = await findBoxes(tx, [id]);
  const standing = box && (await context.findStandings(tx, actor, [box])).get(box.id);
  if (!box || !(standing?.isAddressed || standing?.isOffice)) throw boxNotFound();
  if (box.closed) throw boxClosed();
  return box;
}

interface NewIdea {
  readonly title: string;
  readonly text: string;
  readonly category: string | null;
}

/** Without an author. Throws `ideas.category_unknown`. */
export function newRow(context: IdeasContext, box: BoxRow, { title, text, category }: NewIdea): Omit<IdeaRow, 'id'> {
  checkCategory(box, category);
  return {
    box: box.id,
    title,
    text,
    category,
    author: null,
    anonymous: false,
    receipt: null,
    state: 'new',
    responsible: null,
    due_on: null,
    answer_due: box.answer_days === null ? null : addDays(context.today, box.answer_days),
    answered: false,
    answer_unseen: false,
    merged_into: null,
    votes_kept: null,
    revision: 1,
    created_at: context.now,
    decided_at: null,
  };
}

function checkCategory({ categories }: BoxRow, category: string | null): void {
  if (category !== null && !categories.some(({ id }) => id === category)) throw categoryUnknown();
}

/** By its author, who is `undefined` where no name is known. Throws `ideas.step_not_fitting`. */
export async function withdrawRow(
  context: IdeasContext,
  tx: Tx,
  actor: Actor | undefined,
  row: IdeaRow,
): Promise<void> {
  if (row.merged_into !== null || !canWithdraw(row.state)) throw stepNotFitting();
  const state: IdeaState = 'withdrawn';
  const votes = await takeVotes(tx, row.id);
  const written = await writeIdea(tx, { ...row, state, votes_kept: row.votes_kept ?? votes });
  await insertStep(tx, {
    id: crypto.randomUUID(),
    idea: row.id,
    state,
    person: actor?.person ?? null,
    // Of one without a name the day alone.
    at: actor === undefined ? startOfDay(context) : context.now,
    answer: '',
  });
  await withdrawDue(context, tx, row);
  await announceIdea(context, tx, actor, written);
}

/** The day of today, without the time. */
export function startOfDay({ today }: IdeasContext): Date {
  return new Date(`${today}T00:00:00Z`);
}

export async function announceIdea(
  { host }: IdeasContext,
  tx: Tx,
  actor: Actor | undefined,
  { id }: Pick<IdeaRow, 'id'>,
): Promise<void> {
  await host.events.append(tx, ideaChanged, { idea: id }, { ref: ideaRef(id) }, { actor });
}
