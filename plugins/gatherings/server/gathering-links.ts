import { isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import { gatheringPath, gatheringRef } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { findGatherings, findVisible, type GatheringRow, listOrganisers } from './gathering-store.ts';
import { cardWords } from './gathering-words.ts';
import { listSignUps } from './sign-up-store.ts';

/** Shown wherever its ref stands, with date and place: also in posts and pages. */
export function gatheringLinks(context: GatheringContext): LinkProvider {
  return {
    noun: 'gatherings/gathering',
    async findCards(tx, actor, ids) {
      const { language } = await context.host.organisation.get(tx);
      const rows = await findVisible(tx, await context.viewerOf(tx, actor), ids.filter(isUuid));
      return rows.map((row) => ({
        ref: gatheringRef(row.id),
        type: 'gathering',
        title: row.title,
        subtitle: cardWords(row, language),
        state: null,
        path: gatheringPath(row.id),
        picture: null,
      }));
    },
    async findAudience(tx, ids) {
      const rows = await findGatherings(tx, ids.filter(isUuid));
      const found = rows.map(({ id }) => id);
      const organisers = Map.groupBy(await listOrganisers(tx, found), ({ gathering }) => gathering);
      const signUps = Map.groupBy(await listSignUps(tx, found), ({ gathering }) => gathering);
      return new Map(
        rows.map((row) => {
          const invited = row.state === 'draft' ? [] : [...row.audience, ...tokensOf(signUps.get(row.id))];
          return [row.id, [...new Set([...invited, ...tokensOf(organisers.get(row.id))])]];
        }),
      );
    },
    async findIds(_tx, paths) {
      return idsInPaths(/^\/gatherings\/([0-9a-f-]{36})(?:[?#].*)?$/, paths);
    },
  };
}

const tokensOf = (rows: readonly { readonly person: string }[] = []) => rows.map(({ person }) => `person:${person}`);

/** Who finds it: those who are invited, and who organises it. Who signed up stands in no index. */
export async function findAudiences(tx: Tx, rows: readonly GatheringRow[]): Promise<Map<string, string[]>> {
  const organisers = await listOrganisers(
    tx,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, state, audience }) => {
      const own = tokensOf(organisers.filter(({ gathering }) => gathering === id));
      return [id, state === 'draft' ? own : [...new Set([...audience, ...own])]];
    }),
  );
}
