import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { type OfficePlace, type OrgUnit, type OutputOf, placeLine } from '@kontor/schema';
import type { listPlaces, listRooms, PlaceWithOffices } from '../shared/index.ts';
import { OrgTree } from './org-tree.ts';
import { type PersonFacts, readFacts } from './person-facts.ts';
import { presentCard } from './person-presenter.ts';

type Rooms = OutputOf<typeof listRooms>;

const peopleAtOnce = 200;
const peopleAtMost = 1000;
const byGermanOrder = new Intl.Collator('de', { numeric: true }).compare;

/** Shows where offices and people are found: buildings, and their rooms. */
export class PlaceService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  async list(): Promise<OutputOf<typeof listPlaces>> {
    return this.#host.database.snapshot(async (tx) => {
      const units = await this.#host.people.listOrgUnits(tx);
      const found = new Map<string, PlaceWithOffices>();
      const offices = await this.#host.people.findOffices(
        tx,
        units.map(({ id }) => id),
      );
      for (const unit of units) {
        const office = offices.get(unit.id);
        for (const place of placesOf(unit, office?.places ?? [])) {
          const { building, street } = place;
          const known = found.get(placeLine(place)) ?? { building, street, access: [], offices: [] };
          const { id, name } = unit;
          const { hours = null, closures = [] } = office ?? {};
          found.set(placeLine(place), {
            ...known,
            access: [...new Set([...known.access, place.access].filter((text) => text !== ''))],
            offices: [...known.offices, { id, name, room: place.room, hours, closures }],
          });
        }
      }
      const places = [...found.values()].sort(byAddress);
      return { timeZone: this.#host.people.timeZone, places };
    });
  }

  /** Only what everyone may see of people counts: the index knows no other place of theirs. */
  async listRooms(actor: Actor, asked: { readonly building: string; readonly street: string }): Promise<Rooms> {
    const told = await this.#host.database.snapshot((tx) => this.#listUnitPlaces(tx, placeLine(asked)));
    const names = [...new Set([asked.building, asked.street, placeLine(asked), ...told])].filter((name) => name !== '');
    const ids: string[] = [];
    for (let offset = 0; offset < peopleAtMost; offset += peopleAtOnce) {
      const page = { text: '', types: ['person'], filters: { place: names }, limit: peopleAtOnce, offset };
      const { hits } = await this.#host.search.find(actor, page);
      ids.push(...hits.flatMap(({ ref }) => parseRef(ref)?.id ?? []));
      if (hits.length < peopleAtOnce) break;
    }
    return this.#host.database.snapshot((tx) => this.#presentRooms(tx, ids));
  }

  /** What the organisation calls the place of units that are found there: people have it from there. */
  async #listUnitPlaces(tx: Tx, line: string): Promise<string[]> {
    const units = (await this.#host.people.listOrgUnits(tx)).filter(({ place }) => place !== null);
    const offices = await this.#host.people.findOffices(
      tx,
      units.map(({ id }) => id),
    );
    const isThere = (unit: OrgUnit) =>
      placesOf(unit, offices.get(unit.id)?.places ?? []).some((place) => placeLine(place) === line);
    return units.filter(isThere).flatMap(({ place }) => place ?? []);
  }

  async #presentRooms(tx: Tx, ids: readonly string[]): Promise<Rooms> {
    const facts = await readFacts(this.#host, tx, ids);
    const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
    const shown = [...facts.values()].filter(({ present }) => present);
    const byRoom = Map.groupBy(shown, roomOf);
    byRoom.delete('');
    const rooms = [...byRoom].map(([room, people]) => ({ room, people: people.map((one) => presentCard(one, tree)) }));
    return { rooms: rooms.sort((a, b) => byGermanOrder(a.room, b.room)) };
  }
}

function byAddress(a: PlaceWithOffices, b: PlaceWithOffices): number {
  return byGermanOrder(a.building, b.building) || byGermanOrder(a.street, b.street);
}

/** What the office says; else what the organisation says of the unit, as one line. */
function placesOf({ place }: OrgUnit, said: readonly OfficePlace[]): readonly OfficePlace[] {
  if (said.length > 0 || place === null) return said;
  const [building = place, ...street] = place.split(', ');
  return [{ building, street: street.join(', '), room: '', access: '' }];
}

/** Empty where the person does not show everyone where they sit. */
function roomOf({ person, profile }: PersonFacts): string {
  const { room, place } = profile.visibility;
  return room === 'everyone' && place === 'everyone' ? (person.room ?? '') : '';
}
