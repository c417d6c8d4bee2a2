import { newId } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import { type Actor, type Audit, csvLine, type People } from '@kontor/plugin-api/server';
import {
  type SynonymGroup,
  synonymBounds,
  synonymsChanged,
  synonymsEqual,
  synonymsFull,
  synonymsNotFound,
  synonymTaken,
} from '@kontor/schema';
import * as store from './synonym-store.ts';
import { distinctWords, readSynonymTable, type SynonymGroups } from './synonym-words.ts';

export interface SynonymParts {
  readonly database: Database;
  readonly audit: Audit;
  readonly people: Pick<People, 'listOrgUnits'>;
}

/** What is announced when a group comes, changes or goes. */
type Change = 'added' | 'changed' | 'removed' | 'imported';

/** The words that an organisation says mean the same. A word is in one group at most. */
export class SynonymService {
  readonly #parts: SynonymParts;

  constructor(parts: SynonymParts) {
    this.#parts = parts;
  }

  async list(): Promise<{ groups: SynonymGroup[]; abbreviations: { orgUnit: string; words: string[] }[] }> {
    return await this.#parts.database.snapshot(async (tx) => ({
      groups: await store.listGroups(tx),
      abbreviations: await this.#listAbbreviations(tx),
    }));
  }

  /** All that the engine takes: the groups, and each org unit's abbreviation with its name. */
  async listForEngine(tx: Tx): Promise<SynonymGroups> {
    const groups = await store.listGroups(tx);
    return [...groups, ...(await this.#listAbbreviations(tx))].map(({ words }) => words);
  }

  async add(actor: Actor, words: readonly string[]): Promise<SynonymGroup> {
    return await this.#change(actor, 'added', async (tx) => {
      if ((await store.countGroups(tx)) >= synonymBounds.groups) throw synonymsFull();
      return await write(tx, { id: newId(), words, revision: 1 });
    });
  }

  async change(
    actor: Actor,
    { group: id, revision, words }: { group: string; revision: number; words: readonly string[] },
  ): Promise<SynonymGroup> {
    return await this.#change(actor, 'changed', async (tx) => {
      const stored = await store.findGroup(tx, id);
      if (!stored) throw synonymsNotFound();
      if (stored.revision !== revision) throw synonymsChanged();
      return await write(tx, { id, words, revision: revision + 1 });
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.#change(actor, 'removed', async (tx) => {
      if (!(await store.deleteGroup(tx, id))) throw synonymsNotFound();
    });
  }

  /** Adds the rows of a table that are new groups; all or none where there would be too many. */
  async import(actor: Actor, table: string): Promise<{ added: number; leftOut: number[] }> {
    return await this.#change(actor, 'imported', async (tx) => {
      const leftOut: number[] = [];
      let room = synonymBounds.groups - (await store.countGroups(tx));
      let added = 0;
      for (const { line, words } of readSynonymTable(table)) {
        if (!words || (await store.isTaken(tx, distinctWords(words).keys, null))) leftOut.push(line);
        else {
          if (room === 0) throw synonymsFull();
          await write(tx, { id: newId(), words, revision: 1 });
          room -= 1;
          added += 1;
        }
      }
      return { added, leftOut };
    });
  }

  /** Adds groups without asking who does. */
  async fill(tx: Tx, groups: SynonymGroups): Promise<void> {
    for (const words of groups) await write(tx, { id: newId(), words, revision: 1 });
    await store.tellSynonymsChanged(tx);
  }

  /** As `import` takes it. */
  async export(): Promise<string> {
    const groups = await this.#parts.database.snapshot(store.listGroups);
    return groups.map(({ words }) => csvLine(words, ';')).join('');
  }

  async #listAbbreviations(tx: Tx): Promise<{ orgUnit: string; words: string[] }[]> {
    const units = await this.#parts.people.listOrgUnits(tx);
    return units.flatMap(({ id, name, abbreviation }) => {
      const { words } = distinctWords([abbreviation ?? '', name]);
      return words.length < 2 ? [] : [{ orgUnit: id, words }];
    });
  }

  async #change<Result>(actor: Actor, change: Change, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return await this.#parts.database.transaction(async (tx) => {
      await store.lockSynonyms(tx);
      const result = await work(tx);
      await this.#parts.audit.append(tx, { kind: 'search.synonyms_changed', actor, details: { change } });
      await store.tellSynonymsChanged(tx);
      return result;
    });
  }
}

async function write(tx: Tx, { id, words, revision }: SynonymGroupChange): Promise<SynonymGroup> {
  const distinct = distinctWords(words);
  if (distinct.words.length < 2) throw synonymsEqual();
  if (await store.isTaken(tx, distinct.keys, id)) throw synonymTaken();
  await store.writeGroup(tx, { id, revision, ...distinct });
  return { id, revision, words: distinct.words };
}

interface SynonymGroupChange {
  readonly id: string;
  readonly words: readonly string[];
  readonly revision: number;
}
