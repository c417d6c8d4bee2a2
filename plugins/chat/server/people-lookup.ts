import { isoDate, isUuid, refOf } from '@kontor/base';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { type OutputOf, orgUnitNotFound, type Person, personNotFound } from '@kontor/schema';
import type { findPeople } from '../shared/index.ts';

type Host = Pick<ServerHost, 'database' | 'clock' | 'people' | 'links' | 'homeserver'>;
type Found = OutputOf<typeof findPeople>['people'];

/** Persons behind Matrix users, and the other way. */
export class PeopleLookup {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The Matrix user of somebody who is here today. Throws `personNotFound`, `homeserverAway`. */
  async address(person: string): Promise<string> {
    const { database, people, homeserver } = this.#host;
    const [found] = isUuid(person) ? await database.transaction((tx) => people.findPersons(tx, [person])) : [];
    if (!found || this.#isFormer(found)) throw personNotFound();
    return homeserver.provide(person);
  }

  /** Of those who work in the unit or below it. Throws `orgUnitNotFound`. */
  listUnitUsers(unit: string): Promise<string[]> {
    const { database, people, homeserver } = this.#host;
    return database.transaction(async (tx) => {
      const [found] = isUuid(unit) ? await people.findOrgUnits(tx, [unit]) : [];
      if (!found) throw orgUnitNotFound();
      const users = await homeserver.findUsers(tx, await people.listMembers(tx, unit, true));
      return [...users.values()];
    });
  }

  /** Those of these users who are persons; the picture as this actor may see it. */
  find(actor: Actor, users: readonly string[]): Promise<Found> {
    const { database, people, links, homeserver } = this.#host;
    return database.transaction(async (tx) => {
      const personOf = await homeserver.findPersons(tx, users);
      const ids = [...new Set(personOf.values())];
      const persons = new Map((await people.findPersons(tx, ids)).map((person) => [person.id, person]));
      const cards = await links.findCards(
        tx,
        actor,
        ids.map((id) => refOf('people', 'person', id)),
      );
      const pictures = new Map(cards.map(({ ref, picture }) => [ref, picture]));
      return [...personOf].flatMap(([userId, id]) => {
        const person = persons.get(id);
        if (!person) return [];
        const picture = pictures.get(refOf('people', 'person', id)) ?? null;
        return [{ userId, person: id, name: person.name, former: this.#isFormer(person), picture }];
      });
    });
  }

  #isFormer({ validFrom, validUntil }: Person): boolean {
    const today = isoDate(this.#host.clock.now(), this.#host.people.timeZone);
    return (validFrom !== null && validFrom > today) || (validUntil !== null && validUntil < today);
  }
}
