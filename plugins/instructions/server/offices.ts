import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import type { OrgUnit } from '@kontor/schema';
import { listDeputies } from './deputy-store.ts';

/**
 * Who acts for each org unit today: those who lead it, or, where nobody does, the nearest unit above it, and those whom
 * they have named. Administrators are not among them.
 */
export class Offices {
  readonly units: ReadonlyMap<string, OrgUnit>;
  readonly #leads: ReadonlyMap<string, readonly string[]>;
  readonly #deputies: ReadonlyMap<string, readonly string[]>;

  constructor(
    units: readonly OrgUnit[],
    leads: ReadonlyMap<string, readonly string[]>,
    deputies: ReadonlyMap<string, readonly string[]>,
  ) {
    this.units = new Map(units.map((unit) => [unit.id, unit]));
    this.#leads = leads;
    this.#deputies = deputies;
  }

  leadsOf(office: string | null): readonly string[] {
    for (let at = office; at !== null; at = this.units.get(at)?.parent ?? null) {
      const leads = this.#leads.get(at);
      if (leads) return leads;
    }
    return [];
  }

  deputiesOf(office: string | null): readonly string[] {
    return (office !== null && this.#deputies.get(office)) || [];
  }

  /** Each once. */
  personsOf(office: string | null): string[] {
    return [...new Set([...this.leadsOf(office), ...this.deputiesOf(office)])];
  }

  /** The units for which somebody acts. */
  unitsOf(person: string): OrgUnit[] {
    return [...this.units.values()].filter(({ id }) => this.personsOf(id).includes(person));
  }

  /** A unit and all below it. */
  withBelow(unit: string): string[] {
    const below = [...this.units.values()].filter(({ parent }) => parent === unit);
    return [unit, ...below.flatMap(({ id }) => this.withBelow(id))];
  }
}

export async function readOffices({ people, permissions }: ServerHost, tx: Tx): Promise<Offices> {
  const units = await people.listOrgUnits(tx);
  const leads = await people.listLeads(
    tx,
    units.map(({ id }) => id),
  );
  const named = await listDeputies(tx);
  // Who has left the organisation holds nothing but themselves.
  const tokens = await permissions.findTokens(tx, [...new Set(named.map(({ person }) => person))]);
  const deputies = named.filter(({ person }) => tokens.get(person)?.has('everyone'));
  const personsBy = (rows: readonly { readonly unit: string; readonly person: string }[]) =>
    new Map([...Map.groupBy(rows, ({ unit }) => unit)].map(([unit, all]) => [unit, all.map(({ person }) => person)]));
  return new Offices(
    units,
    personsBy(leads.map(({ orgUnit, person }) => ({ unit: orgUnit, person }))),
    personsBy(deputies.map(({ office, person }) => ({ unit: office, person }))),
  );
}
