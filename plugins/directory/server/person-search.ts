import { isUuid, parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type SearchProvider, type ServerHost, staleAfter } from '@kontor/plugin-api/server';
import {
  manyPersonsChanged,
  orgUnitChanged,
  personChangedEvent,
  personCreated,
  positionsChanged,
} from '@kontor/schema';
import type { SearchDocument } from '@kontor/search/shared';
import { canSeeField, profileChanged, standInsChanged } from '../shared/index.ts';
import { OrgTree } from './org-tree.ts';
import { type PersonFacts, readFacts, tasksOf } from './person-facts.ts';
import { publicPicture } from './person-presenter.ts';
import { readStandIns } from './stand-ins.ts';

const personRef = (id: string): Ref => `people/person/${id}`;

/**
 * People are found by name, position, office, tasks, skills, phone, room and place. Only what everyone may see is in
 * the index: what a person hides can be found by nobody, as a hit would tell it; nor can a personnel number.
 */
export function personSearch(host: ServerHost): SearchProvider {
  return {
    noun: 'people/person',
    type: 'person',
    offline: true,
    async readDocuments(tx, refs) {
      const ids = refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
      const facts = await readFacts(host, tx, ids);
      const tree = new OrgTree(await host.people.listOrgUnits(tx));
      const offices = await readOffices(host, tx, tree, [...facts.values()]);
      const changed = await host.people.findChangeTimes(tx, ids);
      const updatedAt = (id: string) => (changed.get(id) ?? host.clock.now()).toISOString();
      return [...facts.values()]
        .filter(({ present }) => present)
        .map((one) => ({ ...describe(one, tree, offices), updatedAt: updatedAt(one.person.id) }));
    },
    async listRefs(tx, after, limit) {
      return (await host.people.listPersonIds(tx, after && parseRef(after)?.id, limit)).map(personRef);
    },
    staleAfter: [
      staleAfter(personCreated, (_tx, event) => [personRef(event.payload.person)]),
      staleAfter(personChangedEvent, (_tx, event) => [personRef(event.payload.person)]),
      staleAfter(positionsChanged, (_tx, event) => [personRef(event.payload.person)]),
      staleAfter(standInsChanged, (_tx, event) => event.payload.persons.map(personRef)),
      staleAfter(manyPersonsChanged, (_tx, event) => event.payload.persons.map(personRef)),
      staleAfter(profileChanged, (_tx, event) => [personRef(event.payload.person)]),
      // Names and tasks of a unit are in the documents of its people, its place in the tree in those below, too.
      staleAfter(orgUnitChanged, async (tx, event) =>
        (await listBelow(host, tx, event.payload.orgUnit)).map(personRef),
      ),
    ],
  };
}

function listBelow(host: ServerHost, tx: Tx, orgUnit: string): Promise<string[]> {
  return host.people.listMembers(tx, orgUnit, true);
}

/** What offices are in charge of, and whose offices somebody answers for now. */
interface Offices {
  /** By unit: its tasks, and other words by which people look for them. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** By substitute: the units of those who are away. */
  readonly covered: ReadonlyMap<string, readonly string[]>;
}

/** Words of one person's offices, at most so many. */
const wordsAtMost = 400;

async function readOffices(host: ServerHost, tx: Tx, tree: OrgTree, all: readonly PersonFacts[]): Promise<Offices> {
  const persons = all.map(({ person }) => person.id);
  const units = tree.units.map(({ id }) => id);
  const standIns = (await readStandIns(host, tx, units)).filter(({ substitute }) => persons.includes(substitute));
  const covered = new Map(
    [...Map.groupBy(standIns, ({ substitute }) => substitute)].map(([substitute, own]) => {
      return [substitute, own.flatMap(({ orgUnits }) => orgUnits)] as const;
    }),
  );
  const answered = new Set([...all.flatMap(ledBy), ...[...covered.values()].flat()]);
  const offices = await host.people.findOffices(tx, [...answered]);
  const words = [...answered].map((id) => {
    const keywords = (offices.get(id)?.tasks ?? []).flatMap((task) => task.keywords);
    return [id, [...new Set([...(tree.find(id)?.tasks ?? []), ...keywords])]] as const;
  });
  return { words: new Map(words), covered };
}

function ledBy({ positions }: PersonFacts): string[] {
  return positions.filter(({ lead }) => lead).map(({ orgUnit }) => orgUnit);
}

function describe(facts: PersonFacts, tree: OrgTree, offices: Offices): Omit<SearchDocument, 'updatedAt'> {
  const { person, profile, positions } = facts;
  const shown = (field: Parameters<typeof canSeeField>[1]) => canSeeField(profile.visibility, field, 'colleague');
  const units = positions.flatMap(({ orgUnit }) => tree.find(orgUnit) ?? []);
  const covered = offices.covered.get(person.id) ?? [];
  const answered = [...new Set([...ledBy(facts), ...covered])].flatMap((unit) => offices.words.get(unit) ?? []);
  const tasks = [...new Set([...tasksOf(facts, tree), ...covered.flatMap((unit) => tree.find(unit)?.tasks ?? [])])];
  const skills = shown('skills') ? profile.skills : [];
  const place = shown('place') ? person.place : null;
  const room = shown('room') ? person.room : null;
  const [main] = positions;
  return {
    ref: personRef(person.id),
    type: 'person',
    title: person.name,
    // The digit sorts before letters: Arnold, Zoe stands before Arnold-Lange, Anna.
    sortTitle: `${person.familyName} 0 ${person.givenName}`,
    aliases: [
      `${person.familyName} ${person.givenName}`,
      // Who leads an office, or stands in for that person, is its first answer to what it is in charge of.
      ...[...new Set(answered)].slice(0, wordsAtMost),
    ],
    fields: {
      position: positions.map(({ title }) => title),
      orgUnit: units.flatMap(({ name, code, abbreviation }) => [name, code, ...(abbreviation ? [abbreviation] : [])]),
      tasks,
      skills,
      ...(place ? { place } : {}),
      ...(room ? { room } : {}),
    },
    fragments: [
      ...(shown('phone') && person.phone ? [person.phone] : []),
      ...(shown('mobile') && person.mobile ? [person.mobile] : []),
      ...(room ? [room] : []),
    ],
    audience: ['everyone'],
    facets: {
      orgUnit: [...new Set(positions.flatMap(({ orgUnit }) => tree.withAbove(orgUnit)))],
      place: place ? [place] : [],
      skill: skills,
    },
    data: {
      subtitle: main ? [main.title, tree.find(main.orgUnit)?.name].filter(Boolean).join(' · ') : null,
      path: `/people/${person.id}`,
      picture: publicPicture(facts),
    },
  };
}
