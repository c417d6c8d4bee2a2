import type { Addressee } from '@kontor/schema';

export interface TruePerson {
  readonly id: string;
  place: string | null;
  /** Belongs to the organisation. */
  belongs: boolean;
  /** The first is the main one. */
  units: string[];
  absentUntil: string | null;
}

export interface TrueVersion {
  readonly id: string;
  readonly number: number;
  /** By person, what was given first. */
  readonly confirmed: Map<string, string>;
  /** Everybody who has been among the addressees since it was issued. */
  readonly everAmong: Set<string>;
}

/** Who has to confirm what, worked out in the plainest way there is: by looking at everybody. */
export class Truth {
  readonly persons = new Map<string, TruePerson>();
  /** The unit above each. */
  readonly above = new Map<string, string | null>();
  readonly versions: TrueVersion[] = [];
  addressees: Addressee[] = [];

  get current(): TrueVersion {
    const last = this.versions.at(-1);
    if (!last) throw new Error('Nothing is issued');
    return last;
  }

  isAmong({ id, belongs, units, place }: TruePerson): boolean {
    if (!belongs) return false;
    return this.addressees.some((each) => {
      if (each.kind === 'everyone') return true;
      if (each.kind === 'person') return each.id === id;
      if (each.kind === 'org-unit') return units.some((unit) => this.#isWithin(unit, each.id));
      return each.kind === 'place' && 'name' in each && each.name === place;
    });
  }

  #isWithin(unit: string, of: string): boolean {
    for (let at: string | null = unit; at !== null; at = this.above.get(at) ?? null) if (at === of) return true;
    return false;
  }

  /** Notes who is among the addressees at this moment. */
  look(): void {
    for (const person of this.persons.values()) if (this.isAmong(person)) this.current.everAmong.add(person.id);
  }

  /** One line for each person in the report on a version, in order. */
  lines(version: TrueVersion): string[] {
    const lines: string[] = [];
    for (const person of this.persons.values()) {
      const given = version.confirmed.get(person.id);
      const isAmong = this.isAmong(person);
      const unit = person.units[0] ?? '-';
      if (given !== undefined) lines.push(isAmong ? `${unit} ${person.id} ${given}` : `former ${person.id} ${given}`);
      else if (isAmong && version === this.current) lines.push(`${unit} ${person.id} open ${person.absentUntil ?? ''}`);
    }
    return lines.sort();
  }
}
