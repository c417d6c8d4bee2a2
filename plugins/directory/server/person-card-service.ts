import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { PersonPreview } from '../shared/index.ts';
import { presentCurrentAbsence, readSubstitutes } from './current-absences.ts';
import { OrgTree, toOrgUnitCard } from './org-tree.ts';
import { presentOwnFields } from './person-presenter.ts';
import type { PersonService } from './person-service.ts';
import { relationOf } from './viewer-relation.ts';

/** Shows people in short, each viewer what they may see; without the people around, as names are pointed at often. */
export class PersonCardService {
  readonly #host: ServerHost;
  readonly #persons: PersonService;

  constructor(host: ServerHost, persons: PersonService) {
    this.#host = host;
    this.#persons = persons;
  }

  /** Throws `people.person_not_found` as the whole entry does. */
  async get(actor: Actor, person: string): Promise<PersonPreview> {
    return this.#host.database.transaction(async (tx) => {
      const { facts, viewer } = await this.#persons.find(tx, actor, person);
      const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
      const relation = relationOf(viewer, facts, tree);
      const { phone, mobile, email, room, place, picture } = presentOwnFields(facts, relation);
      const substitutes = await readSubstitutes(this.#host, tx, [facts]);
      const [main] = facts.positions;
      const unit = main && tree.find(main.orgUnit);
      return {
        id: facts.person.id,
        name: facts.person.name,
        former: !facts.present,
        position: main?.title ?? null,
        orgUnit: unit ? toOrgUnitCard(unit) : null,
        absence: presentCurrentAbsence(facts, relation, substitutes),
        ...{ phone, mobile, email, room, place, picture },
        office: unit && facts.present ? await this.#findOffice(tx, tree.withAbove(unit.id), tree) : null,
        relation,
      };
    });
  }

  /** Of these units, from the top down, the lowest that tells where it is. */
  async #findOffice(tx: Tx, units: readonly string[], tree: OrgTree): Promise<PersonPreview['office']> {
    const offices = await this.#host.people.findOffices(tx, units);
    const nearest = units.findLast((unit) => (offices.get(unit)?.places.length ?? 0) > 0);
    if (nearest === undefined) return null;
    return { name: tree.find(nearest)?.name ?? '', places: offices.get(nearest)?.places ?? [] };
  }
}
