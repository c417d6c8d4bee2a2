import { isUuid, parseRef, type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { ServerHost } from './host.ts';
import type { StaleRule } from './search.ts';

export interface SaidComment {
  readonly id: string;
  /** What it is about. */
  readonly object: Ref;
  /** Nobody where it was said without a name, or its author's entry is gone. */
  readonly author: string | null;
  /** As plain text. */
  readonly text: string;
  readonly at: Date;
}

export interface CommentSource {
  /** `tasks/comment`. */
  readonly noun: `${string}/${string}`;
  /** Those of these that everybody reads who sees what they are about; deleted and hidden ones are left out. */
  read(tx: Tx, ids: readonly string[]): Promise<SaidComment[]>;
  /** All, in pages, in order. */
  listIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]>;
  /** Which refs an event makes stale: those of comments. */
  readonly staleAfter: readonly StaleRule[];
}

/** So much of a text stands as its title. */
const titleLength = 120;

/** What is said has no title: its beginning, in one line, stands for it. */
export function beginningOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > titleLength ? `${line.slice(0, titleLength - 1).toWellFormed()}…` : line;
}

/**
 * Comments are found by their words, not by who said them, by exactly those who find what they are about; and each has a
 * card, which opens it: the address of the object with `#comment-<id>`, as `AddressedComment` of the client knows it.
 */
export function provideComments(
  { search, links, people }: Pick<ServerHost, 'search' | 'links' | 'people'>,
  { noun, staleAfter, ...source }: CommentSource,
): void {
  const refTo = (id: string) => commentRefOf(noun, id);
  search.provideFollowing({
    noun,
    type: 'comment',
    staleAfter,
    async readDocuments(tx, refs) {
      const comments = await source.read(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
      return comments.map(({ id, object, author, text, at }) => ({
        ref: refTo(id),
        type: 'comment',
        of: object,
        title: beginningOf(text),
        ...(beginningOf(text) !== text.trim() && { body: text }),
        ...(author !== null && { authors: [author] }),
        updatedAt: at.toISOString(),
      }));
    },
    async listRefs(tx, after, limit) {
      return (await source.listIds(tx, after && parseRef(after)?.id, limit)).map(refTo);
    },
  });
  links.provide({
    noun,
    async findCards(tx, actor, ids) {
      const comments = await source.read(tx, ids.filter(isUuid));
      const cards = await links.findCards(tx, actor, [...new Set(comments.map(({ object }) => object))]);
      const objects = new Map(cards.map((card) => [card.ref, card]));
      const authors = await people.findPersons(tx, [...new Set(comments.flatMap(({ author }) => author ?? []))]);
      const names = new Map(authors.map(({ id, name }) => [id, name]));
      return comments.flatMap(({ id, object, author, text }) => {
        const about = objects.get(object);
        if (!about) return [];
        const subtitle = [names.get(author ?? ''), about.title].filter(Boolean).join(' · ');
        const path = `${about.path}#comment-${id}`;
        return [
          { ref: refTo(id), type: 'comment', title: beginningOf(text), subtitle, state: null, path, picture: null },
        ];
      });
    },
    async findAudience(tx, ids) {
      const comments = await source.read(tx, ids.filter(isUuid));
      const audience = await links.findAudience(tx, [...new Set(comments.map(({ object }) => object))]);
      return new Map(comments.map(({ id, object }) => [id, audience.get(object) ?? []]));
    },
  });
}

function commentRefOf(noun: CommentSource['noun'], id: string): Ref {
  const [module = '', name = ''] = noun.split('/');
  return refOf(module, name, id);
}
