import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type addComment,
  commentNotFound,
  type IdeaComment,
  ideaChanged,
  ideaRef,
  type listComments,
  type removeComment,
} from '../shared/index.ts';
import { mentionedPersons } from '../shared/mentions.ts';
import { type CommentRow, deleteComment, findComment, insertComment, listCommentRows } from './comment-store.ts';
import { type FoundIdea, getVisible } from './idea-access.ts';
import { notifyCommented } from './idea-notify.ts';
import { startOfDay } from './idea-service.ts';
import type { IdeasContext } from './ideas-context.ts';
import { type Named, named } from './named.ts';

interface NewComment {
  readonly id: string;
  readonly text: string;
  readonly parent: string | null;
}

/** What is said about ideas, with one level of answers. Whoever sees an idea may say something. */
export class CommentService {
  readonly #context: IdeasContext;

  constructor(context: IdeasContext) {
    this.#context = context;
  }

  /** Throws `ideas.idea_not_found`. */
  async list(actor: Actor, idea: string): Promise<OutputOf<typeof listComments>> {
    return this.#context.host.database.transaction(async (tx) => {
      const found = await getVisible(this.#context, tx, actor, idea);
      return { comments: await this.#present(tx, found, await listCommentRows(tx, idea)) };
    });
  }

  /** Throws `ideas.idea_not_found`, `ideas.comment_not_found`. */
  async add(actor: Actor, input: InputOf<typeof addComment>): Promise<IdeaComment> {
    return this.#context.host.database.transaction((tx) => this.addIn(tx, actor, input));
  }

  /** The same with what else `tx` does. Throws `ideas.idea_not_found`, `ideas.comment_not_found`. */
  async addIn(tx: Tx, actor: Actor, { idea, ...said }: InputOf<typeof addComment>): Promise<IdeaComment> {
    const found = await getVisible(this.#context, tx, actor, idea);
    const row = await this.#rowOf(tx, found, said, { person: actor.person, by_receipt: false, at: this.#context.now });
    if (await insertComment(tx, row)) await this.#tell(tx, actor, found, row);
    const [shown] = await this.#present(tx, found, [row]);
    if (!shown) throw commentNotFound();
    return shown;
  }

  /** By whoever submitted the idea without a name, of whom nothing is written. */
  async addByReceipt(tx: Tx, found: FoundIdea, said: NewComment): Promise<void> {
    const row = await this.#rowOf(tx, found, said, { person: null, by_receipt: true, at: startOfDay(this.#context) });
    await insertComment(tx, row);
    await this.#tell(tx, undefined, found, row);
  }

  /** One's own; the office takes any, and that is noted. Throws `ideas.idea_not_found`, `ideas.comment_not_found`. */
  async remove(actor: Actor, { idea, comment }: InputOf<typeof removeComment>): Promise<void> {
    const { host } = this.#context;
    await host.database.transaction(async (tx) => {
      const found = await getVisible(this.#context, tx, actor, idea);
      const row = await findComment(tx, idea, comment);
      const isOwn = row?.person === actor.person;
      if (!row || !(isOwn || found.mayDecide)) throw commentNotFound();
      const gone = await deleteComment(tx, comment);
      if (!isOwn) await host.audit.append(tx, { kind: 'ideas.comment_removed', actor, object: ideaRef(idea) });
      await this.#announce(tx, actor, found, gone);
    });
  }

  /** An answer to an answer stands below what both answer. */
  async #rowOf(
    tx: Tx,
    { row }: FoundIdea,
    { id, text, parent }: NewComment,
    by: Pick<CommentRow, 'person' | 'by_receipt' | 'at'>,
  ): Promise<CommentRow> {
    const answered = parent === null ? undefined : await findComment(tx, row.id, parent);
    if (parent !== null && !answered) throw commentNotFound();
    return { id, idea: row.id, parent: answered?.parent ?? answered?.id ?? null, text, ...by };
  }

  async #tell(tx: Tx, actor: Actor | undefined, found: FoundIdea, { id, text }: CommentRow): Promise<void> {
    await this.#announce(tx, actor, found, [id]);
    await notifyCommented(this.#context, tx, actor, found, { comment: id, mentions: mentionedPersons(text) });
  }

  async #announce(
    tx: Tx,
    actor: Actor | undefined,
    { row: { id } }: FoundIdea,
    comments: readonly string[],
  ): Promise<void> {
    const payload = { idea: id, comments: [...comments] };
    await this.#context.host.events.append(tx, ideaChanged, payload, { ref: ideaRef(id) }, { actor });
  }

  async #present(tx: Tx, { box }: FoundIdea, rows: readonly CommentRow[]): Promise<IdeaComment[]> {
    const offices = await this.#context.findOffices(tx, [box]);
    const office = offices.get(box.id);
    const names: Named = await this.#context.findNames(
      tx,
      rows.map(({ person }) => person),
    );
    return rows.map(({ id, parent, person, by_receipt: isAuthor, at, text }) => ({
      id,
      parent,
      by: named(names, person),
      isAuthor,
      isOffice: person !== null && (office?.has(person) ?? false),
      at: at.toISOString(),
      text,
    }));
  }
}
