import { type IsoDate, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, AudienceToken, ServerHost } from '@kontor/plugin-api/server';
import type { OrgUnit } from '@kontor/schema';
import type { BoxRow } from './box-store.ts';
import type { IdeaRow } from './idea-store.ts';
import type { Named } from './named.ts';

/** What somebody is to a box. */
export interface Standing {
  /** One of those whom it is for. */
  readonly isAddressed: boolean;
  /** One of those who decide, or stands in for one. */
  readonly isOffice: boolean;
}

/** What the services share: who sees a box, who decides in it, what people are called. */
export class IdeasContext {
  readonly host: ServerHost;

  constructor(host: ServerHost) {
    this.host = host;
  }

  get now(): Date {
    return this.host.clock.now();
  }

  get today(): IsoDate {
    return isoDate(this.now, this.host.people.timeZone);
  }

  /** Who decides in each box today: those who lead its org unit and those named, and whoever stands in for one of them. */
  async findOffices(
    tx: Tx,
    boxes: readonly Pick<BoxRow, 'id' | 'unit' | 'deciders'>[],
    { withSubstitutes = true } = {},
  ): Promise<Map<string, Set<string>>> {
    const { people } = this.host;
    const leads = await people.listLeads(tx, [...new Set(boxes.map(({ unit }) => unit))]);
    const own = boxes.map(({ id, unit, deciders }) => {
      const leading = leads.filter(({ orgUnit }) => orgUnit === unit).map(({ person }) => person);
      return [id, new Set([...leading, ...deciders])] as const;
    });
    if (!withSubstitutes) return new Map(own);
    const away = await people.findSubstitutes(tx, [...new Set(own.flatMap(([, persons]) => [...persons]))]);
    return new Map(
      own.map(([id, persons]) => {
        const standIns = [...persons].flatMap((person) => away.get(person)?.substitute ?? []);
        return [id, new Set([...persons, ...standIns])];
      }),
    );
  }

  /** The absent person for whom somebody decides in a box; nothing where they decide in their own right. */
  async findInPlaceOf(tx: Tx, box: Pick<BoxRow, 'id' | 'unit' | 'deciders'>, person: string): Promise<string | null> {
    const own = (await this.findOffices(tx, [box], { withSubstitutes: false })).get(box.id) ?? new Set<string>();
    if (own.has(person)) return null;
    const away = await this.host.people.findSubstitutes(tx, [...own]);
    return [...own].find((one) => away.get(one)?.substitute === person) ?? null;
  }

  /** The org units whose boxes somebody sets up (P22): all for administrators, else those that they lead, with all below. */
  async findManaged(tx: Tx, actor: Actor): Promise<OrgUnit[]> {
    const { people, permissions } = this.host;
    const all = await people.listOrgUnits(tx);
    if (await permissions.can(tx, actor, 'manage', { organisation: true })) return all;
    const leads = await people.listLeads(
      tx,
      all.map(({ id }) => id),
    );
    const managed = new Set(leads.filter(({ person }) => person === actor.person).map(({ orgUnit }) => orgUnit));
    for (let size = -1; size !== managed.size; ) {
      size = managed.size;
      for (const { id, parent } of all) if (parent !== null && managed.has(parent)) managed.add(id);
    }
    return all.filter(({ id }) => managed.has(id));
  }

  async findStandings(tx: Tx, actor: Actor, boxes: readonly BoxRow[]): Promise<Map<string, Standing>> {
    const tokens = await this.host.permissions.tokensOf(tx, actor);
    const offices = await this.findOffices(tx, boxes);
    return new Map(
      boxes.map(({ id, addressees }) => {
        const isAddressed = this.host.addressing.tokensOf(addressees).some((token) => tokens.has(token));
        return [id, { isAddressed, isOffice: offices.get(id)?.has(actor.person) ?? false }];
      }),
    );
  }

  /** Those who see an idea: whom its box is for, who decides, who looks at it, and who submitted it under their name. */
  audienceOf(
    { author, responsible }: Pick<IdeaRow, 'author' | 'responsible'>,
    box: BoxRow,
    office: Iterable<string>,
  ): AudienceToken[] {
    const persons = [...office, author, responsible].filter((person) => person !== null);
    const tokens = [...this.host.addressing.tokensOf(box.addressees), ...persons.map((person) => `person:${person}`)];
    return [...new Set(tokens)];
  }

  async findNames(tx: Tx, ids: Iterable<string | null>): Promise<Named> {
    const wanted = [...new Set([...ids].filter((id) => id !== null))];
    const persons = wanted.length === 0 ? [] : await this.host.people.findPersons(tx, wanted);
    return new Map(persons.map(({ id, name }) => [id, name]));
  }

  async nameOf(tx: Tx, person: string): Promise<string> {
    return (await this.findNames(tx, [person])).get(person) ?? '';
  }
}
