import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  commentNotAllowed,
  pageNotFound,
  type Suggestion,
  type suggestChange,
  suggestionChanged,
  suggestionNotFound,
  suggestionNotReversible,
  suggestionSettled,
} from '../../shared/index.ts';
import { type FoundPage, type PageContext, requireWritable } from '../page-context.ts';
import { replaceText } from './suggested-text.ts';
import { notifySettled, notifySuggested } from './suggestion-notify.ts';
import * as store from './suggestion-store.ts';

type Row = store.SuggestionRow;

interface Found {
  readonly found: FoundPage;
  readonly row: Row;
}

/** Changes that are proposed: who may comment makes them, who may write decides, and each is decided once. */
export class SuggestionService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `wiki.page_not_found`. */
  async list(actor: Actor, page: string): Promise<Suggestion[]> {
    return this.#context.host.database.transaction(async (tx) => {
      await this.#context.getVisible(tx, actor, page);
      return this.#present(tx, await store.listSuggestionsOf(tx, page));
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.comment_not_allowed`. */
  async suggest(actor: Actor, input: InputOf<typeof suggestChange>): Promise<Suggestion> {
    const { host, now } = this.#context;
    return host.database.transaction(async (tx) => {
      const found = await this.#context.getVisible(tx, actor, input.page);
      if (found.standing.right === 'read') throw commentNotAllowed();
      const row: Row = { id: newId(), ...input, author: actor.person, created_at: now, ...undecided };
      await store.insertSuggestion(tx, row);
      await notifySuggested(this.#context, tx, actor, found.page, row.id);
      return this.#announce(tx, actor, { found, row });
    });
  }

  /**
   * The server decides who was first, and changes the text itself, in one transaction. Throws
   * `wiki.suggestion_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.suggestion_settled`,
   * `wiki.suggestion_text_changed`, `wiki.suggestion_place_gone`.
   */
  async accept(actor: Actor, id: string, current: string): Promise<Suggestion> {
    return this.#change(actor, id, async (tx, { found, row }) => {
      requireWritable(found);
      requireOpen(row);
      const { page, anchor, replacement } = row;
      const pieces = replacement === '' ? [] : [{ text: replacement }];
      const place = { page, anchor, current, pieces, isEmptyGone: true };
      const replaced = await replaceText(this.#context, tx, actor, place);
      const next = { ...row, ...this.#settled(actor, 'accepted'), ...replaced };
      await notifySettled(this.#context, tx, actor, next);
      return next;
    });
  }

  /** Throws `wiki.suggestion_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.suggestion_settled`. */
  async reject(actor: Actor, id: string, answer: string): Promise<Suggestion> {
    return this.#change(actor, id, async (tx, { found, row }) => {
      requireWritable(found);
      requireOpen(row);
      const next = { ...row, ...this.#settled(actor, 'rejected'), answer };
      await notifySettled(this.#context, tx, actor, next);
      return next;
    });
  }

  /** Throws `wiki.suggestion_not_found`, `wiki.comment_not_allowed`, `wiki.suggestion_settled`. */
  async withdraw(actor: Actor, id: string): Promise<Suggestion> {
    return this.#change(actor, id, async (_tx, { row }) => {
      if (row.author !== actor.person) throw commentNotAllowed();
      requireOpen(row);
      return { ...row, ...this.#settled(actor, 'withdrawn') };
    });
  }

  /**
   * Throws `wiki.suggestion_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.suggestion_not_reversible`,
   * `wiki.suggestion_text_changed`, `wiki.suggestion_place_gone`.
   */
  async reopen(actor: Actor, id: string): Promise<Suggestion> {
    return this.#change(actor, id, async (tx, { found, row }) => {
      requireWritable(found);
      const { page, anchor, state, before, after } = row;
      // What somebody took back is theirs to say anew.
      if (state === 'withdrawn' || (state === 'accepted' && before === null)) throw suggestionNotReversible();
      if (state !== 'accepted') return { ...row, ...undecided };
      const place = { page, anchor, current: after ?? '', pieces: before ?? [], isEmptyGone: false };
      const replaced = await replaceText(this.#context, tx, actor, place);
      return { ...row, ...undecided, anchor: replaced.anchor };
    });
  }

  /** From the first line on nobody else changes it. */
  async #change(actor: Actor, id: string, decide: (tx: Tx, found: Found) => Promise<Row>): Promise<Suggestion> {
    return this.#context.host.database.transaction(async (tx) => {
      const row = isUuid(id) ? await store.lockSuggestion(tx, id) : undefined;
      if (!row) throw suggestionNotFound();
      const found = await this.#context.getVisible(tx, actor, row.page).catch((failure: unknown) => {
        // What belongs to a page that one may not see does not exist either.
        throw (failure as { code?: string }).code === pageNotFound.code ? suggestionNotFound() : failure;
      });
      const next = await decide(tx, { found, row });
      await store.writeSuggestion(tx, next);
      return this.#announce(tx, actor, { found, row: next });
    });
  }

  #settled(actor: Actor, state: 'accepted' | 'rejected' | 'withdrawn'): Partial<Row> {
    return { state, settled_at: this.#context.now, settled_by: actor.person };
  }

  async #announce(tx: Tx, actor: Actor, { found, row }: Found): Promise<Suggestion> {
    await this.#context.announce(tx, actor, suggestionChanged, found.page, { suggestion: row.id });
    const [shown] = await this.#present(tx, [row]);
    if (!shown) throw new Error('A suggestion that was changed is there');
    return shown;
  }

  async #present(tx: Tx, rows: readonly Row[]): Promise<Suggestion[]> {
    const ids = new Set(rows.flatMap(({ author, settled_by: by }) => (by === null ? [author] : [author, by])));
    const persons = await this.#context.host.people.findPersons(tx, [...ids]);
    const names = new Map(persons.map(({ id, name }) => [id, name]));
    const named = (id: string) => ({ id, name: names.get(id) ?? '' });
    return rows.map(({ id, page, anchor, original, replacement, reason, state, answer, ...row }) => ({
      ...{ id, page, anchor, original, replacement, reason, state, answer },
      author: named(row.author),
      createdAt: row.created_at.toISOString(),
      settledAt: row.settled_at?.toISOString() ?? null,
      settledBy: row.settled_by === null ? null : named(row.settled_by),
    }));
  }
}

const undecided = { state: 'open', settled_at: null, settled_by: null, answer: '', before: null, after: null } as const;

function requireOpen({ state }: Row): void {
  if (state !== 'open') throw suggestionSettled();
}
