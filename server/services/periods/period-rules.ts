/** What was chosen for a kind: of the organisation, or in a space. */
export interface Setting {
  /** Null: never. */
  readonly days: number | null;
  /** What holds until `holdsFrom`, where there is such a moment. */
  readonly heldDays: number | null;
  readonly holdsFrom: Date | null;
}

export function inForce(setting: Setting, at: Date): number | null {
  return setting.holdsFrom !== null && at < setting.holdsFrom ? setting.heldDays : setting.days;
}

/** A space is never slower than the organisation. */
function effective(all: Setting, own: Setting | undefined, at: Date): number | null {
  const ofAll = inForce(all, at);
  const here = own ? inForce(own, at) : null;
  if (ofAll === null || here === null) return ofAll ?? here;
  return Math.min(ofAll, here);
}

export interface ComingPeriod {
  readonly days: number | null;
  readonly from: Date;
}

export interface EffectivePeriod {
  readonly days: number | null;
  /** The earliest first; two where organisation and space change one after the other. */
  readonly next: readonly ComingPeriod[];
}

/** What holds now, and what will by itself. */
export function periodAt(all: Setting, own: Setting | undefined, now: Date): EffectivePeriod {
  const days = effective(all, own, now);
  const changes = [all.holdsFrom, own?.holdsFrom ?? null]
    .filter((at): at is Date => at !== null && at > now)
    .sort((one, other) => one.getTime() - other.getTime())
    .map((from) => ({ from, days: effective(all, own, from) }));
  return { days, next: changes.filter((change, at) => change.days !== (at === 0 ? days : changes[at - 1]?.days)) };
}

/** Another period: a longer one at once, a shorter one from a moment that leaves time to know. `held`: what holds now. */
export function choose(days: number | null, held: number | null, holdsFrom: Date): Setting {
  const isShorter = days !== null && (held === null || days < held);
  return isShorter ? { days, heldDays: held, holdsFrom } : { days, heldDays: null, holdsFrom: null };
}
