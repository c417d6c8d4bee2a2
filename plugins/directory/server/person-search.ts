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
import { canSeeField, profileChanged } from '../shared/index.ts';
import { OrgTree } from './org-tree.ts';
import { type PersonFacts, readFacts, tasksOf } from './person-facts.ts';
import { publicPicture } from './person-presenter.ts';

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
      const updatedAt = host.clock.now().toISOString();
      return [...facts.values()].filter(({ present }) => present).map((one) => ({ ...describe(one, tree), updatedAt }));
    },
    async listRefs(tx, after, limit) {
      return (await host.people.listPersonIds(tx, after && parseRef(after)?.id, limit)).map(personRef);
    },
    staleAfter: [
      staleAfter(personCreated, (_tx, event) => [personRef(event.payload.person)]),
      staleAfter(personChangedEvent, (_tx, event) => [personRef(event.payload.person)]),
      staleAfter(positionsChanged, (_tx, event) => [personRef(event.payload.person)]),
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

function describe(facts: PersonFacts, tree: OrgTree): Omit<SearchDocument, 'updatedAt'> {
  const { person, profile, positions } = facts;
  const shown = (field: Parameters<typeof canSeeField>[1]) => canSeeField(profile.visibility, field, 'colleague');
  const units = positions.flatMap(({ orgUnit }) => tree.find(orgUnit) ?? []);
  const tasks = tasksOf(facts, tree);
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
      // Who leads an office is its first answer to what it is in charge of.
      ...(positions.some(({ lead }) => lead) ? tasks : []),
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
