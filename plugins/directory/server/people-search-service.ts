import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { OutputOf, Person } from '@kontor/schema';
import type { Match, SearchHit, SearchResult } from '@kontor/search/shared';
import type { PersonRow, searchPeople } from '../shared/index.ts';
import { presentCurrentAbsence, readSubstitutes } from './current-absences.ts';
import { OrgTree, toOrgUnitCard } from './org-tree.ts';
import { type PersonFacts, readFacts } from './person-facts.ts';
import { presentRow } from './person-presenter.ts';
import { relationOf, type Viewer } from './viewer-relation.ts';

export interface PeopleQuery {
  readonly q: string;
  readonly orgUnit?: readonly string[] | undefined;
  readonly place?: readonly string[] | undefined;
  readonly skill?: readonly string[] | undefined;
  readonly limit: number;
  readonly offset: number;
}

type FoundPeople = OutputOf<typeof searchPeople>;

const facetValuesAtMost = 50;

/** Finds people as one types: the index says who, the rows say what is shown, so that nothing shown is old. */
export class PeopleSearchService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  async search(actor: Actor, query: PeopleQuery): Promise<FoundPeople> {
    const found = await this.#host.search.find(actor, {
      text: query.q,
      types: ['person'],
      filters: filtersOf(query),
      facets: ['orgUnit', 'place', 'skill'],
      limit: query.limit,
      offset: query.offset,
    });
    return this.#host.database.snapshot(async (tx) => {
      const [tree, facts] = await Promise.all([this.#readTree(tx), this.#readFacts(tx, actor, found.hits)]);
      const substitutes = await readSubstitutes(this.#host, tx, facts.values());
      return {
        people: presentRows(actor, found.hits, { tree, facts, substitutes }),
        total: found.total,
        totalIsExact: found.totalIsExact,
        facets: readFacets(found, tree),
      };
    });
  }

  async #readTree(tx: Tx): Promise<OrgTree> {
    return new OrgTree(await this.#host.people.listOrgUnits(tx));
  }

  #readFacts(tx: Tx, actor: Actor, hits: readonly SearchHit[]): Promise<Map<string, PersonFacts>> {
    return readFacts(this.#host, tx, [...new Set([...hits.map(personOf), actor.person])]);
  }
}

interface Known {
  readonly tree: OrgTree;
  readonly facts: ReadonlyMap<string, PersonFacts>;
  readonly substitutes: ReadonlyMap<string, string>;
}

function presentRows(actor: Actor, hits: readonly SearchHit[], { tree, facts, substitutes }: Known): PersonRow[] {
  const viewer: Viewer = facts.get(actor.person) ?? { person: { id: actor.person }, positions: [] };
  return hits.flatMap((hit) => {
    const one = facts.get(personOf(hit));
    if (!one?.present) return [];
    const relation = relationOf(viewer, one, tree);
    const row = presentRow(one, relation, tree, presentCurrentAbsence(one, relation, substitutes));
    return [{ ...row, ...highlightsOf(hit, one.person) }];
  });
}

function personOf(hit: SearchHit): string {
  return parseRef(hit.ref)?.id ?? '';
}

function filtersOf({ orgUnit, place, skill }: PeopleQuery): Record<string, readonly string[]> {
  return { ...(orgUnit ? { orgUnit } : {}), ...(place ? { place } : {}), ...(skill ? { skill } : {}) };
}

/** Highlights as the index knows them; a name that changed since has none. */
function highlightsOf(hit: SearchHit, person: Person): Pick<PersonRow, 'nameMatches' | 'matches'> {
  const copy = (matches: readonly Match[]): [number, number][] => matches.map(([start, end]) => [start, end]);
  const shown = Object.entries(hit.fieldMatches).filter(([field]) => field !== 'alias');
  return {
    nameMatches: hit.title === person.name ? copy(hit.titleMatches) : [],
    matches: Object.fromEntries(
      shown.map(([field, { text, matches }]) => [nameOf(field, text, person), { text, matches: copy(matches) }]),
    ),
  };
}

/** The index knows parts of numbers only as fragments; people want to know of what. */
function nameOf(field: string, text: string, person: Person): string {
  if (field !== 'fragment') return field;
  return (['phone', 'mobile', 'room'] as const).find((name) => person[name] === text) ?? field;
}

function readFacets({ facets }: SearchResult, tree: OrgTree): FoundPeople['facets'] {
  const counts = facets.orgUnit ?? {};
  return {
    orgUnits: tree.units.flatMap((unit) => {
      const people = counts[unit.id] ?? 0;
      return people > 0 ? [{ ...toOrgUnitCard(unit), parent: unit.parent, people }] : [];
    }),
    places: mostFrequent(facets.place),
    skills: mostFrequent(facets.skill),
  };
}

const byGermanOrder = new Intl.Collator('de').compare;

function mostFrequent(counts: Readonly<Record<string, number>> = {}): { value: string; people: number }[] {
  const values = Object.entries(counts).map(([value, people]) => ({ value, people }));
  values.sort((a, b) => b.people - a.people || byGermanOrder(a.value, b.value));
  return values.slice(0, facetValuesAtMost);
}
