import { isUuid, parseRef, type Ref, refOf } from '@kontor/base';
import { type FollowingSearchProvider, type LinkProvider, type Links, staleAfter } from '@kontor/plugin-api/server';
import { filesChanged } from '@kontor/schema';
import { isFindable } from './text-kind.ts';
import { findAttachedWithText, listAttachedIds } from './text-store.ts';

const fileRef = (id: string): Ref => refOf('files', 'file', id);

/** Attached files are found by name and by what is written in them, by whoever finds what they are attached to. */
export const fileSearch: FollowingSearchProvider = {
  noun: 'files/file',
  type: 'file',
  async readDocuments(tx, refs) {
    const rows = await findAttachedWithText(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
    return rows
      .filter((row) => isFindable({ mediaType: row.media_type }))
      .map((row) => ({
        ref: fileRef(row.id),
        type: 'file',
        of: row.ref,
        title: row.name,
        // `Haushalt_2027-Entwurf.pdf` is looked for by its words.
        aliases: [row.name.replace(/[._-]+/g, ' ')],
        ...(row.text !== null && { body: row.text }),
        ...(row.uploader !== null && { authors: [row.uploader] }),
        updatedAt: row.created_at.toISOString(),
      }));
  },
  async listRefs(tx, after, limit) {
    return (await listAttachedIds(tx, after && parseRef(after)?.id, limit)).map(fileRef);
  },
  staleAfter: [staleAfter(filesChanged, (_tx, { payload }) => payload.files.map(fileRef))],
};

/** A file is shown with what it is attached to, and opens that. */
export function fileLinks(links: Pick<Links, 'findCards' | 'findAudience'>): LinkProvider {
  return {
    noun: 'files/file',
    async findCards(tx, actor, ids) {
      const rows = await findAttachedWithText(tx, ids.filter(isUuid));
      const cards = await links.findCards(tx, actor, [...new Set(rows.map(({ ref }) => ref))]);
      const objects = new Map(cards.map((card) => [card.ref, card]));
      return rows.flatMap((row) => {
        const object = objects.get(row.ref);
        if (!object) return [];
        const subtitle = [object.title, object.subtitle].filter((part) => part !== null).join(' · ');
        const { path, state } = object;
        return [{ ref: fileRef(row.id), type: 'file', title: row.name, subtitle, state, path, picture: null }];
      });
    },
    async findAudience(tx, ids) {
      const rows = await findAttachedWithText(tx, ids.filter(isUuid));
      const audience = await links.findAudience(tx, [...new Set(rows.map(({ ref }) => ref))]);
      return new Map(rows.map(({ id, ref }) => [id, audience.get(ref) ?? []]));
    },
  };
}
