import { isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import type { LinkCard } from '@kontor/schema';
import { administers, type PeopleContext, today } from './people-context.ts';
import { findSummaries, type PersonSummary } from './person-store.ts';

/** Everybody sees persons; those who have left the organisation are seen by administrators only. */
export function personLinks(context: PeopleContext): LinkProvider {
  return {
    noun: 'people/person',
    isAlikeForAll: true,
    async findCards(tx, actor, ids) {
      const found = await findSummaries(tx, ids.filter(isUuid), today(context));
      const all = await administers(context, tx, actor);
      return await toCards(
        context,
        tx,
        found.filter(({ left }) => all || !left),
      );
    },
    async findAudience(tx, ids) {
      const found = await findSummaries(tx, ids.filter(isUuid), today(context));
      return new Map(found.map(({ id, left }) => [id, [left ? 'administrators' : 'everyone']]));
    },
    findIds: async (_tx, paths) => idsInPaths(/^\/people\/([^/]+)$/, paths),
  };
}

/** A person's card as everybody may see it; nothing for who has left. */
export async function findPublicCard(context: PeopleContext, tx: Tx, person: string): Promise<LinkCard | undefined> {
  const found = await findSummaries(tx, [person], today(context));
  const [card] = await toCards(
    context,
    tx,
    found.filter(({ left }) => !left),
  );
  return card;
}

async function toCards(context: PeopleContext, tx: Tx, persons: readonly PersonSummary[]): Promise<LinkCard[]> {
  if (persons.length === 0) return [];
  const pictures = await context.findPictures(
    tx,
    persons.map(({ id }) => id),
  );
  return persons.map(({ id, name, position, orgUnit, absent }) => ({
    ref: `people/person/${id}`,
    type: 'person',
    title: name,
    subtitle: position === null ? null : `${position} · ${orgUnit}`,
    state: absent ? 'absent' : null,
    path: `/people/${id}`,
    picture: pictures.get(id) ?? null,
  }));
}
