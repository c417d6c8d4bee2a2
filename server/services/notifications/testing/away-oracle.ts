/** A plain model of docs/specs/substitutes.md, by minutes since an arbitrary midnight; persons are numbers. */
export interface ModelAbsence {
  readonly person: number;
  readonly start: number;
  end: number;
  substitute: number | null;
}

export interface ModelItem {
  readonly key: string;
  readonly at: number;
  readonly to: readonly number[];
  readonly causedBy: number | null;
  /** Nobody but the first of those whom it is for may see it. */
  readonly isHidden: boolean;
  readonly done: Set<number>;
}

export interface Placement {
  readonly item: string;
  readonly absent: number;
  readonly substitute: number;
}

export class AwayOracle {
  readonly absences: ModelAbsence[] = [];
  readonly items: ModelItem[] = [];
  readonly #lead: number;

  constructor(lead: number) {
    this.#lead = lead;
  }

  overlaps({ person, start, end }: Omit<ModelAbsence, 'substitute'>): boolean {
    return this.absences.some((one) => one.person === person && one.start < end && one.end > start);
  }

  awayAt(person: number, now: number): ModelAbsence | undefined {
    return this.absences.find((one) => one.person === person && one.start <= now && now < one.end);
  }

  standIn(person: number, now: number): number | undefined {
    const named = this.awayAt(person, now)?.substitute;
    if (named === null || named === undefined) return undefined;
    const met = [person];
    let next: number | null = named;
    while (next !== null && !met.includes(next)) {
      const away = this.awayAt(next, now);
      if (!away) return next;
      met.push(next);
      next = away.substitute;
    }
    return this.#lead !== person && !this.awayAt(this.#lead, now) ? this.#lead : undefined;
  }

  /** Who is told of an item in their own right. */
  ownersOf({ to, causedBy, isHidden }: ModelItem): readonly number[] {
    return to.filter((person, place) => person !== causedBy && (!isHidden || place === 0));
  }

  /** With whom what lies open in whose place. */
  placements(now: number): readonly Placement[] {
    return this.items.flatMap((item) =>
      this.ownersOf(item).flatMap((absent) => {
        const away = this.awayAt(absent, now);
        const substitute = this.standIn(absent, now);
        if (!away || substitute === undefined || item.done.has(absent) || item.at < away.start) return [];
        const knows = substitute === item.causedBy || this.ownersOf(item).includes(substitute);
        return knows || item.isHidden ? [] : [{ item: item.key, absent, substitute }];
      }),
    );
  }
}
