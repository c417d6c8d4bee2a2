import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, People } from '@kontor/plugin-api/server';
import type { InputOf, OfficeInCharge, OutputOf, searchAll } from '@kontor/schema';
import { missedBounds, personName, placeLine } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { MissedSearches, missedTermOf, weekOf, wordsOfTerm } from './missed-searches.ts';
import * as missedStore from './missed-store.ts';
import { fitOffices, type OfficeWords } from './office-in-charge.ts';
import { type FindTitles, findLike, suggestSpelling } from './spelling-suggestion.ts';
import type { SynonymGroups } from './synonym-words.ts';

export interface SearchHelpParts {
  readonly people: Pick<People, 'listOrgUnits' | 'findOffices' | 'listLeads' | 'findPersons'>;
  readonly policies: PolicyReader;
  /** The search as the person has it: what is suggested is made of nothing else. */
  readonly search: (actor: Actor, input: InputOf<typeof searchAll>) => Promise<OutputOf<typeof searchAll>>;
  readonly synonyms: (tx: Tx) => Promise<SynonymGroups>;
}

/** What helps somebody further whose words find nothing: another spelling, and the office in charge. */
export class SearchHelpService {
  readonly #core: Core;
  readonly #parts: SearchHelpParts;
  readonly #missed = new MissedSearches();

  constructor(core: Core, parts: SearchHelpParts) {
    this.#core = core;
    this.#parts = parts;
  }

  async help(actor: Actor, query: string): Promise<{ spelling: string | null; offices: OfficeInCharge[] }> {
    const { words, synonyms, isReported } = await this.#core.database.snapshot(async (tx) => ({
      words: await this.#readOfficeWords(tx),
      synonyms: await this.#parts.synonyms(tx),
      isReported: (await this.#parts.policies.read(tx)).missedSearches,
    }));
    if (isReported) await this.#report(actor, query);
    else this.#missed.clear();
    const fitting = fitOffices(query, words, synonyms);
    return {
      spelling: (await suggestSpelling(query, wordsOfTerm(query), words, this.#findAs(actor))) ?? null,
      offices: await this.#core.database.snapshot((tx) => this.#readOffices(tx, fitting)),
    };
  }

  async listMissed(): Promise<{ isOn: boolean; terms: { term: string; weeks: string[] }[] }> {
    return await this.#core.database.snapshot(async (tx) => ({
      isOn: (await this.#parts.policies.read(tx)).missedSearches,
      terms: await missedStore.listMissed(tx),
    }));
  }

  async removeMissed(term: string): Promise<void> {
    await this.#core.database.transaction((tx) => missedStore.deleteMissed(tx, term));
  }

  /** With the policy goes all that was kept under it. */
  async forgetMissed(tx: Tx): Promise<void> {
    this.#missed.clear();
    await missedStore.deleteAllMissed(tx);
  }

  async expireMissed(): Promise<void> {
    const before = isoDate(new Date(this.#core.clock.now().getTime() - missedBounds.days * 24 * 60 * 60_000));
    await this.#core.database.transaction((tx) => missedStore.expireMissed(tx, before));
  }

  /** Keeps the words, and nothing else, once several people have looked for them in vain within a week. */
  async #report(actor: Actor, query: string): Promise<void> {
    const term = missedTermOf(query);
    const find = this.#findAs(actor);
    if (term === undefined || (await find({ text: query, limit: 1 })).length > 0) return;
    const week = weekOf(isoDate(this.#core.clock.now(), this.#core.config.timeZone));
    if (!this.#missed.note(term, actor.person, week)) return;
    for (const word of wordsOfTerm(term)) if (await findLike(word, find, ['person'])) return;
    await this.#core.database.transaction((tx) => missedStore.keepMissed(tx, term, week));
  }

  /** What this person finds, as titles. */
  #findAs(actor: Actor): FindTitles {
    return async ({ text, limit, titlesOnly, types }) => {
      const input = { q: text, limit, offset: 0, ...(titlesOnly && { titlesOnly: 'true' as const }) };
      const { hits } = await this.#parts.search(actor, { ...input, ...(types && { type: [...types] }) });
      return hits.map(({ title }) => title);
    };
  }

  async #readOfficeWords(tx: Tx): Promise<OfficeWords[]> {
    const units = await this.#parts.people.listOrgUnits(tx);
    const offices = await this.#parts.people.findOffices(
      tx,
      units.map(({ id }) => id),
    );
    return units.map(({ id, name, abbreviation }) => ({ id, name, abbreviation, tasks: offices.get(id)?.tasks ?? [] }));
  }

  async #readOffices(
    tx: Tx,
    fitting: readonly { readonly id: string; readonly task: string | null }[],
  ): Promise<OfficeInCharge[]> {
    const ids = fitting.map(({ id }) => id);
    const { people } = this.#parts;
    const units = new Map((await people.listOrgUnits(tx)).map((unit) => [unit.id, unit]));
    const offices = await people.findOffices(tx, ids);
    const leads = await people.listLeads(tx, ids);
    const persons = await people.findPersons(
      tx,
      leads.map(({ person }) => person),
    );
    return fitting.flatMap(({ id, task }) => {
      const unit = units.get(id);
      if (!unit) return [];
      const office = offices.get(id);
      const [place] = office?.places ?? [];
      const own = leads.filter(({ orgUnit }) => orgUnit === id).map(({ person }) => person);
      return [
        {
          id,
          task,
          name: unit.name,
          code: unit.code,
          path: `/org-units/${id}`,
          phone: office?.phone ?? null,
          email: office?.email ?? null,
          place: place ? placeLine(place) : unit.place,
          leads: persons
            .filter((person) => own.includes(person.id))
            .map((person) => ({ id: person.id, name: personName(person) })),
        },
      ];
    });
  }
}
